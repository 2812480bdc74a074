// Nobody near her: S8's cousin, S12's neighbour, S9's brother, a colleague's relative, and whether somebody is known
// already, walked through the pages, axe on each.
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

async function begin_file(page) {
  await page.goto(hogo.url('/encounters/new/deportation_procedure'));
  await page.locator('input[name=sex][value=female]').check({ force: true });
  await page.fill('[name=observed]', '店の関係者を恐れている。');
  await submit(page, '疑い');
  return page.url().split('/').slice(0, 5).join('/');
}

async function keep_away(page, file, fields) {
  await page.goto(`${file}/people`);
  await page.selectOption('[name=role]', fields.role);
  for (const [name, value] of Object.entries(fields)) if (name !== 'role') await page.fill(`[name=${name}]`, value);
  await submit(page, '記録する');
}

async function propose(page, file, name, phone = '') {
  await page.goto(`${file}/associates`);
  await page.locator('input[name=role][value=supervisor]').check({ force: true });
  await page.fill('[name=names]', name);
  await page.fill('[name=phones]', phone);
  await submit(page, '提案する');
}

/** The lead opens both sides: password and code, once. */
async function open_links(page, file) {
  await page.goto(`${file}/links`);
  const press = page.getByRole('button', { name: '両方の記録を開く' });
  if (!(await press.count())) return;
  await press.click();
  const { password, code } = await hogo.proof('lead');
  await page.locator('input[type=password]').first().fill(password);
  await page.locator('input[autocomplete="one-time-code"]').first().fill(code);
  await page.locator('main form button[type=submit], main form button:not([type])').first().click();
  await page.locator('#associates').waitFor();
}

test('S12: the owner’s brother-in-law waits like everybody else; the lead sees why, and says no without saying it', async () => {
  const officer = await hogo.page();
  await hogo.login(officer, 'officer');
  const file = await begin_file(officer);
  await keep_away(officer, file, { role: 'employer', companies: '有限会社ささやま興業', phones: '03-0000-1234' });
  await propose(officer, file, '笹山 一郎', '+81 3 0000 1234');
  await propose(officer, file, 'Kind Neighbour', '03-0000-9999');
  assert.equal(await officer.getByText('主任担当官の確認待ち').count(), 2, 'linked or not, one sentence');
  assert.doesNotMatch(await officer.locator('main').innerText(), /笹山|Neighbour/);
  await as_it_should_be(officer, 'associates');

  const lead = await hogo.page();
  await hogo.login(lead, 'lead');
  await open_links(lead, file);
  const linked = lead.locator('#associates article.entry').filter({ hasText: '笹山' });
  assert.match(await linked.innerText(), /同じ電話番号/);
  assert.match(await linked.innerText(), /ささやま興業/, 'both sides beside each other');
  await as_it_should_be(lead, 'links');
  await lead.setViewportSize(hogo.phone);
  await hogo.shot(lead, 'links-phone');
  assert.ok(await lead.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out on a phone');
  await linked.locator('input[value=confirmed]').check({ force: true });
  await linked.locator('[name=reasons]').fill('経営者の義弟と判明した。');
  await linked.getByRole('button', { name: '答えを記録する' }).click();
  await lead.locator('#associates details').waitFor();

  await officer.goto(`${file}/associates`);
  assert.equal(await officer.getByText('認められませんでした').count(), 1);
  assert.doesNotMatch(await officer.locator('main').innerText(), /義弟|経営者/, 'and no reason');
});

test('S8: the broker’s cousin is not available from the same press on, in each spelling; to them the file is not there', async () => {
  const officer = await hogo.page();
  await hogo.login(officer, 'officer');
  for (const spelling of ['ចាន់ ដារ៉ា', 'Chan Dara', 'チャン・ダラー']) {
    const file = await begin_file(officer);
    await keep_away(officer, file, { role: 'broker', names: spelling });
    await officer.goto(`${file}/interviews/new`);
    const list = await officer.locator('.not-available').allInnerTexts();
    assert.match(list.join(), /Dara Chan Sopheap — 今回は担当できません/, spelling);
    assert.equal(await officer.locator('select[name=interpreter] option', { hasText: 'Dara Chan' }).count(), 0);
    await officer.goto(file);
    assert.doesNotMatch(await officer.locator('#timeline').innerText(), /担当できない/, 'neither when nor by whom');
  }
});

test('a block follows a link within one request: a colleague who could be given the file is not available the moment after', async () => {
  const officer = await hogo.page();
  await hogo.login(officer, 'officer');
  const lead = await hogo.page();
  await hogo.login(lead, 'lead');
  const file = await begin_file(officer);
  const choices = lead.locator('select[name=staff] option');
  await lead.goto(`${file}/people-at-work`);
  assert.equal(await choices.filter({ hasText: '松本 涼' }).count(), 1);
  await keep_away(officer, file, { role: 'family', names: 'Matsumoto Ryo' });
  await lead.reload();
  assert.equal(await choices.filter({ hasText: '松本 涼' }).count(), 0);
  assert.match((await lead.locator('.not-available').allInnerTexts()).join(), /松本 涼 — /);
  await as_it_should_be(lead, 'people-at-work');
});

test('is this person known already? The lead sees the other file beside this one, an officer is not asked', async () => {
  const officer = await hogo.page();
  await hogo.login(officer, 'officer');
  const files = [];
  for (const name of ['สมหญิง มีนา', 'Somying Mina']) {
    const file = await begin_file(officer);
    await officer.goto(`${file}/identity`);
    await officer.fill('[name=names]', name);
    await officer.locator('main form button.primary').last().click();
    files.push(file);
  }
  const lead = await hogo.page();
  await hogo.login(lead, 'lead');
  await lead.goto(`${files[1]}/known`);
  await as_it_should_be(lead, 'known');
  await submit(lead, '比べる');
  await lead.locator('#answer').waitFor();
  const answer = await lead.locator('#answer').innerText();
  assert.match(answer, /สมหญิง มีนา/);
  assert.equal(await lead.locator(`#answer a[href$="${files[0].split('/').pop()}"]`).count(), 1);
  await as_it_should_be(lead, 'known-answer');
  await lead.setViewportSize(hogo.phone);
  await hogo.shot(lead, 'known-answer-phone');
  assert.ok(await lead.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out on a phone');
});

test('S9: her "brother" is compared with whom the file keeps away; the desk reads and says what it always says', async () => {
  const officer = await hogo.page();
  await hogo.login(officer, 'officer');
  const file = await begin_file(officer);
  await keep_away(officer, file, { role: 'family', names: 'สมชาย ใจดี\nSomchai Jaidee' });

  const desk = await hogo.page();
  await hogo.login(desk, 'desk');
  const said = [];
  for (const name of ['Peter Example', 'ソムチャイ・ジャイディー']) {
    await desk.goto(hogo.url('/inquiries'));
    await desk.selectOption('[name=caller]', 'private_person');
    await desk.fill('[name=names]', name);
    await desk.fill('[name=words]', '妹を捜しています。');
    await desk.locator('main form button.primary').last().click();
    said.push(await desk.locator('#say').innerText());
  }
  assert.equal(said[0], said[1], 'the same words for everybody');
  const lead = await hogo.page();
  await hogo.login(lead, 'lead');
  await lead.goto(hogo.url('/work'));
  assert.match(await lead.locator('#waiting').innerText(), /避けるべき者に似た人から照会がありました/);
});

test('a colleague tells of a relative whom a file keeps away: one sentence to them, a line to the lead', async () => {
  const officer = await hogo.page();
  await hogo.login(officer, 'officer');
  const file = await begin_file(officer);
  await keep_away(officer, file, { role: 'broker', names: 'チャン・ダラー' });
  const interpreter = await hogo.page({ viewport: hogo.phone });
  await hogo.login(interpreter, 'interpreter-th');
  await interpreter.goto(hogo.url('/settings/own-record'));
  await interpreter.fill('[name=relatives]', 'Chan Dara');
  await submit(interpreter, '申告する');
  await interpreter.getByText('申告を記録しました').waitFor();
  await as_it_should_be(interpreter, 'own-record');

  const lead = await hogo.page();
  await hogo.login(lead, 'lead');
  await open_links(lead, file);
  assert.match(await lead.locator('#staff').innerText(), /Chan Dara/);
  await as_it_should_be(lead, 'links-staff');
  await lead.goto(`${file}/people-at-work`);
  await lead.locator('main').waitFor();
});
