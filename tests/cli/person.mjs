// Somebody of a sample office at a browser without a screen: signs in, reads pages, fills forms in.
//
// Promises: a page's own form goes back with its hidden fields; a step that asks for password and code gets them; a code is
// used once. Does not know what a test is about.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everybody of a sample office: role, user, password, secret of the second factor. */
export const logins_of = (data) => readFileSync(join(data, 'demo-logins'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t')).map(([role, user, password, totp]) => ({ role, user, password, totp }));

const totp = (base32, step) => {
  const bits = [...base32].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};
/** How far the server's clock is ahead of the machine's, in milliseconds. */
export const clock = { ahead: 0 };
const used = new Map();
async function fresh_code(login) {
  for (;;) {
    const present = Math.floor((Date.now() + clock.ahead) / 30_000), step = Math.max(present, (used.get(login.user) ?? 0) + 1);
    if (step <= present + 1) {
      used.set(login.user, step);
      return totp(login.totp, step);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export const plain = (text) => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
export const attribute = (tag, name) => plain(tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? '');

export class Person {
  constructor(origin, login) { this.origin = origin, this.login = login, this.cookies = new Map(); }
  async fetch(path, options = {}) {
    const answer = await fetch(this.origin + path, {
      redirect: 'manual', ...options,
      headers: { ...options.headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'sec-fetch-site': 'same-origin' },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';'), cut = pair.indexOf('=');
      this.cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return { status: answer.status, to: answer.headers.get('location'), body: Buffer.from(await answer.arrayBuffer()) };
  }
  post(path, fields) {
    return this.fetch(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });
  }
  async sign_in() {
    await this.fetch('/sign-in');
    const page = await this.fetch('/sign-in');
    const fields = fields_of(form_with(page.body.toString(), 'user'));
    set(fields, 'user', this.login.user), set(fields, 'password', this.login.password), set(fields, 'code', await fresh_code(this.login));
    const answer = await this.post('/sign-in', fields);
    if (answer.status !== 303) throw new Error(`${this.login.user} cannot sign in: ${answer.status}`);
    return this;
  }
  /** What this reader sees of a file when each part was opened, with the proof where it is asked. */
  async read(path, parts) {
    let seen = (await this.fetch(path)).body.toString();
    for (const part of parts) {
      const page = (await this.fetch(path)).body.toString();
      const form = page.match(/<form[\s\S]*?<\/form>/g).find((one) => one.includes('name="part"') && one.includes(`value="${part}"`));
      if (!form) continue;  // open without a press
      let answer = await this.post(attribute(form.match(/<form[^>]*>/)[0], 'action'), fields_of(form));
      if (answer.body.includes('name="step_up_password"')) answer = await this.step_up(path, answer.body.toString());
      seen += answer.status === 303 ? (await this.fetch(answer.to)).body.toString() : answer.body.toString();
    }
    return seen;
  }
  async step_up(path, asked) {
    const again = fields_of(form_with(asked, 'step_up_password'));
    set(again, 'step_up_password', this.login.password), set(again, 'step_up_code', await fresh_code(this.login));
    return this.post(attribute(form_with(asked, 'step_up_password').match(/<form[^>]*>/)[0], 'action') || path, again);
  }
  /** The form of a page that holds `field`, with its own values but those given; a list stands for several of one name. */
  async fill(path, field, given) {
    const page = (await this.fetch(path)).body.toString();
    const form = form_with(page, field);
    const fields = fields_of(form);
    for (const [name, value] of Object.entries(given)) set(fields, name, value);
    const action = attribute(form.match(/<form[^>]*>/)[0], 'action') || path;
    let answer = await this.post(action, fields);
    const asked = answer.body.toString();
    if (asked.includes('name="step_up_password"')) answer = await this.step_up(action, asked);
    if (answer.status !== 303) {
      const said = answer.body.toString();
      throw new Error(`${path} by ${this.login.user}: ${answer.status} ${(said.match(/error-summary[\s\S]{0,1500}/)?.[0] ?? said.slice(0, 800)).replace(/<[^>]*>/g, ' ')}`);
    }
    return answer.to;
  }
}
export function form_with(page, field) {
  const form = page.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes(`name="${field}"`));
  if (!form) throw new Error(`no form with ${field} in ${page.slice(0, 400)}`);
  return form;
}
function set(fields, name, value) {
  for (let at = fields.length - 1; at >= 0; --at) if (fields[at][0] === name) fields.splice(at, 1);
  for (const one of [value].flat()) fields.push([name, one]);
}
export function fields_of(form) {
  const fields = [];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    if (['checkbox', 'radio'].includes(type) && !/\schecked/.test(tag)) continue;
    if (attribute(tag, 'name')) fields.push([attribute(tag, 'name'), attribute(tag, 'value')]);
  }
  for (const [, tag, text] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) fields.push([attribute(tag, 'name'), plain(text)]);
  for (const [, tag, options] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = options.match(/<option[^>]*selected[^>]*>/)?.[0] ?? options.match(/<option[^>]*>/)?.[0] ?? '';
    fields.push([attribute(tag, 'name'), attribute(chosen, 'value')]);
  }
  return fields;
}
