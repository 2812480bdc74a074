// The cover key, as somebody uses it whom a visitor surprises; and the mistake of tired hands: pressing twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './harness.mjs';

const hogo = await start();
const words = '店の名前は言いたくない。';

/** An officer's own new file, with a wish half written on it. */
async function half_written(page) {
  await hogo.login(page, 'enforcement');
  await page.goto(hogo.url('/encounters/new/deportation_procedure'));
  await page.fill('[name=observed]', '外出を見張られていたと話した。');
  await page.getByRole('main').getByRole('button', { name: '疑い' }).first().click();
  await page.waitForURL(/\/files\//);
  const file = page.url().split('/').slice(0, 5).join('/');
  await page.goto(`${file}/wishes`);
  await page.fill('[name=words]', words);
  return file;
}

test('one key covers the screen, the title and the session; the password brings back what was typed', async () => {
  const page = await hogo.page();
  const file = await half_written(page);
  const title = await page.title();
  await page.keyboard.press('F9');

  await page.locator('[data-cover]').waitFor();
  assert.equal(await page.locator('[name=words]').isVisible(), false, 'nothing of the page shows');
  assert.equal(await page.title(), '-');
  assert.deepEqual(await hogo.axe(page), []);
  await hogo.shot(page, 'cover');

  // Whoever opens another page of the same session meets the cover, not the file.
  const other = await page.context().newPage();
  await other.goto(file);
  assert.match(other.url(), /\/cover|\/files\//);
  assert.equal(await other.getByText('収容・送還を留保中').count(), 0, 'the server shows nothing either');
  await other.close();

  await page.fill('[data-uncover-form] [name=password]', 'not the password of anybody');
  await page.keyboard.press('Enter');
  await page.locator('[data-uncover-failed]').waitFor();
  assert.equal(await page.locator('[name=words]').isVisible(), false, 'a wrong password opens nothing');

  await page.fill('[data-uncover-form] [name=password]', (await hogo.proof('enforcement')).password);
  await page.keyboard.press('Enter');
  await page.locator('[data-cover]').waitFor({ state: 'hidden' });
  assert.equal(await page.inputValue('[name=words]'), words);
  assert.equal(await page.title(), title);
});

test('a form that is pressed twice is carried out once', async () => {
  const page = await hogo.page({ javaScriptEnabled: false });
  const file = await half_written(page);
  await page.locator('input[name=wishes]').first().check({ force: true });
  await page.selectOption('[name=language]', 'th');
  const form = await page.$eval('main form[action$="/wishes"]', (one) => new URLSearchParams(new FormData(one)).toString());
  const send = () => page.request.post(`${file}/wishes`, { data: form, maxRedirects: 0,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: hogo.origin } });
  const [first, second] = [await send(), await send()];
  assert.equal(first.status(), 303);
  assert.equal(second.status(), 303);
  await page.goto(file);
  assert.equal(await page.locator('#wishes').getByText(words).count(), 1);
});
