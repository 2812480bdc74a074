// S9 and S12's releases and walls, walked as people walk them: what leaves a file, and for whom a file never was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './harness.mjs';

const hogo = await start();
const submit = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click();
const file_of = (page) => page.url().split('/').slice(0, 5).join('/');
const as = async (who, options) => {
  const page = await hogo.page(options);
  await hogo.login(page, who);
  return page;
};

async function as_it_should_be(page, picture) {
  assert.deepEqual(await hogo.axe(page), [], `axe on ${picture}`);
  assert.equal(await page.locator('h1').count(), 1, `one heading on ${picture}`);
  await hogo.shot(page, picture);
}

/** A file on the word of the enforcement officer, and its number. */
async function begin(page) {
  await page.goto(hogo.url('/encounters/new/deportation_procedure'));
  await page.locator('input[name=sex][value=female]').check({ force: true });
  await page.selectOption('[name=language]', 'th');
  await page.fill('[name=observed]', '借金のために外出を見張られていたと話した。');
  await submit(page, '疑い');
  await page.waitForURL(/\/screening$/);
  const file = file_of(page);
  await page.goto(file);
  const number = (await page.title()).match(/\d{4}-\d{4}-\d/)[0];
  return { file, number };
}

/** Answers the password and code that the tightest parts ask for. */
async function step_up(page, who) {
  const { password, code } = await hogo.proof(who);
  await page.fill('[name=step_up_password]', password);
  await page.fill('[name=step_up_code]', code);
  await page.getByRole('main').locator('form button').first().click();
}

async function find(page, number) {
  await page.goto(hogo.url('/work'));
  await page.fill('main [name=number]', number);
  await Promise.all([page.waitForLoadState(), page.locator('main [name=number]').press('Enter')]);
  await page.waitForLoadState('networkidle');
  return page.locator('main').innerText();
}

test('S12: a colleague who is linked to the file is walled from it, and it never was', async () => {
  const officer = await as('enforcement');
  const { file, number } = await begin(officer);
  const lead = await as('lead');
  await lead.goto(`${file}/people-at-work`);
  await lead.locator('input[name=task][value=officer]').check({ force: true });
  await lead.selectOption('select[name=staff]', { label: (await lead.$$eval('select[name=staff] option', (all) => all.map((one) => one.textContent))).find((one) => one.includes('松本')) });
  await submit(lead, 'この担当に決める');
  await step_up(lead, 'lead');  // the task brings the people to keep away with it
  await lead.locator('main').getByText('松本').first().waitFor();

  const colleague = await as('officer2');
  assert.match(await find(colleague, number), new RegExp(number), 'the task opened the file');

  await lead.goto(`${file}/walls`);
  await as_it_should_be(lead, 'walls-none');
  await lead.selectOption('select[name=staff]', { label: (await lead.$$eval('select[name=staff] option', (all) => all.map((one) => one.textContent))).find((one) => one.includes('松本')) });
  await lead.locator('input[name=ground][value=related_person]').check({ force: true });
  await lead.locator('input[name=strong]').check({ force: true });
  await lead.fill('[name=reasons]', '勤め先の経営者の義弟であると分かった。');
  await submit(lead, '閲覧制限を掛ける');
  await lead.getByText('実施中').first().waitFor();
  await as_it_should_be(lead, 'walls-standing');

  const walled = await find(colleague, number);
  const never = await find(colleague, '4821-7730-5');
  assert.equal(walled, never, 'walled and never were is one page');
  const gone = await colleague.goto(file);
  const none = await colleague.goto(hogo.url(`/files/${'c'.repeat(32)}`));
  assert.equal(gone.status(), 404);
  assert.equal(none.status(), 404);
  await colleague.goto(hogo.url('/work?all=yes'));
  assert.ok(!(await colleague.content()).includes(number), 'no list shows it');
  assert.match(await find(officer, number), new RegExp(number), 'whoever reads it otherwise reads on');
});

test('S12: taking a director’s access waits for a second person, whom the director never hears of', async () => {
  const officer = await as('enforcement');
  const { file, number } = await begin(officer);
  const lead = await as('lead');
  await lead.goto(`${file}/walls`);
  await lead.selectOption('select[name=staff]', { label: (await lead.$$eval('select[name=staff] option', (all) => all.map((one) => one.textContent))).find((one) => one.includes('渡辺')) });
  await lead.locator('input[name=ground][value=other]').check({ force: true });
  await lead.fill('[name=reasons]', '本人から名前が出た。');
  await submit(lead, '閲覧制限を掛ける');
  await lead.getByText('二人目の確認待ち').first().waitFor();

  const director = await as('director');
  await director.goto(hogo.url('/work?all=yes'));
  assert.ok(!(await director.locator('#waiting').innerText()).includes('閲覧制限'), 'the question is not theirs to read');
  const duty = await as('duty');
  await duty.goto(`${file}/walls`);
  await duty.locator('[name=answer_reasons]').first().fill('確認した。');
  await submit(duty, '同意する');
  await duty.getByText('実施中').first().waitFor();
  assert.equal((await director.goto(file)).status(), 404);
  await director.goto(hogo.url('/director'));
  assert.ok(!(await director.content()).includes(number), 'no figure and no list names it');
});

test('S9: the address leaves the file when two persons said so, for a time, and is closed again', async () => {
  const officer = await as('enforcement');
  const { file } = await begin(officer);
  await officer.goto(`${file}/whereabouts`);
  await officer.selectOption('[name=kind]', 'shelter');
  await officer.fill('[name=address]', '札幌市中央区北一条一丁目');
  await officer.fill('[name=since]', new Date().toISOString().slice(0, 10));
  await submit(officer, '所在を記録する');
  await officer.goto(`${file}/releases`);
  await officer.locator('input[name=fields][value=whereabouts]').check({ force: true });
  await officer.selectOption('[name=recipient]', 'police');
  await officer.selectOption('[name=purpose]', 'protection_detail');
  await officer.selectOption('[name=ground]', 'protection_detail');
  await officer.fill('[name=until_day]', new Date(Date.now() + 48 * 3600_000).toISOString().slice(0, 10));
  await officer.fill('[name=until_time]', '12:00');
  await submit(officer, '承認を求める');
  await officer.waitForURL(/\/releases$/);
  await officer.locator('a[href*="/releases/"]').first().click();
  await submit(officer, '承認する');
  await officer.waitForLoadState();
  assert.equal(await officer.getByRole('button', { name: '内容を開く' }).count(), 0, 'one person is not enough');
  const release = officer.url();

  const lead = await as('lead');
  await lead.goto(release);
  await submit(lead, '承認する');
  await submit(lead, '内容を開く');
  await step_up(lead, 'lead');
  await lead.getByText('札幌市中央区北一条一丁目').waitFor();
  assert.ok(!(await lead.title()).includes('札幌'), 'no title names the place');
  assert.ok(!lead.url().includes('%E6'), 'nor an address');
  await as_it_should_be(lead, 'release-open');
  await submit(lead, '渡し終えたので閉じる');
  await lead.waitForLoadState();
  await lead.goto(release);
  assert.equal(await lead.getByRole('button', { name: '内容を開く' }).count(), 0, 'closed again after');
});

test('Who audits reads who looked and why, and nothing of what they saw', async () => {
  const auditor = await as('auditor');
  await auditor.goto(hogo.url('/audit'));
  await as_it_should_be(auditor, 'audit');
  assert.ok(!(await auditor.content()).includes('札幌'));
  const officer = await as('officer');
  assert.equal((await officer.goto(hogo.url('/audit'))).status(), 404);
});

test('A look in an emergency: asked with reasons, short, on record, and reviewed by somebody else', async () => {
  const officer = await as('enforcement');
  const { file, number } = await begin(officer);
  const lead = await as('lead');
  await lead.goto(`${file}/looks`);
  await as_it_should_be(lead, 'looks-none');
  await lead.selectOption('select[name=staff]', { label: (await lead.$$eval('select[name=staff] option', (all) => all.map((one) => one.textContent))).find((one) => one.includes('松本')) });
  await lead.locator('input[name=ground]').first().check({ force: true });
  await lead.locator('input[name=parts][value=condition]').check({ force: true });
  await lead.fill('[name=reasons]', '夜間に体調が急変し、対応する者がほかにいない。');
  await lead.getByRole('main').locator('form:has(select[name=staff]) button[type=submit]').first().click();
  await lead.waitForLoadState();
  await as_it_should_be(lead, 'looks-open');
  const looker = await as('officer2');
  assert.match(await find(looker, number), new RegExp(number), 'the file is open for the look');
  const director = await as('director');
  await director.goto(`${file}/looks`);
  if ((await director.locator('h1').innerText()).length) await hogo.shot(director, 'looks-review');
});

for (const [name, options] of [['desk', {}], ['phone', { viewport: hogo.phone }], ['english', { locale: 'en-GB' }], ['english-phone', { locale: 'en-GB', viewport: hogo.phone }]]) {
  test(`the pages of looking and being looked at: ${name}`, async () => {
    const lead = await as('lead', options);
    await lead.goto(hogo.url('/work'));
    const href = await lead.locator('main a[href^="/files/"]').first().getAttribute('href');
    const file = hogo.url(href.split('#')[0].split('/').slice(0, 3).join('/'));
    for (const [page, path] of [['walls', `${file}/walls`], ['looks', `${file}/looks`], ['openings', `${file}/openings`],
      ['step-up', hogo.url('/step-up')], ['settings', hogo.url('/settings')], ['security-keys', hogo.url('/settings/security-keys')]]) {
      await lead.goto(path);
      await as_it_should_be(lead, `guard-${page}-${name}`);
    }
    const auditor = await as('auditor', options);
    await auditor.goto(hogo.url('/audit'));
    await as_it_should_be(auditor, `guard-audit-${name}`);
  });
}
