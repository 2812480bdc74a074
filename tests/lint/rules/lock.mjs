// The npm lock holds exact versions with hashes, and no address that only one network knows.
function check(tree) {
  if (!tree.has('package-lock.json')) return [];
  const found = [];
  let lock;
  try {
    lock = JSON.parse(tree.text('package-lock.json'));
  } catch {
    return ['package-lock.json:1: not JSON'];
  }
  for (const [name, entry] of Object.entries(lock.packages ?? {})) {
    if (name === '' || entry.link) continue;
    if (entry.resolved) found.push(`package-lock.json: ${name} has a resolved address`);
    if (!entry.integrity) found.push(`package-lock.json: ${name} has no integrity hash`);
    if (entry.hasInstallScript) found.push(`package-lock.json: ${name} wants to run a script on installation`);
  }
  const root = lock.packages?.['']?.dependencies ?? {};
  const wished = JSON.parse(tree.text('package.json') || '{}').dependencies ?? {};
  for (const [name, version] of Object.entries(wished)) {
    if (root[name] !== version) found.push(`package.json: ${name} ${version} is not what is locked`);
    if (!/^\d+\.\d+\.\d+$/.test(version)) found.push(`package.json: ${name} is not pinned to one version`);
  }
  return found;
}

const lock = (entry) => JSON.stringify({ packages: { '': { dependencies: { a: '1.0.0' } }, 'node_modules/a': entry } }) + '\n';
const wish = (version) => JSON.stringify({ dependencies: { a: version } }) + '\n';
export default {
  promise: 'the npm lock pins every package by hash and names no address',
  check,
  bad: [
    { why: 'resolved address', files: { 'package.json': wish('1.0.0'), 'package-lock.json': lock({ version: '1.0.0', integrity: 'sha512-x', resolved: 'https://somewhere/a.tgz' }) } },
    { why: 'no integrity hash', files: { 'package.json': wish('1.0.0'), 'package-lock.json': lock({ version: '1.0.0' }) } },
    { why: 'run a script', files: { 'package.json': wish('1.0.0'), 'package-lock.json': lock({ version: '1.0.0', integrity: 'x', hasInstallScript: true }) } },
    { why: 'not what is locked', files: { 'package.json': wish('1.0.1'), 'package-lock.json': lock({ version: '1.0.0', integrity: 'x' }) } },
    { why: 'not pinned', files: { 'package.json': wish('^1.0.0'), 'package-lock.json': lock({ version: '1.0.0', integrity: 'x' }) } },
  ],
  good: [{ 'package.json': wish('1.0.0'), 'package-lock.json': lock({ version: '1.0.0', integrity: 'sha512-x' }) }],
};
