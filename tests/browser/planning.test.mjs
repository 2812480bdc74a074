// Interviews planned for the person: S8 and the planning of S2, walked by the people who walk them, with the reasons on the
// screen; the sick interpreter on the morning; offers; feeds. With and without script, on a desk and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './harness.mjs';

const hogo = await start();
const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();

async function as_it_should_be(page, picture) {
  assert.deepEqual(await hogo.axe(page), [], `axe on ${picture}`);
  assert.equal(await page.locator('h1').count(), 1);
  if (process.env.HOGO_PICTURES) await hogo.shot(page, picture);
}

/** The card of one language on the board. */
const card = (page, language) => main(page).locator('article.entry').filter({ has: page.locator('h3', { hasText: language }) }).first();

async function signed_in(who, options) {
  const page = await hogo.page(options);
  await hogo.login(page, who);
  return page;
}

async function in_english(page) {
  await page.locator('.language-switch button').first().click();
}

const tokyo_day = (at) => {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(at).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const coordinator = await signed_in('coordinator', { javaScriptEnabled: false });

test('S8: the only Khmer interpreter is not available, the board says so without saying why, and who else could be asked', async () => {
  const page = coordinator;
  await page.goto(hogo.url('/planning'));
  await press(page, '全体を計画し直す');
  const khmer = card(page, 'クメール語');
  const text = await khmer.innerText();
  assert.match(text, /予定が空でも、この面接に就ける人又は部屋がありません/, 'the explanation stands on the screen');
  assert.match(text, /この面接には就けません/);
  assert.match(text, /Dara Chan Sopheap/, 'the interpreter is named like everybody who cannot come');
  assert.match(text, /外部の通訳人を依頼してください/);
  const whole = await page.locator('body').innerText();
  for (const secret of [/Sokha/, /仲介/, /ダラー/, /同じ村/, /\d{4}-\d{4}-\d/]) assert.doesNotMatch(whole, secret);
  assert.equal(await khmer.getByRole('button', { name: 'この案で決定する' }).count(), 0, 'there is nothing to decide');

  const interpreter = await signed_in('interpreter-km', { javaScriptEnabled: false });
  await interpreter.goto(hogo.url('/offers'));
  assert.match(await main(interpreter).innerText(), /いま依頼はありません/, 'the interpreter never learns that there is a file');
});

test('S2: afternoons, a woman, the native language, a room with its own entrance away from the quarter; a person decides', async () => {
  const page = coordinator;
  await page.goto(hogo.url('/planning'));
  const thai = card(page, 'タイ語');
  // Early in the day it is planned for this afternoon; what follows is about a day to come.
  if ((await thai.innerText()).includes(tokyo_day(new Date()))) {
    await thai.locator('summary', { hasText: '別の案を求める' }).click();
    await thai.getByRole('button', { name: '別の日' }).click();
    await press(page, '急な変更だけを組み直す');
  }
  const text = await thai.innerText();
  assert.match(text, /1[3-6]:[03]0/, 'afternoons only');
  assert.match(text, /地下 静養室/, 'privacy grade 3, and not in the quarter to avoid');
  assert.match(text, /ナパ・スワン/);
  assert.match(text, /希望はすべて満たされています/);
  await thai.getByRole('button', { name: '通訳人に打診する' }).click();
  assert.match(await card(page, 'タイ語').innerText(), /通訳人に打診中/);

  const interpreter = await signed_in('interpreter-th', { javaScriptEnabled: false, viewport: hogo.phone });
  await interpreter.goto(hogo.url('/offers'));
  const offer = await main(interpreter).innerText();
  assert.match(offer, /タイ語/);
  assert.match(offer, /当日に出ます/);
  for (const secret of [/Ploy/, /静養室/, /\d{4}-\d{4}-\d/]) assert.doesNotMatch(offer, secret);
  await press(interpreter, '引き受ける');
  assert.match(await main(interpreter).innerText(), /承諾済み/);

  await page.goto(hogo.url('/planning'));
  assert.match(await card(page, 'タイ語').innerText(), /通訳人が承諾/);
  await card(page, 'タイ語').getByRole('button', { name: 'この案で決定する' }).click();
  assert.match(await card(page, 'タイ語').innerText(), /決定済み/);
});

test('a feed shows when the officer is taken, under a neutral title and without a place, until it is revoked', async () => {
  const officer = await signed_in('interpreter-th');
  await officer.goto(hogo.url('/settings'));
  await press(officer, '新しいアドレスを作る');
  const address = await officer.locator('#feed-address').inputValue();
  const feed = async () => fetch(address.replace(/^https?:\/\/[^/]+/, hogo.origin), { headers: { 'accept-language': 'ja' } });
  const text = await (await feed()).text();
  assert.match(text, /BEGIN:VEVENT/);
  assert.match(text, /SUMMARY:予定あり/);
  assert.doesNotMatch(text, /LOCATION|DESCRIPTION|静養室|タイ/);
  await officer.goto(hogo.url('/settings'));
  await as_it_should_be(officer, 'settings-feeds');
  await main(officer).locator('#feeds').getByRole('button', { name: '取り消す' }).click();
  assert.equal((await feed()).status, 404);
});

test('the interpreter falls ill on the morning: the board shows it, and replanning moves that interview alone', async () => {
  const interpreter = await signed_in('interpreter-th', { viewport: hogo.phone });
  const page = coordinator;
  await page.goto(hogo.url('/planning'));
  const day = (await card(page, 'タイ語').locator('h3').innerText()).match(/(\d+)年(\d+)月(\d+)日/);
  const typed = `${day[1]}-${day[2].padStart(2, '0')}-${day[3].padStart(2, '0')}`;
  await interpreter.goto(hogo.url('/calendar'));
  await interpreter.fill('[name=day]', typed);
  await press(interpreter, '来られない日を加える');
  await as_it_should_be(interpreter, 'calendar-phone');

  await page.goto(hogo.url('/planning'));
  assert.match(await card(page, 'タイ語').innerText(), /組み直しが必要/);
  assert.match(await card(page, 'タイ語').innerText(), /スパ・ラッタナ/, 'who else could be asked, also of the other office');
  await press(page, '急な変更だけを組み直す');
  const after = await card(page, 'タイ語').innerText();
  assert.doesNotMatch(after.split('\n')[0], new RegExp(`${day[2]}月${day[3]}日`), 'another day');
  assert.match(after, /取りやめになります/, 'what was decided is cancelled only when a person decides');
  await card(page, 'タイ語').getByRole('button', { name: 'この案で決定する' }).click();
  assert.match(await card(page, 'タイ語').innerText(), /決定済み/);
});

test('the board can be read and worked with the keyboard, on a phone, and in English', async () => {
  const desk = await signed_in('coordinator');
  await desk.goto(hogo.url('/planning'));
  await as_it_should_be(desk, 'board');
  const block = desk.locator('a.board-block').first();
  if (await block.count()) {
    await block.focus();
    await desk.keyboard.press('Enter');
    assert.match(desk.url(), /#line-/);
  }
  await in_english(desk);
  await desk.goto(hogo.url('/planning'));
  assert.match(await main(desk).innerText(), /Not available for this interview/);
  await as_it_should_be(desk, 'board-en');
  await desk.goto(hogo.url('/planning/calendars'));
  await as_it_should_be(desk, 'calendars-en');
  await main(desk).getByRole('link', { name: 'Change' }).first().click();
  await as_it_should_be(desk, 'calendar-en');

  const phone = await signed_in('duty', { viewport: hogo.phone });
  await phone.goto(hogo.url('/planning?unit=tokyo'));
  await as_it_should_be(phone, 'board-phone');
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth + 1), 'nothing runs off the side');
});

test('what planning is told stands on the file, is corrected there, and the conduct page says what the plan missed', async () => {
  const officer = await signed_in('lead');
  await officer.goto(hogo.url('/work'));
  const files = await officer.$$eval('a.work-number', (all) => [...new Set(all.map((one) => one.getAttribute('href')))]);
  let found;
  for (const file of files) {
    await officer.goto(hogo.url(file));
    if (/イサーン|タイ語・60分/.test(await officer.locator('#needs').innerText().catch(() => ''))) { found = file; break; }
  }
  assert.ok(found, 'the file of S2 is among the lead’s');
  assert.match(await officer.locator('#needs').innerText(), /午後のみ/);
  assert.match(await officer.locator('#needs').innerText(), /手配済み/);
  await officer.locator('#needs').getByRole('link', { name: '直す' }).click();
  await as_it_should_be(officer, 'needs');
  await officer.selectOption('[name="need-needs.hour"]', 'at_1430');
  await officer.selectOption('[name="need-needs.company_mon"]', 'morning');
  await press(officer, 'この内容を伝える');
  assert.match(await officer.locator('#needs').innerText(), /本人が求めた開始時刻\s+14:30/);
  await officer.goto(hogo.url(`${found}/interview-request`));
  await as_it_should_be(officer, 'interview-request');
  await officer.goto(hogo.url(found));
  await officer.locator('#interviews').getByRole('link', { name: '聴取のページ' }).first().click();
  assert.match(await officer.locator('#document').innerText(), /本人を守るための聴取/);
  assert.match(await officer.locator('#plan').innerText(), /計画は本人の希望をすべて満たしています|満たせなかった/);
  for (const name of ['女性に代わってほしい', '通訳人を代えてほしい']) assert.equal(await main(officer).getByRole('button', { name }).count(), 1);
  await as_it_should_be(officer, 'conduct-planned');
});
