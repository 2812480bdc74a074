// S1, S2, S4 and S15, walked as a person walks them: through the forms, with and without script, and axe on every page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './harness.mjs';

const hogo = await start();
const submit = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click();
const file_of = (page) => page.url().split('/').slice(0, 5).join('/');

/** What every page owes its readers: nothing for axe, no name in the title, one main heading. */
async function as_it_should_be(page, picture) {
  assert.deepEqual(await hogo.axe(page), [], `axe on ${picture}`);
  assert.equal(await page.locator('h1').count(), 1, `one heading on ${picture}`);
  await hogo.shot(page, picture);
}

async function meet(page, door, { sex, age, language, standing, observed, expires, status, companion }) {
  await page.goto(hogo.url(`/encounters/new/${door}`));
  if (companion) await page.locator('input[name=companion][value=yes]').check({ force: true });
  if (language) await page.selectOption('[name=language]', language);
  if (sex) await page.locator(`input[name=sex][value=${sex}]`).check({ force: true });
  if (age) await page.fill('[name=age]', String(age));
  if (standing) await page.selectOption('[name=standing]', standing);
  await page.fill('[name=observed]', observed);
  if (status || expires) await page.locator('summary').filter({ hasText: '名前' }).click();
  if (status) await page.selectOption('[name=status]', status);
  if (expires) await page.fill('[name=expires_on]', expires);
}

async function consider_everything(page, file) {
  await page.goto(`${file}/circumstances`);
  const kinds = await page.$$eval('[name=kind] option', (all) => all.map((one) => one.value).filter((one) => one && one !== 'cooperation'));
  for (const kind of kinds) {
    await page.goto(`${file}/circumstances?kind=${kind}`);
    await page.locator(`input[name=answer][value=${kind.endsWith('condition_and_need') ? 'yes' : 'unknown'}]`).check({ force: true });
    await page.fill('[name=evidence]', '本人に尋ねた。');
    await page.locator('input[name=source][value=person]').check({ force: true });
    await submit(page, '事情を記録する');
  }
}

async function wish(page, file, code, words, language) {
  await page.goto(`${file}/wishes`);
  await page.locator(`input[name=wishes][value="${code}"]`).check({ force: true });
  await page.fill('[name=words]', words);
  await page.selectOption('[name=language]', language);
  await submit(page, '希望を記録する');
}

test('S2: found in a raid, an overstayed woman is kept out of custody from the officer’s suspicion on, without script', async () => {
  const page = await hogo.page({ javaScriptEnabled: false });
  await hogo.login(page, 'enforcement');
  await meet(page, 'deportation_procedure', { sex: 'female', age: 27, language: 'th', standing: 'overstayed',
    observed: '借金のために外出を見張られていたと話した。' });
  await submit(page, '疑い');
  assert.match(page.url(), /\/screening$/);
  const file = file_of(page);

  await page.goto(file);
  await page.getByText('収容・送還を留保中').first().waitFor();
  const first = page.locator('.first-proposal');
  assert.match(await first.innerText(), /監理措置/, 'the supervisory measure comes before anything else');
  assert.match(await page.locator('#now').innerText(), /決めるのは担当者です/);
  assert.equal(await page.title(), `${await page.locator('h1').innerText()} · 保護 Hogo`, 'the title carries the number only');

  await first.getByRole('link', { name: '提案する' }).click();
  await page.locator('main form button.primary').click();
  await wish(page, file, 'wishes.safe_place', 'อยากนอนในที่ปลอดภัย', 'th');
  await page.goto(file);
  await page.locator('#measures a[href*="/measures/"]').first().click();
  const decision = page.url();
  assert.match(await page.locator('#before-deciding').innerText(), /生命・身体への危険/, 'the page says what is still unconsidered');
  assert.equal(await page.locator('#before-deciding button.primary').count(), 0, 'and offers nothing to press');

  await consider_everything(page, file);
  await page.goto(decision);
  await page.locator('input[name=cites]').first().check({ force: true });
  await page.fill('[name=draft]', '本人の申述及び心身の状態から、収容によらない措置が相当である。');
  await submit(page, '保存');
  await page.locator('#before-deciding button.primary').click();
  assert.match(await page.locator('main').innerText(), /決裁|決定/);

  const lead = await hogo.page({ javaScriptEnabled: false });
  await hogo.login(lead, 'lead');
  await lead.goto(decision);
  await lead.locator('input[name=decision][value=granted]').check({ force: true });
  await lead.locator('#before-deciding button.primary').click();
  await lead.goto(file);
  assert.match(await lead.locator('#measures').innerText(), /監理措置/);
  assert.match(await lead.locator('#now').innerText(), /在留特別許可/, 'once the measure is decided, the application opens');
});

test('S1: a spouse visa that is a debt is seen at the counter, and the days that are left are watched', async () => {
  const page = await hogo.page();
  await hogo.login(page, 'examiner');
  const expires = new Date(Date.now() + 48 * 86_400_000).toISOString().slice(0, 10);
  await meet(page, 'residence_examination', { sex: 'female', age: 24, language: 'fil', standing: 'lawful',
    status: 'spouse_of_japanese', expires, observed: '旅券は店の支配人が持っている。' });
  await submit(page, '疑い');
  const file = file_of(page);
  await as_it_should_be(page, 'screening');

  await page.goto(file);
  await wish(page, file, 'wishes.leave_employer', 'Gusto ko pong umalis sa bar.', 'fil');
  await wish(page, file, 'wishes.no_police_contact', 'Ayaw ko munang makipag-usap sa pulis.', 'fil');
  await page.goto(file);
  const now = await page.locator('#now').innerText();
  assert.match(now, /在留資格の変更/);
  assert.match(now, /在留期間の更新/);
  assert.match(await page.locator('.file-head').innerText(), /あと4[78]日/);
  assert.match(await page.locator('#wishes').innerText(), /Ayaw ko munang/, 'her words stay as she said them');
  assert.match(await page.locator('#wishes').innerText(), /Gusto ko pong/, 'the earlier wish is still there');
  await page.locator('#now summary').filter({ hasText: '執行留保' }).click();
  assert.match(await page.locator('#now').innerText(), /取消し/, 'revocation is held');
  await as_it_should_be(page, 'file');

  // The name opens on a press, and the press is on record.
  await page.goto(`${file}/identity`);
  await page.fill('[name=names]', 'Maria L.');
  await submit(page, '身元を記録する');
  await page.goto(file);
  assert.doesNotMatch(await page.locator('body').innerText(), /Maria/);
  await submit(page, '氏名を開く');
  await page.getByText('Maria L.').first().waitFor();
  await page.goto(`${file}/openings`);
  await as_it_should_be(page, 'openings');
});

test('S4: at the port suspicion alone opens the file, and somebody who may be a child is treated as one', async () => {
  const page = await hogo.page({ viewport: hogo.phone });
  await hogo.login(page, 'landing');
  await meet(page, 'landing_examination', { sex: 'female', age: 19, language: 'id', standing: 'at_the_port', companion: true,
    observed: '同行の男が代わりに答える。' });
  await page.locator('input[name=younger]').check({ force: true });
  await submit(page, '疑い');
  const file = file_of(page);
  await page.goto(file);
  const now = await page.locator('#now').textContent();
  for (const expected of [/同伴者から離して/, /児童相談所/, /仮上陸/, /上陸特別許可/]) assert.match(now, expected);
  await page.locator('#now summary').filter({ hasText: '執行留保' }).click();
  assert.match(await page.locator('#now').innerText(), /退去命令/);
  await as_it_should_be(page, 'file-phone');
});

test('S15: twenty-three people are entered from one sheet, each with a number of their own', async () => {
  const page = await hogo.page();
  await hogo.login(page, 'enforcement');
  await page.goto(hogo.url('/group-sheets/new'));
  await as_it_should_be(page, 'group-sheet');
  await page.fill('[name=people]', '23');
  await page.selectOption('[name=door]', 'deportation_procedure');
  await page.selectOption('[name=language_of_all]', 'vi');
  await page.locator('label[for=field-suspicion_of_all]').click();
  await page.locator('main form button.primary').first().click();
  const text = await page.locator('main').innerText();
  const numbers = new Set(text.match(/\d{4}-\d{4}-\d/g));
  assert.equal(numbers.size, 23);
  await as_it_should_be(page, 'group-sheet-result');
});
