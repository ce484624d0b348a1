/** Writes CQL: terms are always quoted, so that no text of a person can say anything else. */
import type { CqlNode, CqlQuery, Modifier } from './tree.js';

/** A text as a term, in which nothing is a mask. */
export const quoted = (text: string): string => `"${text.replace(/[\\"*?^]/g, '\\$&')}"`;

/** Words as a term; a star after a word stands for any letters. */
export const quotedWords = (words: readonly { word: string; begins?: boolean }[]): string =>
  `"${words.map(({ word, begins }) => `${quoted(word).slice(1, -1)}${begins ? '*' : ''}`).join(' ')}"`;

/** One clause: words of people go into it by `quoted` only. */
export const clause = (index: string, relation: string, text: string): string => `${index} ${relation} ${quoted(text)}`;

/** A tree as text, which reads as the same tree. */
export function writeCql({ root, sort, prefixes }: CqlQuery): string {
  const said = Object.entries(prefixes).map(([name, uri]) => `>${name ? `${name}=` : ''}"${uri}"`);
  const order = sort.map(({ index, modifiers }) => `${index}${modifiersAs(modifiers)}`);
  return [...said, node(root), ...(order.length > 0 ? ['sortby', ...order] : [])].join(' ');
}

function node(given: CqlNode): string {
  if (given.kind === 'clause') {
    const term = `"${given.term}"`;
    if (given.index !== undefined) return `${given.index} ${given.relation}${modifiersAs(given.modifiers)} ${term}`;
    return given.relation === '=' ? term : given.term;
  }
  const { operator, modifiers, left, right } = given;
  const side = right.kind === 'boolean' ? `(${node(right)})` : node(right);
  return `${node(left)} ${operator}${modifiersAs(modifiers)} ${side}`;
}

const modifiersAs = (modifiers: readonly Modifier[]): string =>
  modifiers.map(({ name, relation, value }) => `/${name}${relation ? `${relation}"${value ?? ''}"` : ''}`).join('');
