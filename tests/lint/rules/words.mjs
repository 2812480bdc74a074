// Words that mean unfinished work, and words that only one machine understands.
import { lines_with } from '../tree.mjs';

const unfinished = /\b(TODO|FIXME|XXX|HACK)\b|\b([Ff]or now|[Ll]orem ipsum|[Nn]ot implemented yet)\b/;
const stand_in = /(\/\/|#|<!--).*\bplaceholder\b/i;
const one_machine = /(?<![\w.])\/(work|root|home\/[a-z])\/|\.\.\/shared\b|\bregistry\.npmjs\.org\b|\bdeb\.debian\.org\b|\/(artifactory|nexus)\/|_authToken|:_auth\b/;
const looked_at = /^(?!tests\/lint\/|LICENSE$|package-lock\.json$).*\.(h|cpp|cmake|txt|json|ya?ml|toml|css|js|mjs|sh|sql|md|html|svg|example)$|^(run|check|\.ci\/run|NOTICE)$/;

function check(tree) {
  return tree.matching(looked_at).flatMap(([path, content]) => [
    ...(/^(tests\/situations|packs|locales)\//.test(path) ? [] : lines_with(path, content, unfinished, 'unfinished work has no place on main')), // people's own words may say anything
    ...lines_with(path, content, stand_in, 'a stand-in has no place on main'),
    ...lines_with(path, content, one_machine, 'names a machine or a registry'),
  ]);
}

export default {
  promise: 'nothing is left unfinished, and no file names a machine or a registry',
  check,
  bad: [
    { why: 'TODO', files: { 'src/a/a.cpp': '// TODO: later\n' } },
    { why: 'for now', files: { 'docs/a.md': 'This is enough for now.\n' } },
    { why: 'stand-in', files: { 'src/a/a.cpp': '// placeholder until the vault stands\n' } },
    { why: 'names a machine', files: { 'tests/a.sh': `cd ${['', 'root', 'a'].join('/')}\n` } },
    { why: 'names a machine', files: { 'docs/b.md': 'see ../shared/domain\n' } },
    { why: 'names a machine or a registry', files: { 'package.json': `{"x": "https://${['registry', 'npmjs', 'org'].join('.')}/a"}\n` } },
  ],
  good: [{ 'src/a/a.cpp': 'field.placeholder(msg.example());\nauto todo = steps();\n// the next day, for nowhere else does it count\n', 'docs/a.md': 'A framework/home/page.\n' }],
};
