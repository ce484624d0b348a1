/** An element as the reader's first half gives it: its text, or an object of children and `@_` attributes, or a list of those. */
export type Node = string | Branch | (string | Branch)[];
export interface Branch {
  [name: string]: Node;
}

/** Names that mean something to JavaScript objects get this mark in front; no XML name begins with it. */
export const reservedMark = '~';
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

export const safeName = (name: string): string => (reserved.has(name) ? reservedMark + name : name);

/** The element's own text; undefined when it has none but blanks. */
export function textOf(node: Node): string | undefined {
  const text = typeof node === 'string' ? node : Array.isArray(node) ? undefined : node['#text'];
  return typeof text === 'string' && /\S/.test(text) ? text : undefined;
}

/** An attribute; undefined when it is missing or empty. */
export function attributeOf(node: Node, name: string): string | undefined {
  if (typeof node === 'string' || Array.isArray(node)) return undefined;
  const value = node[`@_${name}`];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
