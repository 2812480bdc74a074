// A reader who follows a link arrives: every relative link and picture of a Markdown page points to what is there.
function check(tree) {
  const found = [];
  for (const [path, content] of tree.matching(/\.md$/)) {
    const folder = path.split('/').slice(0, -1);
    content.replace(/```[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ' ')).split('\n').forEach((line, index) => {
      for (const [, target] of line.matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
        if (/^[a-z]+:|^#/.test(target)) continue;
        const parts = [...folder];
        for (const part of target.split('#')[0].split('/')) {
          if (part === '..') parts.pop();
          else if (part !== '.' && part !== '') parts.push(part);
        }
        if (!tree.has(parts.join('/'))) found.push(`${path}:${index + 1}: ${target} is not there`);
      }
    });
  }
  return found;
}

export default {
  promise: 'no page of the documentation has a dangling link',
  check,
  bad: [
    { why: 'map.md is not there', files: { 'README.md': 'See [the map](docs/map.md).\n' } },
    { why: '../LICENSE is not there', files: { 'docs/a.md': '[licence](../LICENSE)\n' } },
  ],
  good: [{ 'README.md': '[map](docs/map.md#rooms) [docs](docs/) [site](https://example.org)\n', 'docs/map.md': '[home](../README.md)\n' }],
};
