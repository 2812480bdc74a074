// Files that can be read in one sitting, and that say what they are.
function check(tree) {
  const found = [];
  for (const [path, content] of tree.matching(/^src\/.*\.(h|cpp)$/)) {
    const lines = content.split('\n').length - 1;
    if (lines > 450) found.push(`${path}:450: ${lines} lines; past 450 look for the second room in it`);
    if (path.endsWith('.h') && !/^\/\/ ?\S/.test(content)) found.push(`${path}:1: no head comment`);
    if (path.endsWith('.h') && !/^#pragma once$/m.test(content)) found.push(`${path}:1: no #pragma once`);
  }
  for (const [path, content] of tree.matching(/^(?!tests\/(vectors|fuzz)\/)/)) // those files hold the bytes that a format asks for
    if (content.length > 0 && !content.endsWith('\n') && /\.(h|cpp|mjs|sh|md|yaml|sql|txt|cmake)$/.test(path))
      found.push(`${path}: no newline at the end`);
  return found;
}

export default {
  promise: 'every source file is short enough to read and says what it promises',
  check,
  bad: [
    { why: '451 lines', files: { 'src/a/long.cpp': 'x\n'.repeat(451) } },
    { why: 'no head comment', files: { 'src/a/a.h': '#pragma once\n' } },
    { why: 'no #pragma once', files: { 'src/a/a.h': '// A.\n' } },
    { why: 'no newline', files: { 'docs/a.md': 'text' } },
  ],
  good: [{ 'src/a/a.h': '// A.\n#pragma once\n', 'src/a/b.cpp': 'x\n'.repeat(450) }],
};
