// The project's files as a map from path to text (of pictures and the like the path alone), so that a rule can be tried on a tree made up in memory.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const left_out = new Set(['.git', 'build', 'data', 'data.making', 'node_modules', '.cache']);
const binary = /\.(png|jpe?g|woff2?|ttf|otf|ico|pdf|xlsx|bin|sqlite|db|gz)$/;

export class Tree {
  constructor(files) {
    this.files = new Map(Object.entries(files));
  }

  static read(root) {
    const files = {};
    const walk = (folder) => {
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        if (left_out.has(entry.name)) continue;
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        if (entry.isDirectory()) walk(path);
        else if (entry.isFile()) files[path] = binary.test(path) ? '' : readFileSync(join(root, path), 'utf8');
      }
    };
    walk('');
    return new Tree(files);
  }

  /** [path, content] of every file whose path the expression matches, in order of path. */
  matching(expression) {
    return [...this.files].filter(([path]) => expression.test(path)).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  has(path) {
    return this.files.has(path) || [...this.files.keys()].some((one) => one.startsWith(`${path.replace(/\/$/, '')}/`));
  }

  text(path) {
    return this.files.get(path) ?? '';
  }
}

/** "path:line: reason" for each line that the expression matches. */
export function lines_with(path, content, expression, reason) {
  return content.split('\n').flatMap((line, index) => {
    const found = line.match(expression);
    return found ? [`${path}:${index + 1}: ${reason}: ${found[0].trim()}`] : [];
  });
}

/** C++ without its comments (strings stay), lines kept. */
export function without_comments(content) {
  return content
    .replace(/("(?:\\.|[^"\\\n])*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (all, string) => string ?? all.replace(/[^\n]/g, ''));
}

/** The rows of the first Markdown table below a heading, as arrays of trimmed cells, without the two head lines. */
export function table_below(markdown, heading) {
  const lines = markdown.split('\n');
  let at = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').trim() === heading);
  if (at < 0) return [];
  while (++at < lines.length && !lines[at].startsWith('|')) if (/^#+ /.test(lines[at])) return [];
  const rows = [];
  for (; at < lines.length && lines[at].startsWith('|'); ++at)
    rows.push(lines[at].split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
  return rows.slice(2);
}

/** The words between backticks in a cell. */
export function code_words(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
}
