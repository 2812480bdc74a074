// Marked secrets, a thousand in each part of a file, written through the screens of a real server, read by their readers,
// and then looked for wherever somebody without a key could look.
//
//   node canaries.mjs PROGRAM        prints, for each part and each place, how many of its marks were found, as JSON
//
// Promises: looks in the database, the write-ahead log, a copy of both taken while the server runs, every other file of the
// data folder, the log, the temporary folder, the folder where a core file would lie, the pages and exports of people who
// are no readers; in UTF-8, UTF-16, hexadecimal, base64 and percent form. In `procedure` and `needs`, where nobody's own
// words stand, the marks are numbers and days. Everything it started is gone when it ends.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Person, fields_of, form_with, logins_of } from '../person.mjs';

const program = process.argv[2];
const marks_a_part = 1000;
const scratch = mkdtempSync(join(tmpdir(), 'hogo-canaries-'));
const data = join(scratch, 'data'), temporary = join(scratch, 'tmp'), running = join(scratch, 'running');
mkdirSync(temporary), mkdirSync(running);
let server;
process.on('exit', () => {
  if (server && server.exitCode === null) server.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

// ---- the marks ---------------------------------------------------------------------------------------------------

const word_parts = ['identity', 'whereabouts', 'condition', 'statement', 'network', 'access'];
const stem = 'qzkanarq';
const word = (part, index) => `${stem}${'abcdef'[word_parts.indexOf(part)]}${String(index).padStart(4, '0')}`;
const number = (index) => 1987654000 + index;
const day = (index) => new Date(Date.UTC(2187, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

/** What begins every mark of a family, and what a whole mark looks like in decoded text. */
const families = [
  { begins: stem, whole: /qzkanarq([a-f])(\d{4})/g, part: (found) => word_parts['abcdef'.indexOf(found[1])] },
  { begins: '1987654', whole: /1987654\d{3}/g, part: () => 'procedure' },
  { begins: '218', whole: /218[789]-\d\d-\d\d/g, part: () => 'needs' },
];

const percent = (text, hex) => [...Buffer.from(text)].map((byte) => `%${hex(byte.toString(16).padStart(2, '0'))}`).join('');
const base64_inner = (text, shift) => {
  const whole = Buffer.from('\0'.repeat(shift) + text).toString('base64').replace(/=+$/, '');
  const bytes = shift + text.length;
  return whole.slice(Math.ceil((shift * 8) / 6), Math.floor((bytes * 8) / 6));
};
/** Each form: what to look for, and how the bytes around a find are read. */
const forms = [
  { name: 'UTF-8', of: (text) => [Buffer.from(text)], read: (bytes) => bytes.toString('latin1') },
  { name: 'UTF-16', of: (text) => [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()],
    read: (bytes) => bytes.toString('latin1').replaceAll('\0', '') },
  { name: 'hexadecimal', of: (text) => [Buffer.from(text).toString('hex'), Buffer.from(text).toString('hex').toUpperCase()].map((one) => Buffer.from(one)),
    read: (bytes) => Buffer.from(bytes.toString('latin1').match(/^[0-9a-fA-F]*/)[0], 'hex').toString('latin1') },
  { name: 'percent', of: (text) => [Buffer.from(percent(text, (two) => two)), Buffer.from(percent(text, (two) => two.toUpperCase()))],
    read: (bytes) => bytes.toString('latin1').replace(/%([0-9a-fA-F]{2})/g, (_, two) => String.fromCharCode(parseInt(two, 16))) },
  ...[0, 1, 2].map((shift) => ({
    name: 'base64', of: (text) => [Buffer.from(base64_inner(text, shift))],
    read: (bytes) => {
      const text = bytes.toString('latin1').match(/^[A-Za-z0-9+/_-]*/)[0];
      // Read again from every place in a group of four, so that wherever the mark began it stands whole in one of them.
      return [0, 1, 2, 3].map((skip) => Buffer.from('AAAA'.slice(0, skip) + text, 'base64').toString('latin1')).join('\n');
    },
    before: true,
  })),
];

/** Marks in these bytes, as `part form` → set of marks. */
function search(bytes, found) {
  for (const family of families) {
    for (const form of forms) {
      for (const needle of form.of(family.begins)) {
        for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) {
          // A mark in base64 begins one letter before its first whole letter.
          const window = bytes.subarray(form.before ? Math.max(0, at - 2) : at, at + 80);
          for (const mark of form.read(window).matchAll(family.whole)) add(found, family.part(mark), form.name, mark[0]);
        }
      }
    }
  }
  // A number as the records' own encoding has it: the field's name, then four bytes.
  const needle = Buffer.from('fnumber\x1a', 'latin1');
  for (let at = bytes.indexOf(needle); at !== -1 && at + 12 <= bytes.length; at = bytes.indexOf(needle, at + 1)) {
    const value = bytes.readUInt32BE(at + needle.length);
    if (value >= number(0) && value < number(marks_a_part)) add(found, 'procedure', 'UTF-8', String(value));
  }
}
function add(found, part, form, mark) {
  const key = `${part} ${form}`;
  if (!found.has(key)) found.set(key, new Set());
  found.get(key).add(mark);
}

// ---- writing -----------------------------------------------------------------------------------------------------

const in_pieces = (marks, size) => Array.from({ length: Math.ceil(marks.length / size) }, (_, at) => marks.slice(at * size, (at + 1) * size));
const all_of = (part) => Array.from({ length: marks_a_part }, (_, index) => word(part, index));

async function begin(officer, observed) {
  const to = await officer.fill('/encounters/new/deportation_procedure', 'observed', { sex: 'female', language: 'th', observed, suspicion: 'yes' });
  return to.match(/\/files\/[0-9a-f]{32}/)[0];
}

async function write_everything(officer, lead) {
  const condition = in_pieces(all_of('condition'), 200);
  const files = [];
  for (const marks of condition) files.push(await begin(officer, marks.join(' ')));
  const [file] = files;
  for (const marks of in_pieces(all_of('identity'), 100))
    await officer.fill(`${file}/identity`, 'names', { names: marks.slice(0, 5).join('\n'), note: marks.slice(5).join(' ') });
  for (const marks of in_pieces(all_of('whereabouts'), 40))
    await officer.fill(`${file}/whereabouts`, 'address', {
      kind: 'shelter', address: marks.slice(0, 24).join(' '), contact: marks.slice(24, 32).join(' '), safe_hours: marks.slice(32).join(' ') });
  for (const marks of in_pieces(all_of('network'), 104))
    await officer.fill(`${file}/people`, 'phones', {
      role: 'broker', names: marks.slice(0, 2).join('\n'), companies: marks.slice(2, 4).join('\n'), note: marks.slice(4).join(' ') });
  for (const marks of in_pieces(all_of('statement'), 100)) await officer.fill(`${file}/safety`, 'safety_words', { safety_words: marks.join(' '), safety_language: 'th' });
  // A wall of its own for each piece: the reasons stand in the part `access`.
  const access = in_pieces(all_of('access'), 200);
  for (const [at, marks] of access.entries()) {
    const page = (await lead.fetch(`${files[at]}/walls`)).body.toString();
    const staff = [...form_with(page, 'staff').matchAll(/<option value="([0-9a-f]{32})"[^>]*>([^<]*)/g)].find(([, , name]) => name.includes('松本'));
    await lead.fill(`${files[at]}/walls`, 'staff', { staff: staff[1], ground: 'other', strong: 'yes', reasons: marks.join(' ') });
  }
  for (const indexes of in_pieces([...Array(marks_a_part).keys()], 3))
    await officer.fill(`${file}/facts`, 'fact-person.age', {
      'fact-person.age': String(number(indexes[0])), 'fact-stay.period_days': String(number(indexes.at(1) ?? indexes[0])),
      'fact-stay.renewals_since': String(number(indexes.at(2) ?? indexes[0])) });
  for (const [at, indexes] of in_pieces([...Array(marks_a_part).keys()], 2).entries()) {
    const path = `${files[at % files.length]}/interview-request`;
    const page = (await officer.fetch(path)).body.toString();
    const met = [...page.matchAll(/name="(met-[^"]*)"/g)].map(([, name]) => [name, 'yes']);
    await officer.fill(path, 'earliest', { ...Object.fromEntries(met), language: 'th', earliest: day(indexes[0]), latest: day(indexes[1]) });
  }
  return files;
}

// ---- from top to bottom ------------------------------------------------------------------------------------------

const free_port = () => new Promise((resolve) => {
  const listener = createServer().listen(0, '127.0.0.1', () => {
    const { port } = listener.address();
    listener.close(() => resolve(port));
  });
});
function* files_under(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files_under(path);
    else yield path;
  }
}
const results = {};
function look(place, bytes) {
  results[place] ??= new Map();
  search(bytes, results[place]);
}

const environment = { ...process.env, TMPDIR: temporary };
execFileSync(program, ['demo', 'init', '--data', data], { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
const logins = logins_of(data);
const port = await free_port(), origin = `http://localhost:${port}`;
const log = [];
// A core file would be allowed here, if the program did not refuse it itself.
server = spawn('bash', ['-c', 'ulimit -c unlimited; exec "$@"', 'bash', program, 'serve', '--data', data, '--port', String(port)],
  { cwd: running, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => log.push(bytes));
for (let tries = 0; ; ++tries) {
  try {
    await fetch(origin, { redirect: 'manual' });
    break;
  } catch {
    if (tries > 200) throw new Error(`no server: ${Buffer.concat(log)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const sign_in = (user) => new Person(origin, logins.find((login) => login.user === user)).sign_in();
const officer = await sign_in('enforcement'), lead = await sign_in('lead');
const files = await write_everything(officer, lead);

// Their readers read them, part by part, so that whatever reading leaves behind is there to be found.
const seen = await lead.read(files[0], ['identity', 'condition', 'whereabouts', 'statement', 'network']);
for (const part of ['identity', 'whereabouts', 'network'])
  if (!seen.includes(word(part, 0).slice(0, -4))) throw new Error(`a reader does not see what was written in ${part}`);
for (const file of files) await lead.fetch(`${file}/openings`);
for (const file of files) await lead.fetch(`${file}/walls`);

// Whoever is no reader: every page without a file in its address, the files themselves, and what may be exported.
const others = logins.filter(({ user }) => !['enforcement', 'lead'].includes(user));
const pages = ['/work?all=yes', '/director', '/audit', '/planning', '/planning/calendars', '/calendar', '/offers', '/desk', '/settings', '/settings/feeds', '/files'];
const [marked] = files;
const strangers = [];
for (const login of others) {
  if (['duty'].includes(login.role) || (login.role === 'case_lead' && /^lead/.test(login.user))) continue;  // readers of the file
  const person = await new Person(origin, login).sign_in().catch(() => null);
  if (!person) continue;
  strangers.push(person);
  for (const path of [...pages, marked, `${marked}/whereabouts`, `${marked}/identity`, `${marked}/openings`, `${marked}/letters`]) {
    const answer = await person.fetch(path);
    if (login.role === 'director' && path.startsWith(marked)) continue;  // directors are granted the procedure
    look(`pages of people who are no readers`, answer.body);
  }
}

for (const path of files_under(data)) {
  const name = relative(data, path);
  const copy = join(scratch, 'copy');
  copyFileSync(path, copy);
  look(/wal$/.test(name) ? 'write-ahead log' : /sqlite$/.test(name) ? 'database, while it runs' : 'other files of the data folder', readFileSync(copy));
}
// Keys of the two who wrote and read, and what they typed to sign in.
const keys = [];
for (const person of [officer, lead]) {
  const wrapped = execFileSync('sqlite3', [join(data, 'hogo.sqlite'),
    `SELECT hex(wrapped_keys) FROM accounts WHERE staff = (SELECT id FROM staff WHERE name = '${person.login.user === 'lead' ? '田中 由美' : '高橋 健'}')`]).toString().trim().toLowerCase();
  const printed = program.endsWith('unsealed') ? '' :
    execFileSync(join(program, '..', 'print_keys'), [join(data, 'keys')], { input: `${person.login.password}\n${wrapped}\n` }).toString();
  keys.push(...printed.split('\n').filter(Boolean).map((hex) => Buffer.from(hex, 'hex')), Buffer.from(person.login.password));
}
/** Everything that the process may write to, as it is now; only root may look, for the process is not dumpable. */
function look_into_memory(place) {
  const memory = openSync(`/proc/${server.pid}/mem`, 'r');
  let looked = 0;
  for (const line of readFileSync(`/proc/${server.pid}/maps`, 'utf8').split('\n')) {
    const region = line.match(/^([0-9a-f]+)-([0-9a-f]+) rw/);
    if (!region) continue;
    const from = parseInt(region[1], 16), to = parseInt(region[2], 16);
    for (let at = from; at < to; at += 1 << 24) {
      const piece = Buffer.alloc(Math.min((1 << 24) + 256, to - at));
      let got = 0;
      try {
        got = readSync(memory, piece, 0, piece.length, at);
      } catch {
        continue;  // a guard page
      }
      looked += got;
      look(place, piece.subarray(0, got));
      for (const [number, key] of keys.entries()) if (piece.subarray(0, got).includes(key)) add(results[place], 'keys', number % 4 === 3 ? 'password' : 'bytes', String(number));
    }
  }
  closeSync(memory);
  if (looked < 1 << 20) throw new Error('the memory of the server could not be read');
}
for (const person of [officer, lead, ...strangers]) {
  const page = (await person.fetch('/settings')).body.toString();
  await person.post('/sign-out', fields_of(page.match(/<form[^>]*action="\/sign-out"[\s\S]*?<\/form>/)[0]));
}
if (process.getuid() === 0) {
  await new Promise((resolve) => setTimeout(resolve, 62_000));
  look_into_memory('memory, a minute after the last sign-out');
}

const ended = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGABRT');  // a crash
await ended;
for (const path of files_under(running)) look('core file', readFileSync(path));
results['core file'] ??= new Map();
for (const path of files_under(data)) look(/sqlite/.test(path) ? 'database, after a crash' : 'other files of the data folder', readFileSync(path));
for (const path of files_under(temporary)) look('temporary files', readFileSync(path));
results['temporary files'] ??= new Map();
look('log', Buffer.concat(log));

const backup = join(scratch, 'backup.sqlite');
execFileSync(program, ['backup', backup, '--data', data], { env: environment, stdio: 'ignore' });
look('backup', readFileSync(backup));
// A mark may lie across two pages of the file: each value is looked at by itself too.
const dump = execFileSync('sqlite3', [backup, '.dump'], { maxBuffer: 2 ** 30 }).toString('latin1');
for (const [, hex] of dump.matchAll(/X'([0-9a-fA-F]*)'/g)) look('backup, value by value', Buffer.from(hex, 'hex'));
results['backup, value by value'] ??= new Map();
const exported = join(scratch, 'export');
execFileSync(program, ['ledger', 'export', '--tiles', exported, '--data', data], { env: environment, stdio: 'ignore' });
for (const path of files_under(exported)) look('exported ledger', readFileSync(path));

const table = {};
for (const [place, found] of Object.entries(results)) table[place] = Object.fromEntries([...found].map(([key, marks]) => [key, marks.size]));
console.log(JSON.stringify(table, null, 1));
