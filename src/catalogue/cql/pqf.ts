/** Queries in prefix form, as gateways of Z39.50 send them: `@and @attr 1=4 "nana" @attr 1=7 9782070360024`. */

import { soughtWords } from '../keys.js';
import { type Sought, soughtNumber, typed } from '../sought.js';
import { Diagnosed } from '../sru/diagnostics.js';

const fields: Record<string, 'title' | 'author' | 'subject'> = {
  4: 'title',
  1003: 'author',
  1: 'author',
  21: 'subject',
};
const operatorsAtMost = 40;

/** Throws `Diagnosed`. */
export function parsePqf(text: string): Sought {
  if (text.length > 8_192) throw new Diagnosed(10, 'too long');
  const tokens = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? { text: bare ?? '', quoted: false } : { text: quoted.replace(/\\(.)/g, '$1'), quoted: true },
  );
  let operators = 0;
  const read = (use: string): Sought => {
    const token = tokens.shift();
    if (!token) throw new Diagnosed(10, 'at the end');
    if (token.quoted || !token.text.startsWith('@')) return meaning(use, token.text);
    const operator = token.text.toLowerCase();
    if (operator === '@attr') {
      const attribute = /^(?:bib-?1)?$/i.test(tokens[0]?.text ?? '') ? tokens.splice(0, 2)[1] : tokens.shift();
      const [, type, value = ''] = /^(\d+)=(.+)$/.exec(attribute?.text ?? '') ?? [];
      if (!type) throw new Diagnosed(10, attribute?.text);
      return read(type === '1' ? value : use);
    }
    operators += 1;
    if (operators > operatorsAtMost) throw new Diagnosed(38, String(operatorsAtMost));
    if (operator !== '@and' && operator !== '@or' && operator !== '@not') throw new Diagnosed(37, token.text);
    const left = read(use);
    const right = read(use);
    if (operator === '@not') return { kind: 'but', sought: left, not: right };
    return { kind: operator === '@and' ? 'all' : 'any', of: [left, right] };
  };
  const sought = read('1016');
  if (tokens.length > 0) throw new Diagnosed(10, tokens[0]?.text);
  return sought;
}

function meaning(use: string, text: string): Sought {
  if (use === '7') return soughtNumber('ISBN', text);
  if (use === '8') return soughtNumber('ISSN', text);
  if (use === '12') return { kind: 'record', id: text };
  if (use === '1007') return typed(text).number ?? { kind: 'numbers', names: [] };
  if (use === '31') {
    if (!/^\d{4}$/.test(text)) throw new Diagnosed(36, text);
    return { kind: 'year', relation: '=', year: Number(text) };
  }
  const field = fields[use];
  if (!field && use !== '1016' && use !== '1035') throw new Diagnosed(16, use);
  const words = soughtWords(text).map((word) => ({ word }));
  if (words.length === 0) throw new Diagnosed(27);
  return { kind: 'words', how: 'all', words, ...(field ? { in: field } : {}) };
}
