// Security keys in a real browser, with Chromium's own software authenticator: added in the settings, used to sign in and to
// open the guarded parts, removed again; and everything works with the code where there is no script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './harness.mjs';

const hogo = await start();
const submit = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click();

async function as_it_should_be(page, picture) {
  assert.deepEqual(await hogo.axe(page), [], `axe on ${picture}`);
  assert.equal(await page.locator('h1').count(), 1, `one heading on ${picture}`);
  await hogo.shot(page, picture);
}

/** An authenticator that answers as if it were touched at once. */
async function plug_in(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true },
  });
  return { touch: (on) => client.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: on }),
    held: async () => (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials };
}

async function prove(page, who) {
  const { password, code } = await hogo.proof(who);
  await page.fill('[name=password]', password);
  await page.fill('[name=code]', code);
}

test('a key is added in the settings, signs in, opens the guarded parts, and is removed', async () => {
  const page = await hogo.page();
  const key = await plug_in(page);
  await hogo.login(page, 'lead');
  await page.goto(hogo.url('/settings/security-keys'));
  await as_it_should_be(page, 'security-keys-none');
  await page.fill('[name=label]', '机の引き出しのキー');
  await prove(page, 'lead');
  await submit(page, 'キーに触れて登録する');
  await page.getByText('セキュリティキーを登録しました').waitFor();
  await as_it_should_be(page, 'security-keys-one');
  assert.equal((await key.held()).length, 1);
  assert.equal((await key.held())[0].rpId, 'localhost');

  await page.getByRole('button', { name: '終了', exact: true }).first().click();
  await page.waitForURL(/sign-in/);
  const { password } = hogo.logins.find((login) => login.user === 'lead');
  await page.fill('[name=user]', 'lead');
  await page.fill('[name=password]', 'a password that is another');
  await page.getByRole('button', { name: 'セキュリティキーで確認する' }).click();
  await page.locator('.error-summary').waitFor();
  await page.fill('[name=user]', 'lead');
  await page.fill('[name=password]', password);
  await as_it_should_be(page, 'sign-in-with-key');
  await page.getByRole('button', { name: 'セキュリティキーで確認する' }).click();
  await page.waitForURL(hogo.url('/work'));

  await page.goto(hogo.url('/step-up?back=/work'));
  await as_it_should_be(page, 'step-up-with-key');
  await page.fill('[name=step_up_password]', password);
  await page.getByRole('button', { name: 'セキュリティキーで確認する' }).click();
  await page.locator('.guarded-open').waitFor();
  assert.equal(page.url(), hogo.url('/work'), 'and on it goes');

  await page.goto(hogo.url('/settings/security-keys'));
  await page.getByRole('link', { name: '削除する' }).click();
  await as_it_should_be(page, 'security-keys-remove');
  await prove(page, 'lead');
  await submit(page, '削除する');
  await page.getByText('セキュリティキーを削除しました').waitFor();
});

test('what waits for the guarded parts goes on by itself after a key confirmed', async () => {
  const page = await hogo.page();
  await plug_in(page);
  await hogo.login(page, 'narita-lead');
  await page.goto(hogo.url('/settings/security-keys'));
  await page.fill('[name=label]', 'key');
  await prove(page, 'narita-lead');
  await submit(page, 'キーに触れて登録する');
  await page.getByText('セキュリティキーを登録しました').waitFor();
  await page.goto(hogo.url('/work'));
  const href = await page.locator('main a[href^="/files/"]').first().getAttribute('href');
  const file = hogo.url(href.split('#')[0].split('/').slice(0, 3).join('/'));
  await page.goto(file);
  await page.locator('#whereabouts .closed-part button').click();
  await page.locator('[name=step_up_password]').waitFor();
  await page.fill('[name=step_up_password]', hogo.logins.find((login) => login.user === 'narita-lead').password);
  await page.getByRole('button', { name: 'セキュリティキーで確認する' }).click();
  await page.locator('.guarded-open').waitFor();
  assert.equal(page.url(), file);
  assert.equal(await page.locator('#whereabouts .closed-part').count(), 0, 'the part that was pressed is open');
});

test('a key that nobody touches leaves the form as it was, and the code serves', async () => {
  const page = await hogo.page({ locale: 'en-GB', viewport: hogo.phone });
  const key = await plug_in(page);
  await key.touch(false);
  await page.goto(hogo.url('/sign-in'));
  await page.fill('[name=user]', 'officer');
  await page.getByRole('button', { name: 'Confirm with a security key' }).click();
  await page.getByText('Waiting for your key').waitFor();
  await hogo.shot(page, 'sign-in-key-waiting-phone');
  assert.equal(await page.inputValue('[name=user]'), 'officer');
});

test('without script there is no button and no promise, and on an IP address no keys', async () => {
  const page = await hogo.page({ javaScriptEnabled: false });
  await page.goto(hogo.url('/sign-in'));
  assert.equal(await page.getByRole('button', { name: 'セキュリティキーで確認する' }).count(), 0);
  await hogo.login(page, 'officer');
  await page.goto(hogo.url('/settings/security-keys'));
  await page.getByText('JavaScriptが必要です').waitFor();
  const other = await hogo.page();
  await other.goto(hogo.url('/sign-in').replace('localhost', '127.0.0.1'));
  assert.equal(await other.getByRole('button', { name: 'セキュリティキーで確認する' }).count(), 0);
});
