// node judge.mjs none|all FILE: reads what canaries.mjs printed and says what does not fit.
import { readFileSync } from 'node:fs';

const [wanted, file] = process.argv.slice(2);
const table = JSON.parse(readFileSync(file, 'utf8'));
const parts = ['procedure', 'identity', 'whereabouts', 'condition', 'statement', 'network', 'needs', 'access'];
let wrong = 0;
const say = (text) => {
  console.log(`  ${text}`);
  ++wrong;
};
if (wanted === 'none') {
  for (const [place, found] of Object.entries(table))
    for (const [what, marks] of Object.entries(found)) say(`${place}: ${marks} marks of ${what}`);
} else {
  const found = (place, part) => table[place]?.[`${part} UTF-8`] ?? 0;
  for (const part of parts)
    if (found('backup, value by value', part) !== 1000) say(`only ${found('backup, value by value', part)} marks of ${part}`);
  // And in every place that holds the database, all but those that lie across two pages.
  for (const place of ['database, after a crash', 'backup'])
    for (const part of parts)
      if (found(place, part) < 900) say(`${place}: only ${found(place, part)} marks of ${part}`);
}
console.log(`  ${Object.keys(table).length} places looked at: ${Object.keys(table).join('; ')}`);
process.exit(wrong ? 1 : 0);
