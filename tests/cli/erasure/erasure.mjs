// A file that is closed, kept, proposed for erasing and erased through the screens of a real server; then a copy from before
// is put back.
//
//   node erasure.mjs PROGRAM PACK        PACK: the rules to serve with, whose times of keeping are months
//
// Promises: a line `ok NAME` or `not ok NAME` for each thing that must hold; ends with 1 when one does not. Everything it
// started is gone when it ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, clock, logins_of } from '../person.mjs';

const [, , program, pack] = process.argv;
const scratch = mkdtempSync(join(tmpdir(), 'hogo-erasure-'));
const data = join(scratch, 'data'), copy = join(scratch, 'copy.sqlite'), short_lived = join(scratch, 'short.sqlite');
let server, failed = 0;
process.on('exit', () => {
  if (server && server.exitCode === null) server.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});
function holds(name, right, said = '') {
  console.log(`${right ? 'ok' : 'not ok'} ${name}`);
  if (!right) failed = 1, console.log(`  ${said}`);
}
/** Runs the program; what it said, and the code it ended with. */
function hogo(...words) {
  const ended = spawnSync(program, words, { encoding: 'utf8' });
  return { code: ended.status, said: ended.stdout + ended.stderr };
}

const free_port = () => new Promise((resolve) => {
  const listener = createServer().listen(0, '127.0.0.1', () => {
    const { port } = listener.address();
    listener.close(() => resolve(port));
  });
});
/** A server whose clock is `days` ahead. Answers its origin. */
async function serve(days) {
  clock.ahead = days * 86_400_000;
  const port = await free_port(), origin = `http://localhost:${port}`;
  const at = new Date(Date.now() + clock.ahead).toISOString().replace(/\.\d+Z$/, 'Z');
  const log = [];
  server = spawn(program, ['serve', '--data', data, '--packs', pack, '--port', String(port), '--clock', at], { stdio: ['ignore', 'ignore', 'pipe'] });
  server.stderr.on('data', (bytes) => log.push(bytes));
  for (let tries = 0; ; ++tries) {
    try {
      await fetch(origin, { redirect: 'manual' });
      return origin;
    } catch {
      if (tries > 600 || server.exitCode !== null) throw new Error(`no server: ${Buffer.concat(log)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
async function stop() {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

execFileSync(program, ['demo', 'init', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
const logins = logins_of(data);
const sign_in = (origin, user) => new Person(origin, logins.find((login) => login.user === user)).sign_in();
const never = `/files/${'0123456789abcdef'.repeat(2)}`;
/** What a page answers, without what differs from one request to the next. */
const answer_of = async (person, path) => {
  const { status, body } = await person.fetch(path);
  return `${status} ${body.toString().replaceAll(path.slice(7), 'ID').replace(/value="[^"]*"/g, '')}`;
};

// ---- a file is closed --------------------------------------------------------------------------------------------

let origin = await serve(0);
const officer = await sign_in(origin, 'enforcement');
const file = (await officer.fill('/encounters/new/deportation_procedure', 'observed',
  { sex: 'female', language: 'th', observed: 'qzkanarq seen', suspicion: 'yes' })).match(/\/files\/[0-9a-f]{32}/)[0];
await officer.fill(`${file}/identity`, 'names', { names: 'Qzkanarq Testname' });
let lead = await sign_in(origin, 'lead'), director = await sign_in(origin, 'director');
const number = (await lead.fetch(file)).body.toString().match(/\d{4}-\d{4}-\d/)[0];
await lead.fill(`${file}/end`, 'closing_reasons', { closing_reasons: 'a life of her own' });
await director.fill(`${file}/end`, 'answer_reasons', { agreed: 'yes', answer_reasons: 'agreed' });
holds('a closed file is still there', (await lead.fetch(file)).status === 200);
holds('nothing is due at once', !(await lead.fetch('/erasures')).body.includes(number));
const made = hogo('backup', copy, '--data', data, '--days', '300');
holds('a copy says until when it is good', made.code === 0 && /good until \d{4}-\d\d-\d\d/.test(made.said), made.said);
await stop();

// ---- after its time ----------------------------------------------------------------------------------------------

origin = await serve(100);
lead = await sign_in(origin, 'lead'), director = await sign_in(origin, 'director');
holds('after its time it is listed', (await lead.fetch('/erasures')).body.includes(number));
await lead.fill(`${file}/end`, 'erasing_reasons', { parts: 'whole', erasing_reasons: 'kept long enough' });
holds('a proposal erases nothing', (await lead.fetch(file)).status === 200);
await director.fill(`${file}/end`, 'answer_reasons', { agreed: 'yes', answer_reasons: 'agreed' });
const listed = (await director.fetch('/erasures')).body.toString();
const receipt = (await director.fetch(listed.match(/\/erasures\/[0-9a-f]{32}/)[0])).body.toString();
const good_until = made.said.match(/\d{4}-\d\d-\d\d/)[0].split('-').map(Number);
holds('the receipt names the file and says that it is not final yet',
  receipt.includes(number) && receipt.includes(`${good_until[0]}年${good_until[1]}月${good_until[2]}日`), receipt.slice(0, 200));
for (const [name, person] of [['lead', lead], ['director', director]])
  holds(`to a ${name} it is as if it had never been`, await answer_of(person, file) === await answer_of(person, never));
await stop();

const verified = hogo('ledger', 'verify', '--data', data, '--json');
const report = JSON.parse(verified.said);
holds('the ledger verifies and says how many records were erased', verified.code === 0 && report.erased > 5 && report.problems.length === 0, verified.said);
const plain = execFileSync('sqlite3', [join(data, 'hogo.sqlite'), `SELECT count(*) FROM grants WHERE hex(case_id) = upper('${file.slice(7)}')`]).toString().trim();
holds('no key of it is in the database', plain === '0', plain);

// ---- an older copy -----------------------------------------------------------------------------------------------

holds('the copy has its keys still', execFileSync('sqlite3', [copy, `SELECT count(*) > 0 FROM grants WHERE hex(case_id) = upper('${file.slice(7)}')`]).toString().trim() === '1');
const restored = hogo('restore', copy, '--data', data);
holds('a copy is put back', restored.code === 0 && /erased since: [1-9]/.test(restored.said), restored.said);
const after = hogo('ledger', 'verify', '--data', data, '--json');
holds('its ledger verifies, with the records erased', after.code === 0 && JSON.parse(after.said).erased > 5, after.said);
origin = await serve(101);
lead = await sign_in(origin, 'lead'), director = await sign_in(origin, 'director');
for (const [name, person] of [['lead', lead], ['director', director]])
  holds(`stays erased after the copy is put back, for the ${name}`, await answer_of(person, file) === await answer_of(person, never));
holds('nor is it on a list', !(await lead.fetch('/erasures')).body.includes(number) && !(await lead.fetch('/work?all=yes')).body.includes(number));
await stop();

// ---- copies past their day ---------------------------------------------------------------------------------------

hogo('backup', short_lived, '--data', data, '--days', '1', '--today', '2020-01-01');
const late = hogo('restore', short_lived, '--data', data);
holds('a copy past its day is not put back', late.code === 4 && late.said.includes('past its last good day'), late.said);
const asked = hogo('restore', short_lived, '--data', data, '--today', '2020-01-01');
holds('nor for somebody who says it is another day', asked.code === 4, asked.said);
const pruned = hogo('backups', '--prune', '--data', data);
holds('it is deleted when copies are pruned, and the good one is not',
  pruned.said.includes(`deleted\t${short_lived}`) && pruned.said.includes(`good\t${copy}`), pruned.said);
rmSync(join(data, 'pins', 'erasures'));
const without = hogo('serve', '--data', data, '--port', '0');
holds('without the list of erasures nothing starts', without.code === 4 && without.said.includes('pins/erasures is missing'), without.said);
holds('the copy does not say who was in it', !readFileSync(copy).includes('Qzkanarq'));
process.exit(failed);
