/** Reads CQL. What it cannot read is a diagnostic that says where; nothing is too deep or too long to be refused. */
import { Diagnosed } from '../sru/diagnostics.js';
import type { CqlNode, CqlQuery, JoinedClause, Modifier, SortIndex } from './tree.js';

/** Longer queries are bombs, not questions. */
const lettersAtMost = 8_192;
const booleansAtMost = 40;
const depthAtMost = 40;

interface Token {
  kind: 'word' | 'quoted' | 'sign' | 'end';
  text: string;
  at: number;
}

const operators = new Set(['and', 'or', 'not', 'prox']);
/** Relations that are named; any other word after an index is one only with its prefix. */
const namedRelations = new Set(['any', 'all', 'exact', 'adj', 'within', 'encloses', 'scr']);
const signs = ['<=', '>=', '<>', '==', '=', '<', '>', '/', '(', ')'];

/** Throws `Diagnosed`. */
export function parseCql(text: string): CqlQuery {
  if (text.length > lettersAtMost) throw new Diagnosed(10, `more than ${lettersAtMost} characters`);
  if (text.trim() === '') throw new Diagnosed(27);
  const reader = createReader(tokensOf(text));
  const prefixes = prefixesOf(reader);
  const root = queryOf(reader, { prefixes, depth: 0, booleans: { count: 0 } });
  const sort = sortOf(reader);
  const rest = reader.next();
  if (rest.kind !== 'end') throw rest.text === ')' ? new Diagnosed(13, where(rest)) : new Diagnosed(10, where(rest));
  return { root, sort, prefixes };
}

const where = ({ at, text, kind }: Token): string =>
  kind === 'end' ? 'at the end' : `at character ${at + 1}, near ${text.slice(0, 40)}`;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 2);
    const sign = signs.find((each) => rest.startsWith(each));
    if (/\s/.test(text[at] ?? '')) at += 1;
    else if (sign) {
      tokens.push({ kind: 'sign', text: sign, at });
      at += sign.length;
    } else if (text[at] === '"') {
      const end = endOfQuote(text, at);
      tokens.push({ kind: 'quoted', text: text.slice(at + 1, end), at });
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && !/[\s"/=<>()]/.test(text[end] ?? '')) end += text[end] === '\\' ? 2 : 1;
      tokens.push({ kind: 'word', text: text.slice(at, end), at });
      at = end;
    }
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

function endOfQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += text[at] === '\\' ? 2 : 1) if (text[at] === '"') return at;
  throw new Diagnosed(14, `opened at character ${from + 1}`);
}

interface Reader {
  peek(ahead?: number): Token;
  next(): Token;
}

function createReader(tokens: readonly Token[]): Reader {
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', at: 0 };
  let at = 0;
  return {
    peek: (ahead = 0) => tokens[at + ahead] ?? end,
    next: () => {
      const token = tokens[at] ?? end;
      at += 1;
      return token;
    },
  };
}

interface Standing {
  prefixes: Record<string, string>;
  depth: number;
  booleans: { count: number };
}

function prefixesOf(reader: Reader): Record<string, string> {
  const prefixes: Record<string, string> = {};
  while (reader.peek().kind === 'sign' && reader.peek().text === '>') {
    reader.next();
    const first = wordOf(reader);
    if (reader.peek().text === '=' && reader.peek().kind === 'sign') {
      reader.next();
      prefixes[first.text.toLowerCase()] = wordOf(reader).text;
    } else prefixes[''] = first.text;
  }
  return prefixes;
}

function wordOf(reader: Reader): Token {
  const token = reader.next();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw new Diagnosed(10, where(token));
  return token;
}

const keyword = ({ kind, text }: Token): string => (kind === 'word' ? text.toLowerCase() : '');
const isSign = ({ kind, text }: Token, sign: string): boolean => kind === 'sign' && text === sign;

/** One precedence for all operators, from left to right. */
function queryOf(reader: Reader, standing: Standing): CqlNode {
  let left = clauseOf(reader, standing);
  while (operators.has(keyword(reader.peek()))) {
    const operator = keyword(reader.next()) as JoinedClause['operator'];
    standing.booleans.count += 1;
    if (standing.booleans.count > booleansAtMost) throw new Diagnosed(38, String(booleansAtMost));
    const modifiers = modifiersOf(reader);
    left = { kind: 'boolean', operator, modifiers, left, right: clauseOf(reader, standing) };
  }
  return left;
}

function clauseOf(reader: Reader, standing: Standing): CqlNode {
  const first = reader.next();
  if (isSign(first, '(')) {
    if (standing.depth >= depthAtMost) throw new Diagnosed(13, `more than ${depthAtMost} deep`);
    Object.assign(standing.prefixes, prefixesOf(reader));
    const inner = queryOf(reader, { ...standing, depth: standing.depth + 1 });
    const close = reader.next();
    if (!isSign(close, ')')) throw new Diagnosed(13, where(close));
    return inner;
  }
  if (first.kind === 'end' || first.kind === 'sign') throw new Diagnosed(10, where(first));
  if (first.kind === 'word' && (operators.has(keyword(first)) || keyword(first) === 'sortby'))
    throw new Diagnosed(10, where(first));
  const relation = relationOf(reader, first);
  if (!relation) return { kind: 'clause', relation: '=', modifiers: [], ...bareTerm(reader, first) };
  const modifiers = modifiersOf(reader);
  const term = reader.next();
  if (term.kind !== 'word' && term.kind !== 'quoted') throw new Diagnosed(10, where(term));
  return { kind: 'clause', index: plain(first.text), relation, modifiers, term: term.text };
}

/** A relation is between an index and a term; a named one only where a term follows it. */
function relationOf(reader: Reader, index: Token): string | undefined {
  const token = reader.peek();
  if (token.kind === 'sign' && !['(', ')', '/'].includes(token.text)) return reader.next().text;
  if (index.kind !== 'word' || token.kind !== 'word') return undefined;
  const name = keyword(token).replace(/^cql\./, '');
  const after = reader.peek(1);
  const isTerm = after.kind === 'word' || after.kind === 'quoted' || isSign(after, '/');
  if (!isTerm || operators.has(keyword(after))) return undefined;
  if (namedRelations.has(name)) {
    reader.next();
    return name;
  }
  if (/^\w+\.\w+$/.test(token.text)) {
    reader.next();
    return keyword(token);
  }
  return undefined;
}

/** Some clients write several words without quotes: all of them are wanted. */
function bareTerm(reader: Reader, first: Token): { term: string; relation?: string } {
  const words = [first.text];
  while (
    first.kind === 'word' &&
    reader.peek().kind === 'word' &&
    !operators.has(keyword(reader.peek())) &&
    keyword(reader.peek()) !== 'sortby'
  )
    words.push(reader.next().text);
  return words.length > 1 ? { term: words.join(' '), relation: 'all' } : { term: first.text };
}

function modifiersOf(reader: Reader): Modifier[] {
  const modifiers: Modifier[] = [];
  while (isSign(reader.peek(), '/')) {
    reader.next();
    const name = wordOf(reader).text.toLowerCase();
    const sign = reader.peek();
    if (sign.kind === 'sign' && ['=', '==', '<', '<=', '>', '>=', '<>'].includes(sign.text)) {
      reader.next();
      modifiers.push({ name, relation: sign.text, value: wordOf(reader).text });
    } else modifiers.push({ name });
  }
  return modifiers;
}

function sortOf(reader: Reader): SortIndex[] {
  if (keyword(reader.peek()) !== 'sortby') return [];
  reader.next();
  const sort: SortIndex[] = [];
  while (reader.peek().kind === 'word') sort.push({ index: reader.next().text, modifiers: modifiersOf(reader) });
  if (sort.length === 0) throw new Diagnosed(10, where(reader.peek()));
  return sort;
}

/** Without its escapes. */
const plain = (text: string): string => text.replace(/\\(.)/g, '$1');
