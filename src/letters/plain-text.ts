import { languageRow } from '../words/languages.js';
import type { LetterContent, Part } from './content.js';
import { plain } from './content.js';

const width = 72;

/** The plain-text part of a mail: a letter of its own, 72 characters wide. */
export function plainText({ heading, parts, signature, footer, language }: LetterContent): string {
  const { colon } = languageRow(language);
  return `${[
    heading.toLocaleUpperCase(language),
    ...parts.map((part) => partText(part, colon)),
    signature.join('\n'),
    ['--', ...footer.map((line) => wrapped(line))].join('\n'),
  ].join('\n\n')}\n`;
}

function partText(part: Part, colon: string): string {
  if (part.kind === 'paragraph') return wrapped(plain(part.runs));
  if (part.kind === 'quote') return part.lines.map((line) => wrapped(plain(line), '> ', '> ')).join('\n');
  if (part.kind === 'list') return part.items.map((item) => wrapped(plain(item), '* ', '  ')).join('\n');
  if (part.kind === 'link') return `${part.label}${colon}\n${part.url}`;
  const most = Math.max(...part.rows.map(({ label }) => label.length)) + colon.length + 1;
  return part.rows
    .map(({ label, runs }) => wrapped(plain(runs), `${label}${colon} `.padEnd(most), ' '.repeat(most)))
    .join('\n');
}

/** Words are not cut; one that is longer than the line has a line of its own. */
function wrapped(text: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/ +/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
