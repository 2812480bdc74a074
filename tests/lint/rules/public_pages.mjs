// The words of the public site (docs/formats/public-pages.md): what one language says, every language says.
import { gzipSync } from 'node:zlib';

const pages = ['start', 'signs', 'what-you-can-ask', 'what-we-do', 'what-happens-next', 'where', 'for-friends',
  'for-employers-and-shelters', 'being-watched', 'about'];
const plainly_named = ['about', 'for-employers-and-shelters']; // may use the law's words
const fields = ['id', 'order', 'title', 'heading', 'lead', 'date', 'translation', 'source'];
const link = /\[([^\]\n]+)\]\(([^)\s]+)\)/g;
const sentence = /^([a-z]+\.[a-z_]+): "([^"\\]+)"$/;

/** "2026-02-30" is no day. */
function is_day(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text ?? '')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** {state, of, source_date} of "{state: machine, of: ja, source_date: 2026-11-24}". */
function flow_map(text) {
  return Object.fromEntries([...(text ?? '').matchAll(/(\w+): ([^,{}]+)/g)].map(([, key, value]) => [key, value.trim()]));
}

/** Lists of words for each language: {ja: {avoid: [...], title: [...], allow: [...]}}. */
function words_of(content) {
  const found = {};
  for (const [, language, rest] of content.matchAll(/^([a-z-]+): \{(.*)\}$/gm)) {
    found[language] = { avoid: [], title: [], allow: [] };
    for (const [, kind, list] of rest.matchAll(/(avoid|title|allow): \[([^\]]*)\]/g))
      found[language][kind] = list.split(',').map((word) => word.trim()).filter(Boolean);
  }
  return found;
}

/** The first listed word in a text, whole words where a script writes spaces between them. */
function said(text, words, allowed = []) {
  const cleared = allowed.reduce((rest, phrase) => rest.replaceAll(phrase, ''), text.toLowerCase());
  return words.find((word) => /^[\p{Script=Latin}\p{Script=Cyrillic} ]+$/u.test(word)
    ? new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u').test(cleared)
    : cleared.includes(word));
}

/** What a line is made of; null where the subset does not have it. */
function shape_of(line) {
  const targets = [...line.matchAll(link)].map(([, , target]) => target);
  const rest = line.replace(link, '$1');
  if (/^#/.test(line) && !/^#{2,3} \S/.test(line)) return null;
  if (/[<>\\`]|^\s|^[*+>|]\s|\]\(|!\[/.test(rest)) return null;
  if (rest.split('**').length % 2 === 0) return null;
  if (targets.some((target) => !/^(page:[a-z-]+|tel:(%23)?[0-9-]+)$/.test(target))) return null;
  const kind = line.match(/^(## |### |- |\d+\. )/)?.[1].replace(/\d+/, '1') ?? 'p';
  return `${kind.trim()} ${targets.join(' ')}`.trim();
}

function read_page(path, content) {
  const found = [];
  const page = { path, found, head: {}, shapes: [], text: '' };
  const parts = content.match(/^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/);
  if (!parts) {
    found.push(`${path}:1: no front matter`);
    return page;
  }
  for (const line of parts[1].split('\n')) {
    const [, key, value] = line.match(/^(\w+): (.+)$/) ?? [];
    page.head[key] = (value ?? '').replace(/^"([^"\\]*)"$/, '$1');
  }
  if (Object.keys(page.head).join(' ') !== fields.join(' ')) found.push(`${path}:1: the front matter has other fields than ${fields.join(', ')}`);
  const first = parts[1].split('\n').length + 4;
  let before = '';
  parts[2].split('\n').forEach((line, index) => {
    if (line !== '') {
      const shape = shape_of(line);
      if (shape === null) found.push(`${path}:${first + index}: not in the subset: ${line.slice(0, 60)}`);
      else page.shapes.push(shape);
      const list = /^(- |\d+\. )/;
      if (before !== '' && !(list.test(line) && list.test(before))) found.push(`${path}:${first + index}: no empty line above`);
    }
    before = line;
  });
  page.text = `${page.head.heading}\n${page.head.lead}\n${parts[2]}`;
  return page;
}

function read_site(path, content) {
  const site = { path, found: [], sentences: new Map(), head: {} };
  content.split('\n').slice(0, -1).forEach((line, index) => {
    const [, key, text] = line.match(sentence) ?? [];
    if (key) site.sentences.set(key, text);
    else if (index < 2 && /^(translation|date): /.test(line)) site.head[line.split(':')[0]] = line.replace(/^\w+: /, '');
    else site.found.push(`${path}:${index + 1}: not key: "sentence"`);
  });
  return site;
}

const arguments_of = (text) => [...new Set(text.match(/\{\w*\}/g) ?? [])].sort().join(' ');

function check_translation(path, head, is_original, original_date) {
  const { state, of: from, source_date } = flow_map(head.translation);
  if (!is_day(head.date)) return [`${path}:1: date is no day: ${head.date}`];
  if (is_original) return state === 'original' ? [] : [`${path}:1: the original says that it is one`];
  if (!['own', 'machine', 'verified'].includes(state)) return [`${path}:1: unknown translation state: ${state}`];
  if (!from || !is_day(source_date)) return [`${path}:1: a translation names what it was made from, and that text's day`];
  return source_date > original_date ? [`${path}:1: made from a text that is newer than the original`] : [];
}

function check_country(tree, root) {
  const found = [];
  const listing = tree.text(`${root}/languages.yaml`);
  const original = listing.match(/^original: ([a-z-]+)$/m)?.[1];
  const languages = [...listing.matchAll(/^ {2}- \{id: ([a-z-]+), tag: ([\w-]+), direction: (ltr|rtl), name: "([^"]+)"\}$/gm)].map(([, id]) => id);
  if (!languages.includes(original) || listing.match(/^ {2}- /gm)?.length !== languages.length) found.push(`${root}/languages.yaml:1: not in the form of the format`);
  const folders = new Set(tree.matching(new RegExp(`^${root}/[^/]+/`)).map(([path]) => path.slice(root.length + 1).split('/')[0]));
  for (const folder of folders) if (!languages.includes(folder)) found.push(`${root}/languages.yaml:1: ${folder} is not listed`);
  const numbers = [...tree.text(`${root}/contacts.yaml`).matchAll(/telephone: "([^"]+)".*as_of: (\S+), source: (\w+), verified: (yes|no)\}/g)];
  for (const [, number, day] of numbers) if (!is_day(day)) found.push(`${root}/contacts.yaml: ${number} has no day`);
  const links = numbers.map(([, number]) => `tel:${number.replace('#', '%23')}`);
  const sources = new Set([...tree.text(`${root}/../pack.yaml`.replace('/public/..', '')).matchAll(/^ {2}- id: (\w+)$/gm)].map(([, id]) => id));
  const words = words_of(tree.text(`${root}/words.yaml`));
  const page_of = (language, id) => read_page(`${root}/${language}/${id}.md`, tree.text(`${root}/${language}/${id}.md`));
  const first_site = read_site(`${root}/${original}/site.yaml`, tree.text(`${root}/${original}/site.yaml`));

  for (const language of languages) {
    const folder = `${root}/${language}`;
    const { avoid = [], title = [], allow = [] } = words[language] ?? {};
    if (!words[language]) found.push(`${root}/words.yaml: no list for ${language}`);
    for (const [path, content] of tree.matching(new RegExp(`^${folder}/`))) {
      if (content !== content.normalize('NFC')) found.push(`${path}:1: not NFC`);
      if (!path.endsWith('/site.yaml') && !pages.includes(path.slice(folder.length + 1, -3))) found.push(`${path}:1: not one of the pages`);
    }
    if (!tree.has(`${folder}/site.yaml`)) found.push(`${folder}/site.yaml: missing`);
    const site = read_site(`${folder}/site.yaml`, tree.text(`${folder}/site.yaml`));
    found.push(...site.found, ...check_translation(site.path, site.head, language === original, first_site.head.date));
    for (const [key, text] of first_site.sentences) {
      const here = site.sentences.get(key);
      if (here === undefined) found.push(`${site.path}: ${key} is missing`);
      else if (arguments_of(here) !== arguments_of(text)) found.push(`${site.path}: ${key} takes other arguments than in ${original}`);
    }
    for (const [key, text] of site.sentences) {
      if (!first_site.sentences.has(key)) found.push(`${site.path}: ${key} is not in ${original}`);
      const word = said(text, avoid, allow);
      if (word) found.push(`${site.path}: ${key} says ${word}`);
    }
    const name = site.sentences.get('site.name') ?? '';
    if (said(name, [...title, ...avoid])) found.push(`${site.path}: site.name tells too much`);
    if (tree.text(site.path).length > 0 && Buffer.byteLength(tree.text(site.path)) > 40_000) found.push(`${site.path}: larger than 40,000 bytes`);

    pages.forEach((id, index) => {
      const path = `${folder}/${id}.md`;
      if (!tree.has(path)) {
        found.push(`${path}: missing`);
        return;
      }
      const page = page_of(language, id);
      const first = page_of(original, id);
      found.push(...page.found, ...check_translation(path, page.head, language === original, first.head.date));
      if (page.head.id !== id || page.head.order !== String(index + 1)) found.push(`${path}:1: id and order are ${id} and ${index + 1}`);
      if (page.head.title !== `${name} ${index + 1}`) found.push(`${path}:1: the title is site.name and the number, nothing that tells`);
      for (const source of (page.head.source ?? '').replace(/[[\]]/g, '').split(', ')) if (!sources.has(source)) found.push(`${path}:1: unknown source ${source}`);
      for (const [, , target] of page.text.matchAll(link)) {
        if (target.startsWith('page:') && ![...pages, 'consult', 'return'].includes(target.slice(5))) found.push(`${path}: no page ${target}`);
        if (target.startsWith('tel:') && !links.includes(target)) found.push(`${path}: ${target} is not in contacts.yaml`);
      }
      for (const [, words_of_link, target] of page.text.matchAll(link))
        if (target.startsWith('tel:') && target !== `tel:${words_of_link.replace('#', '%23')}`) found.push(`${path}: [${words_of_link}] rings ${target}`);
      const rung = [...page.text.matchAll(link)].map(([, , target]) => target).filter((target) => target.startsWith('tel:'));
      if (id === 'where' && rung.join(' ') !== links.join(' ')) found.push(`${path}: other numbers than contacts.yaml, or in another order`);
      page.shapes.forEach((shape, at) => {
        if (shape !== first.shapes[at] && page.shapes.slice(0, at).every((one, before) => one === first.shapes[before]))
          found.push(`${path}: part ${at + 1} is "${shape}", in ${original} "${first.shapes[at] ?? 'not there'}"`);
      });
      if (page.shapes.length < first.shapes.length) found.push(`${path}: ends before ${original} does`);
      const word = plainly_named.includes(id) ? undefined : said(page.text, avoid, allow);
      if (word) found.push(`${path}: says ${word}`);
      const bytes = Buffer.byteLength(tree.text(path));
      if (bytes > 12_000) found.push(`${path}: larger than 12,000 bytes`);
      if (gzipSync(tree.text(path) + tree.text(site.path), { level: 6 }).length > 12_000) found.push(`${path}: with site.yaml more than 12,000 bytes compressed`);
    });
  }
  return found;
}

function check(tree) {
  return tree.matching(/^packs\/[^/]+\/public\/languages\.yaml$/).flatMap(([path]) => check_country(tree, path.replace('/languages.yaml', '')));
}

// ---- trees to try the rule on --------------------------------------------------------------------------------

const body = 'Words.\n\n- [110](tel:110)\n';
const page = (id, change = {}) => {
  const head = { id, order: pages.indexOf(id) + 1, title: `"Days ${pages.indexOf(id) + 1}"`, heading: '"H"', lead: '"L"', date: '2026-01-02', translation: '{state: original}', source: '[law]', body, ...change };
  return `---\n${fields.map((field) => `${field}: ${head[field]}`).join('\n')}\n---\n\n${head.body}`;
};
const site = (name, more = '', translation = '{state: original}') => `translation: ${translation}\ndate: 2026-01-02\nsite.name: "${name}"\nreply.day: "Of {date}"\n${more}`;
const machine = '{state: machine, of: ja, source_date: 2026-01-02}';
const good = (change = {}) => ({
  'packs/x/pack.yaml': 'sources:\n  - id: law\n',
  'packs/x/public/languages.yaml': 'original: ja\nlanguages:\n  - {id: ja, tag: ja, direction: ltr, name: "J"}\n  - {id: en, tag: en, direction: ltr, name: "E"}\n',
  'packs/x/public/contacts.yaml': 'contacts:\n  - {id: police, telephone: "110", region: all, as_of: 2025-01-01, source: law, verified: no}\n',
  'packs/x/public/words.yaml': 'ja: {avoid: [案件], title: [], allow: []}\nen: {avoid: [case], title: [police], allow: [case by case]}\n',
  'packs/x/public/ja/site.yaml': site('Days'),
  'packs/x/public/en/site.yaml': site('Days', '', machine),
  ...Object.fromEntries(pages.flatMap((id) => [[`packs/x/public/ja/${id}.md`, page(id)], [`packs/x/public/en/${id}.md`, page(id, { translation: machine })]])),
  ...change,
});
const english = (id, change) => good({ [`packs/x/public/en/${id}.md`]: page(id, { translation: machine, ...change }) });
const without = (path) => Object.fromEntries(Object.entries(good()).filter(([one]) => one !== path));

export default {
  promise: 'the public pages say the same in every language, in words that frighten nobody',
  check,
  bad: [
    { why: 'packs/x/public/en/signs.md: missing', files: without('packs/x/public/en/signs.md') },
    { why: 'reply.day is missing', files: good({ 'packs/x/public/en/site.yaml': `translation: ${machine}\ndate: 2026-01-02\nsite.name: "Days"\n` }) },
    { why: 'reply.more is not in ja', files: good({ 'packs/x/public/en/site.yaml': site('Days', 'reply.more: "More"\n', machine) }) },
    { why: 'takes other arguments', files: good({ 'packs/x/public/en/site.yaml': site('Days', '', machine).replace('{date}', '{day}') }) },
    { why: 'site.name tells too much', files: good({ 'packs/x/public/en/site.yaml': site('Police', '', machine) }) },
    { why: 'nothing that tells', files: english('signs', { title: '"Signs"' }) },
    { why: 'date is no day: 2026-02-30', files: english('about', { date: '2026-02-30' }) },
    { why: 'unknown translation state', files: english('about', { translation: '{state: fine}' }) },
    { why: 'newer than the original', files: english('about', { translation: '{state: machine, of: ja, source_date: 2026-01-03}' }) },
    { why: 'says case', files: english('signs', { body: 'Your case.\n\n- [110](tel:110)\n' }) },
    { why: 'not in the subset', files: english('signs', { body: '<b>Words.</b>\n\n- [110](tel:110)\n' }) },
    { why: 'not in the subset', files: english('signs', { body: 'Words.\n\n- [110](https://example.org)\n' }) },
    { why: 'no page page:rights', files: english('signs', { body: '[Words](page:rights)\n\n- [110](tel:110)\n' }) },
    { why: 'tel:119 is not in contacts.yaml', files: english('signs', { body: 'Words.\n\n- [119](tel:119)\n' }) },
    { why: '[119] rings tel:110', files: english('signs', { body: 'Words.\n\n- [119](tel:110)\n' }) },
    { why: 'part 2 is "-"', files: english('signs', { body: 'Words.\n\n- None\n' }) },
    { why: 'ends before ja does', files: english('signs', { body: 'Words.\n' }) },
    { why: 'no empty line above', files: english('signs', { body: 'Words.\n- [110](tel:110)\n' }) },
    { why: 'unknown source rumour', files: english('signs', { source: '[rumour]' }) },
    { why: 'larger than 12,000 bytes', files: english('signs', { body: `${'Words. '.repeat(2000)}\n\n- [110](tel:110)\n` }) },
    { why: 'not NFC', files: english('signs', { heading: '"e\u0301"' }) },
    { why: 'th is not listed', files: good({ 'packs/x/public/th/site.yaml': site('Days', '', machine) }) },
    { why: '110 has no day', files: good({ 'packs/x/public/contacts.yaml': 'contacts:\n  - {id: police, telephone: "110", region: all, as_of: soon, source: law, verified: no}\n' }) },
  ],
  good: [good(), english('signs', { body: 'We decide case by case.\n\n- **Police** [110](tel:110)\n' }), english('about', { body: 'The word case.\n\n- [110](tel:110)\n' })],
};
