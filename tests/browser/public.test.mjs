// The public site as somebody with one minute alone with a phone uses it: in Thai, Urdu, easy Japanese and Tagalog, without and
// with script; the site runs as the process of its own that it is meant to be.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { memory, start } from './harness.mjs';

const hogo = await start();
const site = await public_site(hogo);
const weather = 'https://www.jma.go.jp/'; // where no test can go: a browser that was sent there has left
const said = { th: 'ช่วยด้วย เขายึดหนังสือเดินทางของฉัน', ur: 'میرا پاسپورٹ ان کے پاس ہے', 'ja-easy': 'パスポートを とられました', fil: 'Kinuha nila ang pasaporte ko' };
const answered = { th: 'เราอ่านแล้ว คุณปลอดภัยไหม', ur: 'ہم نے پڑھ لیا ہے۔ کیا آپ محفوظ ہیں؟', 'ja-easy': 'よみました。いま あんぜんですか。', fil: 'Nabasa na namin. Ligtas ka ba?' };

/** `hogo public` on the same data folder, and where it listens. */
async function public_site({ program, data }) {
  const child = spawn(program, ['public', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = [];
  child.stderr.on('data', (bytes) => log.push(bytes));
  after(async () => {
    if (child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  });
  const origin = await new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (bytes) => {
      printed += bytes;
      if (printed.includes('\n')) resolve(printed.trim());
    });
    child.once('exit', (code) => reject(new Error(`hogo public ended with ${code}: ${Buffer.concat(log)}`)));
  });
  return { url: (path) => origin + path, log: () => Buffer.concat(log).toString(), pid: child.pid };
}

const phone = (options = {}) => hogo.page({ viewport: { width: 360, height: 740 }, locale: 'de-DE', ...options });

/** axe needs timers, which do not run in a page without script; the same page is looked at with script. */
async function as_it_should_be(page, picture) {
  if (picture.includes('-script-')) assert.deepEqual(await hogo.axe(page), [], `axe on ${picture}`);
  assert.equal(await page.locator('h1').count(), 1, `one heading on ${picture}`);
  assert.equal((await page.context().cookies()).length, 0, 'no cookie');
  await hogo.shot(page, picture);
}

/** The desk looks through what waits in that language for the one with these words, and answers it. */
async function desk_answers(language, words, text) {
  const desk = await hogo.page();
  await hogo.login(desk, 'consultation_desk');
  await desk.goto(hogo.url(`/desk?language=${language}`));
  const waiting = await desk.$$eval('#waiting a[href^="/desk/"]', (links) => links.map((link) => link.getAttribute('href')));
  for (const path of waiting) {
    await desk.goto(hogo.url(path));
    if (await desk.getByText(words, { exact: true }).count()) break;
  }
  await desk.getByText(words, { exact: true }).waitFor();
  await desk.fill('textarea[name=text]', text);
  await desk.fill('textarea[name=original]', '読みました。いま安全ですか。');
  assert.deepEqual(await hogo.axe(desk), [], 'axe on the desk');
  if (language === 'th') await hogo.shot(desk, 'desk-consultation');
  await desk.locator('#answer button.primary').click();
  await desk.waitForURL(/\/desk$/);
  if (language === 'th') {
    await as_desk(desk, '/desk', 'desk-queue');
    await as_desk(desk, '/desk/urgent', 'desk-urgent');
  }
  await desk.context().close();
}
async function as_desk(desk, path, picture) {
  await desk.goto(hogo.url(path));
  assert.deepEqual(await hogo.axe(desk), [], `axe on ${picture}`);
  await hogo.shot(desk, picture);
}

for (const language of Object.keys(said))
  for (const javaScriptEnabled of [false, true])
    test(`${language}, ${javaScriptEnabled ? 'with' : 'without'} script: reads, asks, leaves, comes back, reads the new answer only, writes again`, async () => {
      const name = `public-${language}-${javaScriptEnabled ? 'script' : 'plain'}`;
      const page = await phone({ javaScriptEnabled });
      const words = `${said[language]} ${javaScriptEnabled ? 'B' : 'A'}`;

      // Reads.
      await page.goto(site.url('/'));
      await page.locator(`main a[href="/${language}/1"]`).click();
      await as_it_should_be(page, `${name}-1-start`);
      await page.locator(`.ways a[href="/${language}/2"]`).click();
      await page.waitForURL(site.url(`/${language}/2`));
      await page.locator(`main a[href="/${language}/11"]`).first().click();

      // Asks; first with nothing in it, and what was chosen is kept.
      await page.fill('#f-hours', '13-14');
      await page.locator('main form button').click();
      await page.locator('#errors').waitFor();
      assert.equal(await page.inputValue('#f-hours'), '13-14', 'what was typed is kept');
      await as_it_should_be(page, `${name}-2-error`);
      await page.fill('#f-words', words);
      await page.locator('label[for=f-danger-unsure]').click();
      await as_it_should_be(page, `${name}-3-form`);
      await page.locator('main form button').click();
      const receipt = await page.locator('.receipt').innerText();
      assert.match(receipt, /^(\d{4} ){10}\d{4}$/);
      assert.equal(page.url(), site.url(`/${language}/11`), 'the address does not change');
      await as_it_should_be(page, `${name}-4-receipt`);

      // Going back shows neither the receipt nor what was written; a browser asks before it would send a form again.
      await page.goBack().catch(() => {});
      await page.waitForTimeout(300);
      const shown = await page.evaluate(() => document.documentElement.outerHTML);
      for (const secret of [receipt, words]) assert.ok(!shown.includes(secret), 'nothing comes back');

      // What was typed and not sent does not come back either.
      await page.goto(site.url(`/${language}/2`));
      await page.goto(site.url(`/${language}/11`));
      await page.fill('#f-words', words);
      await page.goto(site.url(`/${language}/1`));
      await page.goBack();
      assert.equal(await page.inputValue('#f-words'), '', 'nothing typed comes back');

      // Leaves quickly.
      const cleared = page.waitForResponse((response) => new URL(response.url()).pathname === '/leave');
      const left = page.waitForRequest((request) => request.url().startsWith(weather));
      if (javaScriptEnabled) await page.keyboard.press('Escape');
      else await page.locator('#leave').click({ noWaitAfter: true });
      assert.match(await (await cleared).headerValue('clear-site-data'), /cache/);
      await left;
      const away = () => !page.url().startsWith(site.url('/'));
      for (let n = 0; n < 400 && !away(); ++n) await page.waitForTimeout(50);
      assert.ok(away(), 'the browser is elsewhere');
      if (javaScriptEnabled) {
        // A browser that is still on its way cannot go back yet: asked again until it is here.
        for (let n = 0; n < 40 && away(); ++n) {
          await page.goBack().catch(() => {});
          await page.waitForTimeout(250);
        }
        await page.waitForURL(site.url(`/${language}/2`));
        assert.equal(await page.locator('#f-words').count(), 0, 'the page that was left is not in the history');
      }

      // Comes back before there is an answer, and after.
      const open_inbox = async () => {
        await page.goto(site.url(`/${language}/12`));
        await page.fill('#f-receipt', receipt.replaceAll(' ', ''));
        await page.locator('main form button').click();
        await page.locator('main h1').waitFor();
      };
      await open_inbox();
      assert.equal(await page.locator('main > blockquote').count(), 0);
      await as_it_should_be(page, `${name}-5-nothing`);
      await desk_answers(language, words, answered[language]);
      await open_inbox();
      assert.equal(await page.locator('main > blockquote').first().innerText(), answered[language]);
      await as_it_should_be(page, `${name}-6-answer`);

      // Writes again from there; the answer that was read is not shown a second time.
      await page.fill('#f-words', `${words} 2`);
      await page.locator('main form button').click();
      await page.locator('main .lead').waitFor();
      await as_it_should_be(page, `${name}-7-sent-again`);
      await open_inbox();
      assert.equal(await page.locator('main > blockquote').count(), 0, 'only a new answer is shown');
      await page.context().close();
    });

test('a photograph comes along without script; the desk sees it drawn anew and saves it only as a file', async () => {
  const studio = await hogo.page();
  await studio.setContent('<body style="background:#063;color:#fff;font:80px sans-serif">契約書</body>');
  const photo = await studio.screenshot({ type: 'jpeg', quality: 90 });
  await studio.context().close();

  const page = await phone({ javaScriptEnabled: false });
  await page.goto(site.url('/fil/11'));
  await page.fill('#f-words', 'Narito ang kontrata ko');
  await page.setInputFiles('#f-files', { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no photograph at all') });
  await page.locator('main form button').click();
  await page.locator('#errors').waitFor();
  assert.equal(await page.inputValue('#f-words'), 'Narito ang kontrata ko', 'the text is kept');
  await as_it_should_be(page, 'public-fil-file-error');
  await page.setInputFiles('#f-files', { name: 'IMG_0007.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.locator('main form button').click();
  assert.match(await page.locator('.receipt').innerText(), /^(\d{4} ){10}\d{4}$/);
  await page.context().close();

  const desk = await hogo.page();
  await hogo.login(desk, 'consultation_desk');
  await desk.goto(hogo.url('/desk?language=fil'));
  const waiting = await desk.$$eval('#waiting a[href^="/desk/"]', (links) => links.map((link) => link.getAttribute('href')));
  for (const path of waiting) {
    await desk.goto(hogo.url(path));
    if (await desk.getByText('Narito ang kontrata ko', { exact: true }).count()) break;
  }
  assert.deepEqual(await hogo.axe(desk), [], 'axe on a consultation with a file');
  await hogo.shot(desk, 'desk-with-file');
  await desk.locator('a[href*="/files/"]').click();
  await desk.locator('img.foreign-picture').waitFor();
  const drawn = await desk.$eval('img.foreign-picture', (picture) => [picture.naturalWidth, picture.naturalHeight]);
  assert.deepEqual(drawn, [1280, 900]);
  assert.deepEqual(await hogo.axe(desk), [], 'axe on a file');
  await hogo.shot(desk, 'desk-file');
  const raw = await desk.locator('a[href$="/raw"]').getAttribute('href');
  const picture = await desk.locator('img.foreign-picture').getAttribute('src');
  const itself = await desk.request.get(hogo.url(raw));
  assert.ok(Buffer.compare(await itself.body(), photo) === 0, 'as it came');
  assert.match(itself.headers()['content-disposition'], /^attachment; filename="file-[0-9a-f]{8}\.jpg"$/);
  assert.equal(itself.headers()['content-type'], 'application/octet-stream');
  const anew = await desk.request.get(hogo.url(picture));
  assert.equal(anew.headers()['content-type'], 'image/jpeg');
  for (const answer of [itself, anew]) {
    assert.match(answer.headers()['content-security-policy'], /sandbox/);
    assert.equal(answer.headers()['x-content-type-options'], 'nosniff');
  }
  await desk.context().close();
});

test('twenty megabytes, and far too many, grow the site by less than thirty', async () => {
  const post = (bytes) => {
    const form = new FormData();
    form.append('words', 'kept whatever comes behind it');
    form.append('files', new Blob([bytes], { type: 'image/jpeg' }), 'large.jpg');
    return fetch(site.url('/en/11'), { method: 'POST', body: form });
  };
  const photo = (megabytes) => {
    const bytes = Buffer.alloc(megabytes * 1_000_000, 0x5a);
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(bytes);
    return bytes;
  };
  await post(photo(1));
  const before = memory(site.pid, 'VmRSS');
  for (const megabytes of [19, 60, 150]) {
    const answer = await post(photo(megabytes));
    const text = await answer.text();
    assert.equal(answer.status, megabytes === 19 ? 409 : 422, 'a form without its mark, and one with too much');
    assert.match(text, /kept whatever comes behind it<\/textarea>/);
  }
  const growth = memory(site.pid, 'VmHWM') - before;
  assert.ok(growth < 30_000_000, `grew by ${Math.round(growth / 1e6)} MB`);
});

test('every language: nothing for axe, no sideways scrolling at 320 pixels and with text twice as large', async () => {
  const page = await phone({ viewport: { width: 320, height: 640 } });
  await page.goto(site.url('/'));
  const languages = await page.$$eval('.choice a', (links) => links.map((link) => link.getAttribute('href').split('/')[1]));
  assert.ok(languages.length >= 11);
  for (const language of languages)
    for (const number of [1, 6, 11, 12]) {
      await page.goto(site.url(`/${language}/${number}`));
      assert.deepEqual(await hogo.axe(page), [], `axe on ${language} ${number}`);
      for (const size of ['100%', '200%']) {
        const wider = await page.evaluate((size) => {
          document.documentElement.style.fontSize = size;
          return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }, size);
        assert.ok(wider <= 0, `${language} ${number} at ${size} is ${wider} pixels too wide`);
      }
    }
  await page.context().close();
});

test('the keyboard reaches the way out first after the skip link, and everything has a visible focus', async () => {
  const page = await phone();
  await page.goto(site.url('/en/1'));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'leave');
  const order = await page.$$eval('a.skip, header, main, footer', (all) => all.map((one) => one.tagName));
  assert.deepEqual(order, ['A', 'HEADER', 'MAIN', 'FOOTER'], 'a screen reader hears them in this order');
  await page.context().close();
});

test('the printed card looks like something else', async () => {
  const page = await phone({ viewport: { width: 800, height: 900 } });
  await page.goto(site.url('/en/11'));
  await page.fill('#f-words', 'card');
  await page.locator('main form button').click();
  await page.emulateMedia({ media: 'print' });
  const visible = await page.evaluate(() => document.body.innerText.trim());
  assert.match(visible, /^Guarantee/);
  assert.doesNotMatch(visible, /answer|consult|help|localhost/i);
  await hogo.shot(page, 'public-card');
  await page.context().close();
});

test('first paint on slow 3G', async (t) => {
  const page = await phone();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 });
  const times = [];
  for (const language of ['en', 'ur', 'ja-easy', 'th', 'fil']) {
    await page.goto(site.url(`/${language}/1`), { waitUntil: 'load' });
    times.push(await page.evaluate(() => new Promise((resolve) => {
      const look = () => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        if (paint) resolve(Math.round(paint.startTime));
        else setTimeout(look, 20);
      };
      look();
    })));
  }
  t.diagnostic(`first contentful paint in ms: ${times.join(' ')}`);
  assert.ok(Math.min(...times) < 1000, `first paint took ${times.join(' ')} ms`);
  await page.context().close();
});

test('what was written is in no file and no log, and neither is where it came from', async () => {
  const canary = 'zeldzame kanarie 48151623';
  const page = await phone({ userAgent: 'Canary-Agent/7.3', extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.77' } });
  await page.goto(site.url('/en/11'));
  await page.fill('#f-words', canary);
  await page.fill('#f-contact', `${canary} contact`);
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(`${canary} in a photograph`)]);
  await page.setInputFiles('#f-files', { name: `${canary}.jpg`, mimeType: 'image/jpeg', buffer: photo });
  await page.locator('main form button').click();
  const receipt = await page.locator('.receipt').innerText();
  await page.goto(site.url('/en/12'));
  await page.fill('#f-receipt', receipt);
  await page.locator('main form button').click();
  await page.context().close();
  const secrets = [canary, 'Canary-Agent', '203.0.113.77', receipt, receipt.replaceAll(' ', '')];
  const files = (folder) => readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
  const whole = files(hogo.data);
  assert.ok(whole.some((path) => path.endsWith('consultation.sqlite-wal') || path.endsWith('consultation.sqlite')));
  for (const path of whole) {
    const bytes = readFileSync(path);
    for (const secret of secrets) assert.ok(!bytes.includes(secret), `${secret} is in ${path}`);
    if (path.includes(`${join('data', 'public')}`)) assert.ok(!bytes.includes('127.0.0.1'), `an address is in ${path}`);
  }
  for (const log of [site.log(), hogo.log()]) for (const secret of secrets) assert.ok(!log.includes(secret), `${secret} is in a log`);
  assert.equal(site.log().split('\n').filter((line) => /web\.request|web\.refused/.test(line)).length, 0, 'no line about a request');
});
