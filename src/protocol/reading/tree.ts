import { XMLParser } from 'fast-xml-parser';

/** An element as the parser gives it: its text, or an object of children and `@_` attributes, or a list of those. */
export type Node = string | Branch | (string | Branch)[];
export interface Branch {
  [name: string]: Node;
}

/** Names that mean something to JavaScript objects get this mark in front; no XML name begins with it. */
export const reservedMark = '~';
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

export const safeName = (name: string): string => (reserved.has(name) ? reservedMark + name : name);

const letters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#9;': '\t',
  '&#10;': '\n',
  '&#13;': '\r',
};

/** The gate escapes with these few and nothing else, so `&amp;eacute;` stays the eight letters it was. */
const entityDecoder = {
  decode: (text: string) =>
    text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot|#9|#10|#13);/g, (entity) => letters[entity] ?? entity) : text,
  reset() {},
  setXmlVersion() {},
  addInputEntities() {},
  setExternalEntities() {},
};

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  removeNSPrefix: true,
  jPath: false,
  // The gate has bounded the depth already.
  maxNestedTags: 300,
  entityDecoder,
  transformTagName: safeName,
});

/**
 * The envelope's content as a tree, from the text of the gate: no prefixes, comments or CDATA, nothing between elements.
 * Values stay as they are, `007` and ` 1 ` included. Undefined if there is no envelope.
 */
export function envelopeIn(text: string): Node | undefined {
  const document: Branch = parser.parse(text);
  return document['ISO18626Message'];
}

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
