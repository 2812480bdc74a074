// Runs every rule of tests/lint/rules: first on the bad trees that it must catch and the good ones that it must let
// pass, then on the project. Speaks in "ok ..." and "not ok ..." lines; exits 1 when anything is not ok.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Tree } from './tree.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = Tree.read(join(here, '..', '..'));
const rules = readdirSync(join(here, 'rules')).filter((name) => name.endsWith('.mjs')).sort();
let failed = false;

function say(holds, sentence, details = []) {
  failed ||= !holds;
  console.log(`${holds ? 'ok' : 'not ok'} - ${sentence}`);
  if (!holds) for (const line of details) console.log(`    ${line}`);
}

for (const name of rules) {
  const rule = (await import(pathToFileURL(join(here, 'rules', name)))).default;
  for (const { why, files } of rule.bad) {
    const found = rule.check(new Tree(files));
    say(found.some((line) => line.includes(why)), `${rule.promise} (catches: ${why})`, ['found only:', ...found]);
  }
  for (const files of rule.good) {
    const found = rule.check(new Tree(files));
    say(found.length === 0, `${rule.promise} (lets a good tree pass)`, found);
  }
  const found = rule.check(project);
  say(found.length === 0, rule.promise, found);
}
process.exit(failed ? 1 : 0);
