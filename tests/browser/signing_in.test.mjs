// Signing in with a second factor, the five minutes in which guarded parts open, and changing one's own factors: walked
// through the forms, with and without script, in both languages, at a desk and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start, totp } from './harness.mjs';

const hogo = await start();
const submit = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click();

async function as_it_should_be(page, picture) {
  assert.deepEqual(await hogo.axe(page), [], `axe on ${picture}`);
  assert.equal(await page.locator('h1').count(), 1, `one heading on ${picture}`);
  await hogo.shot(page, picture);
}

async function a_file(page) {
  await page.goto(hogo.url('/work'));
  const href = await page.locator('main a[href^="/files/"]').first().getAttribute('href');
  return hogo.url(href.split('#')[0].split('/').slice(0, 3).join('/'));
}

test('sign-in asks for name, password and code, and says one thing whatever was wrong', async () => {
  const page = await hogo.page({ javaScriptEnabled: false });
  await page.goto(hogo.url('/sign-in'));
  const said = new Set();
  for (const [user, password] of [['nobody', 'a password that is another'], ['officer', 'a password that is another']]) {
    await page.fill('[name=user]', user);
    await page.fill('[name=password]', password);
    await page.fill('[name=code]', '000000');
    await page.locator('main form button').first().click();
    assert.match(page.url(), /\/sign-in$/);
    said.add(await page.locator('.error-summary').innerText());
    assert.equal(await page.locator('[name=password]').inputValue(), '');
  }
  assert.equal(said.size, 1);
  await page.goto(hogo.url('/sign-in'));
  const code = (await page.locator('.sample-code').innerText()).match(/\d{6}/)[0];
  const login = hogo.logins.find((one) => one.user === 'desk');
  const present = Math.floor(Date.now() / 30_000);
  assert.ok([present - 1, present].some((step) => totp(login.totp, step * 30_000) === code), 'the sample office shows its code');
});

test('the sign-in page, at a desk and on a phone, in both languages', async () => {
  for (const [name, options] of [['desk', {}], ['phone', { viewport: hogo.phone }], ['english', { locale: 'en-GB' }]]) {
    const page = await hogo.page(options);
    await page.goto(hogo.url('/sign-in'));
    await as_it_should_be(page, `sign-in-${name}`);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`whereabouts open for five minutes, and the press goes on by itself ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await hogo.page({ javaScriptEnabled, ...(javaScriptEnabled ? {} : { viewport: hogo.phone }) });
    await hogo.login(page, javaScriptEnabled ? 'lead' : 'narita-lead');
    const file = await a_file(page);
    await page.goto(file);
    await page.locator('#whereabouts .five-minutes').first().waitFor();
    await page.locator('#whereabouts .closed-part button').click();
    await page.locator('[name=step_up_password]').waitFor();
    if (javaScriptEnabled) await as_it_should_be(page, 'step-up');
    else await hogo.shot(page, 'step-up-phone');

    await page.fill('[name=step_up_password]', 'a password that is another');
    await page.fill('[name=step_up_code]', '000000');
    await submit(page, '5分間開いて続ける');
    await page.locator('.error-summary').waitFor();
    assert.equal(await page.locator('input[type=hidden][name=part]').inputValue(), 'whereabouts', 'what was pressed still waits');

    const proof = await hogo.proof(javaScriptEnabled ? 'lead' : 'narita-lead');
    await page.fill('[name=step_up_password]', proof.password);
    await page.fill('[name=step_up_code]', proof.code);
    await submit(page, '5分間開いて続ける');
    await page.locator('.guarded-open').waitFor();
    assert.equal(page.url(), file, 'back where the person was');
    assert.equal(await page.locator('#whereabouts .closed-part').count(), 0, 'and it is open');
    if (javaScriptEnabled) await as_it_should_be(page, 'file-guarded-open');

    await page.locator('.guarded-open button').click();
    await page.goto(file);
    assert.equal(await page.locator('.guarded-open').count(), 0);
    await page.locator('#people .closed-part button').click();
    await page.locator('[name=step_up_password]').waitFor();
  });
}

test('a new password and a new authenticator, and every other session ends', async () => {
  const here = await hogo.page();
  const elsewhere = await hogo.page();
  await hogo.login(here, 'medical');
  await hogo.login(elsewhere, 'medical');
  await here.goto(hogo.url('/settings'));
  await as_it_should_be(here, 'settings');
  await here.goto(hogo.url('/settings/password'));
  await as_it_should_be(here, 'settings-password');
  const before = await hogo.proof('medical');
  await here.fill('[name=password]', before.password);
  await here.fill('[name=code]', before.code);
  await here.fill('[name=new_password]', '雨の日は傘を忘れずに出かけましょう');
  await here.fill('[name=new_password_again]', '雨の日は傘を忘れずに出かけましょう');
  await submit(here, 'パスワードを変更する');
  await here.locator('.notice').first().waitFor();
  await elsewhere.goto(hogo.url('/work'));
  assert.match(elsewhere.url(), /\/sign-in/);

  await here.goto(hogo.url('/settings/second-factor'));
  await as_it_should_be(here, 'settings-second-factor');
  const phone = await hogo.page({ viewport: hogo.phone });
  await hogo.login(phone, 'enforcement');
  await phone.goto(hogo.url('/settings/second-factor'));
  await as_it_should_be(phone, 'settings-second-factor-phone');
});
