// docs/releases.md lists every column that lies in clear in the database, and no column that is not there.
import { code_words, table_below } from '../tree.mjs';

/** "table.column" of every CREATE TABLE and ALTER TABLE ... ADD COLUMN in a script. */
function columns_of(sql) {
  const found = [];
  const text = sql.replace(/--[^\n]*/g, '');
  for (const [, table, body] of text.matchAll(/CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?\s*\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/gi)) {
    let depth = 0;
    let part = '';
    for (const letter of `${body},`) {
      if (letter === '(') ++depth;
      if (letter === ')') --depth;
      if (letter === ',' && depth === 0) {
        const name = part.trim().match(/^"?(\w+)"?/)?.[1];
        if (name && !/^(PRIMARY|UNIQUE|CHECK|FOREIGN|CONSTRAINT)$/i.test(name)) found.push(`${table}.${name}`);
        part = '';
      } else part += letter;
    }
  }
  for (const [, table, column] of text.matchAll(/ALTER\s+TABLE\s+"?(\w+)"?\s+ADD\s+(?:COLUMN\s+)?"?(\w+)"?/gi)) found.push(`${table}.${column}`);
  for (const [, table] of text.matchAll(/DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?"?(\w+)"?/gi))
    for (let at = found.length - 1; at >= 0; --at) if (found[at].startsWith(`${table}.`)) found.splice(at, 1);
  // A table that is written anew takes the name of the one that was dropped.
  for (const [, table, name] of text.matchAll(/ALTER\s+TABLE\s+"?(\w+)"?\s+RENAME\s+TO\s+"?(\w+)"?/gi))
    for (const [at, column] of found.entries()) if (column.startsWith(`${table}.`)) found[at] = `${name}.${column.slice(table.length + 1)}`;
  return found;
}

function check(tree) {
  const scripts = tree.matching(/^src\/store\/sqlite\/.*\.sql$/);
  const listed = table_below(tree.text('docs/releases.md'), 'Columns').flatMap(([columns]) => code_words(columns));
  if (scripts.length === 0) return listed.map((column) => `docs/releases.md: ${column} is listed, but there is no schema`);
  const real = new Set(scripts.flatMap(([, content]) => columns_of(content)));
  return [
    ...[...real].filter((column) => !listed.includes(column)).map((column) => `docs/releases.md: ${column} is in the schema and not listed`),
    ...listed.filter((column) => !real.has(column)).map((column) => `docs/releases.md: ${column} is listed and not in the schema`),
    ...listed.filter((column, at) => listed.indexOf(column) !== at).map((column) => `docs/releases.md: ${column} is listed twice`),
  ];
}

const releases = (...columns) => `## Columns\n\n| column | tells a thief | worth it |\n|---|---|---|\n${columns.map((one) => `| \`${one}\` | a | b |`).join('\n')}\n`;
const schema = 'CREATE TABLE event (\n  case_id BLOB NOT NULL, -- random\n  day INTEGER CHECK (day IN (1, 2)),\n  PRIMARY KEY (case_id, day)\n) STRICT;\n';
export default {
  promise: 'every column in clear is on the list of releases',
  check,
  bad: [
    { why: 'event.day is in the schema and not listed', files: { 'src/store/sqlite/0001.sql': schema, 'docs/releases.md': releases('event.case_id') } },
    { why: 'event.author is listed and not in the schema', files: { 'src/store/sqlite/0001.sql': schema, 'docs/releases.md': releases('event.case_id', 'event.day', 'event.author') } },
    { why: 'event.unit is in the schema and not listed', files: { 'src/store/sqlite/0001.sql': schema, 'src/store/sqlite/0002.sql': 'ALTER TABLE event ADD COLUMN unit BLOB;\n', 'docs/releases.md': releases('event.case_id', 'event.day') } },
    { why: 'event.unit is in the schema and not listed', files: { 'src/store/sqlite/0001.sql': schema, 'src/store/sqlite/0002.sql': 'CREATE TABLE anew (case_id BLOB, unit BLOB);\nDROP TABLE event;\nALTER TABLE anew RENAME TO event;\n', 'docs/releases.md': releases('event.case_id', 'event.day') } },
    { why: 'there is no schema', files: { 'docs/releases.md': releases('event.day') } },
  ],
  good: [{ 'src/store/sqlite/0001.sql': schema, 'docs/releases.md': releases('event.case_id', 'event.day') }],
};
