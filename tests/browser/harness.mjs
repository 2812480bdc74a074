// A browser and a Hogo of its own for each test file.
//
// Promises: a fresh sample office on a free port; both are stopped, by their process ids, and the folder is removed,
// also when a test fails or the run is interrupted; the pages' content security policy stays in force throughout.
// Does not know what the pages look like, except the sign-in form.
//
//   import { start } from './harness.mjs';
//   const hogo = await start();               // ended by node:test's `after`
//   const page = await hogo.page();           // or hogo.page({ javaScriptEnabled: false, viewport: hogo.phone })
//   await hogo.login(page, 'officer');        // a role, or a user name, from data/demo-logins
//   await page.goto(hogo.url('/work'));
//   assert.deepEqual(await hogo.axe(page), []);
//   await hogo.shot(page, 'my-work');         // build/pictures/my-work.png
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.HOGO ?? join(root, 'build/release/bin/hogo');
const pictures = join(root, 'build/pictures');
const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser_arguments = [
  '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run',
];

/** Starts a sample office and a browser; `clock` is an instant such as 2025-04-18T09:00:00Z. */
export async function start({ clock } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hogo-browser-'));
  const data = join(folder, 'data');
  let server;
  let browser;
  const end = async () => {
    await browser?.close();
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const end_at_once = () => server?.exitCode === null && server.kill('SIGKILL');
  process.once('exit', end_at_once);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  after(end);

  execFileSync(program, ['demo', 'init', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  const port = await free_port();
  const origin = `http://localhost:${port}`;
  const log = [];
  server = spawn(program, ['serve', '--data', data, '--port', String(port), ...(clock ? ['--clock', clock] : [])],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => log.push(bytes));
  const started = Date.now();
  await ready(origin, server, log);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browser_arguments });
  const logins = read_logins(join(data, 'demo-logins'));
  const login_of = (who) => {
    const login = logins.find((one) => one.user === who) ?? logins.find((one) => one.role === who);
    if (!login) throw new Error(`no sample login for ${who}; there are ${logins.map((one) => `${one.role}/${one.user}`).join(', ')}`);
    return login;
  };
  const clock_offset = clock ? Date.parse(clock) - started : 0;
  const used = new Map();
  /** The server takes the codes of the half minutes before, at and after the present one, each once and in order. The one before
   *  could be over by the time the form arrives, so it is the present one and the next. */
  const fresh_code = async (login) => {
    for (;;) {
      const present = Math.floor((Date.now() + clock_offset) / 30_000);
      const step = Math.max(present, (used.get(login.user) ?? 0) + 1);
      if (step <= present + 1) {
        used.set(login.user, step);
        return totp(login.totp, step * 30_000);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };

  return {
    origin, data, logins, program, server,
    phone: { width: 360, height: 740 },
    url: (path) => origin + path,
    log: () => Buffer.concat(log).toString(),
    end,

    /** A page in a browser context of its own: nothing is shared with other pages. */
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },

    /** Password and a code that was not used yet; a code serves once, so a third in half a minute waits. */
    async proof(who) {
      const login = login_of(who);
      return { password: login.password, code: await fresh_code(login) };
    },

    /** Signs in through the form, as a person would; `who` is a role or a user name. */
    async login(page, who) {
      const login = login_of(who);
      await page.goto(`${origin}/sign-in`);
      await page.fill('input[name=user]', login.user);
      await page.fill('input[name=password]', login.password);
      const code = page.locator('input[name=code]');
      if (login.totp && (await code.count())) await code.fill(await fresh_code(login));
      await page.locator('main form button[type=submit], main form button:not([type])').first().click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    },

    /** What axe finds, a sentence each; an empty list is what every page owes its readers. */
    async axe(page) {
      await page.evaluate(axe_source);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${help} (${(failureSummary ?? '').replaceAll('\n', ' ')})`));
    },

    /** A picture of the whole page in build/pictures. */
    async shot(page, name) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, animations: 'disabled' });
    },
  };
}

/** Memory of a process in bytes: `VmRSS` now, `VmHWM` the most that it ever was. */
export const memory = (pid, field) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${field}:\\s+(\\d+)`))[1]) * 1024;

/** Lines of data/demo-logins: words `role user password [TOTP secret in base32]`, separated by tabs; # begins a comment. */
function read_logins(path) {
  if (!existsSync(path)) throw new Error(`${path} was not made by demo init`);
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#')).map((line) => {
    const [role, user, password, secret] = line.split('\t');
    return { role, user, password, totp: secret };
  });
}

/** RFC 6238: six digits, 30 seconds, SHA-1. */
export function totp(base32, milliseconds) {
  const bits = [...base32.replace(/[\s=]/g, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function free_port() {
  return new Promise((resolve, reject) => {
    const listener = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}

async function ready(origin, server, log) {
  for (let waited = 0; waited < 200; ++waited) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: ${Buffer.concat(log)}`);
    try {
      await fetch(origin, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`the server does not answer on ${origin}: ${Buffer.concat(log)}`);
}

/** SIGTERM, as the contract has it: at most 10 seconds until it is gone. */
async function stopped(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 12_000);
  await gone;
  clearTimeout(late);
}
