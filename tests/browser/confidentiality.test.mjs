// S9 and S12's releases and walls, walked as people walk them: what leaves a file, and for whom a file never was.
import assert from 'node:assert/strict';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { memory, start } from './harness.mjs';

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

/** A PNG that says of itself that it has so many pixels. */
function huge_png(width, height) {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.set([8, 2, 0, 0, 0], 16);
  header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), header]);
}

test('a paper of a file: readers are named before it is added, it is shown drawn anew, and what is hostile is refused with what to do', async () => {
  const officer = await as('enforcement');
  const { file } = await begin(officer);
  await officer.setContent('<body style="background:#063;color:#fff;font:80px sans-serif">契約書</body>');
  const photo = await officer.screenshot({ type: 'jpeg', quality: 90 });
  await officer.goto(`${file}/documents`);
  await as_it_should_be(officer, 'documents-none');
  const add = async (page, name, buffer, part = 'network') => {
    await page.locator(`input[type=radio][name=part][value=${part}]`).check({ force: true });
    await page.selectOption('select[name=kind]', 'contract');
    await page.selectOption('select[name=purpose]', 'what_happened');
    await page.setInputFiles('input[type=file][name=document]', { name, mimeType: 'image/jpeg', buffer });
    await submit(page, '付ける');
    await page.waitForLoadState();
  };
  for (const [name, bytes, sentence] of [
    ['bomb.jpg', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(10_000)]), 'この種類のファイルは'],
    ['locked.jpg', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Encrypt 2 0 R >>\n%%EOF'), 'パスワード'],
    ['wide.jpg', huge_png(60_000, 60_000), '画素が多すぎます'],
    ['broken.jpg', photo.subarray(0, 300), '読み取れませんでした'],
  ]) {
    await add(officer, name, bytes);
    assert.match(await officer.locator('main').innerText(), new RegExp(sentence), name);
    assert.equal(await officer.inputValue('select[name=kind]'), 'contract', 'what was chosen is kept');
  }
  await as_it_should_be(officer, 'documents-refused');

  // A photograph that is a page with a script as well: what is kept is what the child drew of it.
  await add(officer, '契約 <b>1.png', Buffer.concat([photo, Buffer.from('<script>alert(1)</script> at 35.68, 139.76')]));
  const lead = await as('lead');
  await lead.goto(`${file}/documents`);
  await lead.locator('#part-network').getByRole('button').first().click();
  await step_up(lead, 'lead');
  await lead.getByText('契約 <b>1.jpg').waitFor();
  await as_it_should_be(lead, 'documents-listed');
  await lead.locator('#part-network article').getByRole('button').click();
  await lead.waitForFunction(() => document.querySelector('img.foreign-picture')?.complete);
  assert.deepEqual(await lead.$eval('img.foreign-picture', (picture) => [picture.naturalWidth, picture.naturalHeight]), [1280, 900]);
  await as_it_should_be(lead, 'document');
  const raw = await lead.request.get(hogo.url(await lead.locator('a[href$="/raw"]').getAttribute('href')));
  assert.match(raw.headers()['content-disposition'], /^attachment; filename="file-[0-9a-f]{8}\.jpg"$/);
  assert.match(raw.headers()['content-security-policy'], /sandbox/);
  assert.equal(raw.headers()['x-content-type-options'], 'nosniff');
  const kept = await raw.body();
  assert.ok(kept.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) && !kept.includes('script') && !kept.includes('35.68'));
  const director = await as('director');
  const closed = await director.goto(new URL(raw.url()).href);
  assert.equal(closed.status(), 404, 'reads the file, and not this part');
});

test('fifty megabytes grow the server by less than thirty; several at once and one that broke off leave nothing on the way', async (t) => {
  const officer = await as('enforcement');
  const { file } = await begin(officer);
  await officer.goto(`${file}/documents`);
  const fields = await officer.$$eval('form[enctype] input[type=hidden]', (all) => Object.fromEntries(all.map((one) => [one.name, one.value])));
  const send = (megabytes, action) => officer.request.post(`${file}/documents`, {
    headers: { origin: hogo.origin, 'sec-fetch-site': 'same-origin' },
    multipart: { ...fields, action_id: action.repeat(32), part: 'condition', kind: 'report', purpose: 'other',
      document: { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(megabytes * 1_000_000, 'all that was said\n') } },
    maxRedirects: 0, timeout: 120_000 });
  assert.equal((await send(1, 'a')).status(), 303);
  const before = memory(hogo.server.pid, 'VmRSS');
  writeFileSync(`/proc/${hogo.server.pid}/clear_refs`, '5');
  assert.equal((await send(50, 'b')).status(), 303);
  const one = memory(hogo.server.pid, 'VmHWM') - before;
  await officer.request.post(`${file}/documents`, { timeout: 60, headers: { origin: hogo.origin },
    multipart: { ...fields, document: { name: 'cut', mimeType: 'text/plain', buffer: Buffer.alloc(40_000_000) } } }).catch(() => {});
  const statuses = (await Promise.all(['c', 'd', 'e'].map((action) => send(40, action)))).map((answer) => answer.status());
  assert.deepEqual(statuses, [303, 303, 303], 'nobody is sent back because somebody else added one meanwhile');
  const all = memory(hogo.server.pid, 'VmHWM') - before;
  t.diagnostic(`grew by ${(one / 1e6).toFixed(1)} MB for 50 MB, by ${(all / 1e6).toFixed(1)} MB with three more at once`);
  assert.ok(one < 30_000_000, `grew by ${Math.round(one / 1e6)} MB`);
  assert.deepEqual(readdirSync(hogo.data).filter((name) => name.startsWith('on-the-way')), []);
  const open = readdirSync(`/proc/${hogo.server.pid}/fd`).map((fd) => { try { return readlinkSync(`/proc/${hogo.server.pid}/fd/${fd}`); } catch { return ''; } });
  assert.deepEqual(open.filter((path) => path.includes('on-the-way')), [], 'what was on its way is gone');
});
