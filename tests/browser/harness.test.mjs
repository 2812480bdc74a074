// The harness can fail: axe finds what is wrong, the content security policy stays in force, a server that does not
// start is an error, and nothing is left running. Tried on a small stand-alone server that keeps the same contract.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'hogo-harness-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const program = join(folder, 'hogo');
writeFileSync(program, `#!/usr/bin/env node
const { mkdirSync, writeFileSync } = require('node:fs');
const option = (name) => process.argv[process.argv.indexOf(name) + 1];
if (process.argv[2] === 'demo') {
  mkdirSync(option('--data'));
  writeFileSync(option('--data') + '/demo-logins', '# role user password\\nofficer\\tsato\\tmade-up\\tGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\\n', { mode: 0o600 });
} else {
  const page = (title, body) => '<!doctype html><html lang="ja"><title>' + title + '</title><main><h1>' + title + '</h1>' + body + '</main>';
  require('node:http').createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "default-src 'self'");
    if (request.method === 'POST') return response.writeHead(303, { location: '/work' }).end();
    if (request.url === '/sign-in') return response.end(page('Sign in', '<form method="post"><label>user <input name="user"></label><label>password <input name="password" type="password"></label><label>code <input name="code"></label><button>Sign in</button></form>'));
    if (request.url === '/bad') return response.end(page('Bad', '<img src="/x.png"><script>document.title = "ran"</script>'));
    response.end(page('Work', '<p>Nothing is waiting.</p>'));
  }).listen(Number(option('--port')), '127.0.0.1');
  process.on('SIGTERM', () => process.exit(0));
}
`);
chmodSync(program, 0o755);
process.env.HOGO = program;
const { start, totp } = await import('./harness.mjs');

test('a code of the time is the one of RFC 6238', () => {
  assert.equal(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000), '287082');
});

test('signs in, sees what is wrong and only that, keeps the policy in force, and ends', async () => {
  const hogo = await start();
  const page = await hogo.page();
  await hogo.login(page, 'officer');
  assert.equal(new URL(page.url()).pathname, '/work');
  assert.deepEqual(await hogo.axe(page), []);
  await page.goto(hogo.url('/bad'));
  assert.equal(await page.title(), 'Bad');
  assert.match((await hogo.axe(page)).join('\n'), /image-alt/);
  await assert.rejects(hogo.login(page, 'nobody'), /no sample login for nobody/);
  await hogo.end();
  assert.equal(hogo.server.exitCode, 0);
  assert.ok(!existsSync(hogo.data));
});

test('a server that does not start is an error', async () => {
  writeFileSync(program, `#!/bin/sh\n[ "$1" = demo ] && mkdir "$4" && exit 0\necho "port in use" >&2\nexit 4\n`);
  await assert.rejects(start(), /ended with 4: port in use/);
});
