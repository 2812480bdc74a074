// Japanese and English say the same things: both languages have the same files, the same keys and the same arguments.

/** Key paths of a YAML file of nested maps of strings: {path: message}. Folded and quoted strings may run over lines. */
function messages_of(content) {
  const found = {};
  const open = []; // [indent, key]
  let last = null;
  for (const line of content.split('\n')) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const indent = line.match(/^ */)[0].length;
    const pair = line.match(/^ *(?:"([^"]+)"|'([^']+)'|([A-Za-z_][\w.-]*)) *:(?: +(.*))?$/);
    if (!pair || (last && indent > last.indent && last.text !== '')) {
      if (last) found[last.path] += ` ${line.trim()}`; // the message goes on
      continue;
    }
    while (open.length && open.at(-1)[0] >= indent) open.pop();
    open.push([indent, pair[1] ?? pair[2] ?? pair[3]]);
    const path = open.map(([, key]) => key).join('.');
    last = { path, indent, text: (pair[4] ?? '').replace(/^#.*/, '') };
    found[path] = last.text;
  }
  const paths = Object.keys(found); // inner nodes are no messages
  return Object.fromEntries(Object.entries(found).filter(([path, text]) => text !== '' || !paths.some((one) => one.startsWith(`${path}.`))));
}

/** The names of the arguments of an ICU message, e.g. {days, plural, ...}. */
function arguments_of(message) {
  return [...new Set([...message.matchAll(/\{\s*([a-z_][a-z0-9_]*)\s*[,}]/g)].map(([, name]) => name))].sort().join(' ');
}

function check(tree) {
  const found = [];
  const read = (language) => Object.fromEntries(
    tree.matching(new RegExp(`^locales/${language}/.*\\.ya?ml$`)).map(([path, content]) => [path.split('/').slice(2).join('/'), messages_of(content)]));
  const ja = read('ja');
  const en = read('en');
  for (const [here, there, here_name, there_name] of [[ja, en, 'ja', 'en'], [en, ja, 'en', 'ja']])
    for (const [file, messages] of Object.entries(here)) {
      if (!there[file]) {
        found.push(`locales/${there_name}/${file}: missing, ${here_name} has it`);
        continue;
      }
      for (const key of Object.keys(messages)) {
        if (!(key in there[file])) found.push(`locales/${there_name}/${file}: ${key} is missing, ${here_name} has it`);
        else if (here === ja && arguments_of(messages[key]) !== arguments_of(there[file][key]))
          found.push(`locales/en/${file}: ${key} takes other arguments than in ja`);
        if (messages[key].replace(/^["']+$/, '') === '') found.push(`locales/${here_name}/${file}: ${key} is empty`);
      }
    }
  return found;
}

const pair = (ja, en) => ({ 'locales/ja/staff.yaml': ja, 'locales/en/staff.yaml': en });
export default {
  promise: 'Japanese and English have the same messages with the same arguments',
  check,
  bad: [
    { why: 'file.wishes is missing', files: pair('file:\n  head: 案件\n  wishes: 希望\n', 'file:\n  head: File\n') },
    { why: 'other arguments', files: pair('due: "あと{days}日"\n', 'due: "{count} days left"\n') },
    { why: 'locales/en/staff.yaml: missing', files: { 'locales/ja/staff.yaml': 'a: あ\n' } },
    { why: 'a is empty', files: pair('a: ""\n', 'a: A\n') },
  ],
  good: [
    pair('file:\n  head: 案件\n  due: "あと{days}日"\n', 'file:\n  due: "{days, plural, one {# day} other {# days}} left"\n  head: >-\n    The\n    file\n'),
  ],
};
