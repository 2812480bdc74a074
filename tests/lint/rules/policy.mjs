// docs/policy.md keeps a row for every point P1-P18; each code path and each test that it names exists.
import { code_words, table_below } from '../tree.mjs';

const points = Array.from({ length: 18 }, (_, index) => `P${index + 1}`);

function exists(tree, name) {
  const path = name.split('#')[0];
  if (path.includes('/')) {
    if (!tree.has(path)) return false;
    return !name.includes('#') || tree.text(path).includes(name.slice(path.length + 1));
  }
  const [suite, test] = name.split('.');
  if (!test) return false;
  const declared = new RegExp(`\\b(TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\\(\\s*${suite}\\s*,\\s*${test}\\b`);
  return tree.matching(/^tests\/.*\.cpp$/).some(([, content]) => declared.test(content));
}

function check(tree) {
  const found = [];
  const rows = table_below(tree.text('docs/policy.md'), 'The points');
  const seen = rows.map(([point]) => point.replace(/\*/g, ''));
  for (const point of points)
    if (seen.filter((one) => one === point).length !== 1) found.push(`docs/policy.md:1: not exactly one row for ${point}`);
  for (const [point, , code, tests] of rows) {
    for (const name of code_words(code ?? '')) if (!tree.has(name)) found.push(`docs/policy.md: ${point} names ${name}, which is not there`);
    for (const name of code_words(tests ?? '')) if (!exists(tree, name)) found.push(`docs/policy.md: ${point} names the test ${name}, which is not there`);
    if (code_words(tests ?? '').length === 0 && !/not yet/i.test(tests ?? '')) found.push(`docs/policy.md: ${point} names no test and does not say "not yet"`);
  }
  return found;
}

const table = (change = (row) => row) =>
  '## The points\n\n| point | feature | code | tests |\n|---|---|---|---|\n' +
  points.map((point) => change(`| ${point} | a | \`src/a/a.h\` | \`Wish.is_kept\`, \`tests/cli/a/test.sh\` |`, point)).join('\n') + '\n';
const around = { 'src/a/a.h': '// A.\n', 'tests/unit/a/a_test.cpp': 'TEST(Wish, is_kept) {}\n', 'tests/cli/a/test.sh': '# a\n' };
export default {
  promise: 'every point of the policy has its row, and the tests that the row names exist',
  check,
  bad: [
    { why: 'not exactly one row for P7', files: { ...around, 'docs/policy.md': table((row, point) => (point === 'P7' ? '| P70 | a | | not yet |' : row)) } },
    { why: 'the test Wish.is_lost', files: { ...around, 'docs/policy.md': table((row) => row.replace('is_kept', 'is_lost')) } },
    { why: 'the test tests/cli/b/test.sh', files: { ...around, 'docs/policy.md': table((row) => row.replace('cli/a', 'cli/b')) } },
    { why: 'names src/a/b.h', files: { ...around, 'docs/policy.md': table((row) => row.replace('a.h', 'b.h')) } },
    { why: 'names no test', files: { ...around, 'docs/policy.md': table((row, point) => (point === 'P1' ? '| P1 | a | | soon |' : row)) } },
  ],
  good: [
    { ...around, 'docs/policy.md': table() },
    { ...around, 'docs/policy.md': table((row, point) => (point === 'P16' ? '| P16 | not yet | – | not yet |' : row)) },
  ],
};
