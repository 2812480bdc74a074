// Takes pictures of the gallery and lets axe read it: node tests/unit/web/gallery/pictures.mjs PROGRAM OUTPUT_FOLDER
// Ends with 1 where axe finds something or the page reports an error (a policy that blocks, a script that fails).
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [program, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = spawn(program, ['0'], { stdio: ['ignore', 'pipe', 'ignore'] });
const origin = await new Promise((resolve) => server.stdout.once('data', (bytes) => resolve(String(bytes).trim())));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
let found = 0;
const complain = (text) => { found += 1; console.error(text); };
try {
  for (const [name, width, path, options] of [
    ['desktop-ja', 1280, '/?language=ja', {}], ['desktop-en', 1280, '/?language=en', {}], ['phone-ja', 390, '/?language=ja', {}],
    ['phone-en', 360, '/?language=en', {}], ['form-ja', 800, '/form', {}], ['pseudo', 1280, '/?language=xx', {}],
    ['forced-colors', 1280, '/?language=ja', { forcedColors: 'active' }], ['no-script', 1280, '/?language=ja', { javaScriptEnabled: false }],
  ]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
    context.setDefaultTimeout(120_000); // other work may share the machine
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('401') && complain(`${name}: ${message.text()}`));
    page.on('pageerror', (error) => complain(`${name}: ${error}`));
    await page.goto(origin + path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth).catch(() => 0);
    if (wide > 0) complain(`${name}: the page is ${wide} px wider than the screen`);
    await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); }).catch(() => {});
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    if (options.javaScriptEnabled !== false) {
      for (const details of await page.locator('details > summary').all()) await details.click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      for (const { id, help, nodes } of violations)
        for (const { target, failureSummary } of nodes) complain(`${name}: ${id} at ${target.join(' ')}: ${help} ${failureSummary}`);
    }
    if (name === 'desktop-ja') {
      await page.pdf({ path: join(folder, 'print.pdf'), preferCSSPageSize: true });
      await page.fill('#field-words', 'typed and not sent');
      await page.keyboard.press('F9');
      await page.screenshot({ path: join(folder, 'covered.png') });
      if (await page.title() !== '-') complain('the covered window still has its title');
      if (await page.locator('h1').isVisible()) complain('the covered page is still visible');
      for (const refused of ['wrong', 'late']) {
        await page.fill('#cover-password', refused);
        const answered = page.waitForResponse((response) => response.url().endsWith('/uncover'));
        await page.keyboard.press('Enter');
        await answered;
        await page.locator('[data-uncover-failed]').waitFor();
        if (await page.locator('h1').isVisible()) complain(`the password "${refused}" uncovered the page`);
      }
      await page.fill('#cover-password', 'sample');
      await page.keyboard.press('Enter');
      await page.locator('h1').waitFor();
      if (await page.inputValue('#field-words') !== 'typed and not sent') complain('uncovering lost what was typed');
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
console.log(found === 0 ? 'nothing found' : `${found} found`);
process.exit(found === 0 ? 0 : 1);
