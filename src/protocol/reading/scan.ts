/**
 * The reader's first half: the tree of a message, straight from the text that libxml2 has found well-formed. Elements and
 * attributes of ISO 18626 only, by their local names; no comments, instructions or foreign elements. Nothing is written and parsed again.
 */
import { isoNamespace, noSigns, noteSigns, telling, type VersionSigns } from '../schemas.js';
import {
  endOfElement,
  endOfMarkup,
  indexOfMark,
  isDeclaration,
  Namespaces,
  type StartTag,
  startOfRoot,
  startTagAt,
  textSaid,
  withLineEnds,
} from './markup.js';

/** An element as the reader's first half gives it: its text, or an object of children and `@_` attributes, or a list of those. */
export type ElementContent = string | Branch | (string | Branch)[];
export interface Branch {
  [name: string]: ElementContent;
}

/** Names that mean something to JavaScript objects get this mark in front; no XML name begins with it. */
export const reservedMark = '~';
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

export const safeName = (name: string): string => (reserved.has(name) ? reservedMark + name : name);

/** The element's own text; undefined when it has none but blanks. */
export function textInNode(node: ElementContent): string | undefined {
  const text = typeof node === 'string' ? node : Array.isArray(node) ? undefined : node['#text'];
  return typeof text === 'string' && /\S/.test(text) ? text : undefined;
}

/** An attribute; undefined when it is missing or empty. */
export function attributeOf(node: ElementContent, name: string): string | undefined {
  if (typeof node === 'string' || Array.isArray(node)) return undefined;
  const value = node[`@_${name}`];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What was found; without `root` it is another document, or one beyond the limits. */
export interface Scanned {
  root?: ElementContent;
  rootName: string;
  rootNamespace: string;
  /** `ill:version` as it was written. */
  versionText?: string;
  signs: VersionSigns;
  tolerances: Set<string>;
  /** The limit that was passed; the reading stopped there. */
  exceeded?: string;
}

/** More elements, attributes and comments than any loan needs: they cost time long before they break the byte limit. */
const maxNodes = 12_000;
/** Longest name with its prefix, longest namespace: each fault repeats them, so long ones would multiply. */
const maxName = 200;
const longestPlace = 200;

/** An element that has begun. */
interface Open {
  name: string;
  branch: Branch | undefined;
  attributes: Branch | undefined;
  /** The text since the last element, comment or instruction. */
  run: string;
  /** All text before `run`, and without what is white space alone. */
  text: string;
  words: string;
  /** The element before, of whatever namespace. */
  last: string | undefined;
  declared: readonly string[] | undefined;
}

interface Reading {
  text: string;
  at: number;
  open: Open[];
  namespaces: Namespaces;
  nodes: number;
  found: Scanned;
}

/** Reads a well-formed document as far as its root's end. */
export function scanMessage(text: string): Scanned {
  const at = startOfRoot(text);
  const tag = startTagAt(text, at);
  const namespaces = new Namespaces();
  const declared = namespaces.enter(tag.attributes);
  const rootNamespace = namespaces.ofElement(tag.prefix);
  const found: Scanned = { rootName: tag.name, rootNamespace, signs: noSigns(), tolerances: new Set() };
  if (tag.name !== 'ISO18626Message' || !(rootNamespace === '' || rootNamespace === isoNamespace)) return found;
  const reading: Reading = { text, at: tag.end, open: [], namespaces, nodes: 0, found };
  const root = begun(reading, tag, rootNamespace, declared);
  const version = root.attributes?.['@_version'];
  if (typeof version === 'string') found.versionText = version;
  const content = tag.empty ? saidBy(root) : contentOf(reading, root);
  if (!found.exceeded) found.root = content;
  return found;
}

function contentOf(reading: Reading, root: Open): ElementContent {
  const { text, open, found } = reading;
  open.push(root);
  for (let element = root; ; ) {
    const tag = indexOfMark(text, '<', reading.at);
    if (tag > reading.at) element.run += textSaid(text.slice(reading.at, tag));
    const mark = text[tag + 1];
    if (mark === '/') {
      reading.at = indexOfMark(text, '>', tag) + 1;
      endRun(element);
      reading.namespaces.leave(element.declared);
      open.pop();
      const above = open[open.length - 1];
      if (!above) return saidBy(element);
      put(above, element.name, saidBy(element));
      element = above;
    } else if (mark === '!' || mark === '?') passOver(reading, element, tag);
    else element = startedIn(reading, element, tag);
    if (found.exceeded) return '';
  }
}

/** A comment, an instruction, or a CDATA section, which is text. */
function passOver(reading: Reading, element: Open, tag: number): void {
  const { text } = reading;
  if (text[tag + 2] === '[') {
    const end = indexOfMark(text, ']]>', tag);
    element.run += withLineEnds(text.slice(tag + '<![CDATA['.length, end));
    reading.at = end + 3;
    return;
  }
  reading.at = endOfMarkup(text, tag);
  endRun(element);
  count(reading, 1);
}

/** The element in which the reading goes on: the one that starts here, or the one around it. */
function startedIn(reading: Reading, element: Open, at: number): Open {
  const { namespaces, found } = reading;
  const tag = startTagAt(reading.text, at);
  reading.at = tag.end;
  endRun(element);
  const before = element.last;
  element.last = tag.name;
  const declared = namespaces.enter(tag.attributes);
  const namespace = namespaces.ofElement(tag.prefix);
  if (namespace !== '' && namespace !== isoNamespace) {
    count(reading, 1);
    measure(reading, tag, namespace);
    found.tolerances.add('elements of another namespace, left out');
    namespaces.leave(declared);
    if (!tag.empty) reading.at = endOfElement(reading.text, tag.end);
    return element;
  }
  const started = begun(reading, tag, namespace, declared, before);
  if (!tag.empty && !endedAtOnce(reading, started)) {
    reading.open.push(started);
    return started;
  }
  namespaces.leave(declared);
  put(element, tag.name, saidBy(started));
  return element;
}

/** Most elements hold a few words and nothing else: those are read to their end. */
function endedAtOnce(reading: Reading, element: Open): boolean {
  const { text, at } = reading;
  const tag = indexOfMark(text, '<', at);
  if (text[tag + 1] !== '/') return false;
  element.text = textSaid(text.slice(at, tag));
  reading.at = indexOfMark(text, '>', tag) + 1;
  return true;
}

/** Counts and measures an element of ours, and notes what it tells. */
function begun(
  reading: Reading,
  tag: StartTag,
  namespace: string,
  declared: readonly string[] | undefined,
  before?: string,
): Open {
  const { found, open } = reading;
  const { name } = tag;
  count(reading, 1);
  measure(reading, tag, namespace);
  if (namespace === '' && found.rootNamespace !== '') found.tolerances.add('elements without the namespace');
  if (telling.test(name)) {
    const place = `${open.map((each) => `/${each.name}`).join('')}/${name}`.slice(-longestPlace);
    noteSigns(place, before, found.signs);
  }
  const attributes = tag.attributes.length > 0 ? attributesOf(reading, tag) : undefined;
  return { name, branch: undefined, attributes, run: '', text: '', words: '', last: undefined, declared };
}

/** Those of ours and those without a namespace, by `@_` and their names; where one is written both ways, ours counts. */
function attributesOf(reading: Reading, { attributes }: StartTag): Branch | undefined {
  const { found, namespaces } = reading;
  const own = attributes.filter((attribute) => !isDeclaration(attribute));
  count(reading, own.length);
  if (own.length === 0 || found.exceeded) return undefined;
  const kept: Branch = {};
  let any = false;
  const ours = new Set<string>();
  for (const attribute of own) {
    const { prefix, name, value } = attribute;
    const namespace = namespaces.ofAttribute(prefix);
    measure(reading, attribute, namespace);
    any ||= namespace === isoNamespace || namespace === '';
    if (namespace === isoNamespace) {
      ours.add(name);
      kept[`@_${name}`] = value;
    } else if (namespace === '') {
      found.tolerances.add('attributes without the namespace');
      if (!ours.has(name)) kept[`@_${name}`] = value;
    } else if (!/[sS]chemaLocation$/.test(name)) found.tolerances.add('attributes of another namespace, left out');
  }
  return any ? kept : undefined;
}

const blank = /^[ \t\r\n]*$/;

function endRun(element: Open): void {
  const { run } = element;
  if (run === '') return;
  element.text += run;
  if (!blank.test(run)) element.words += run;
  element.run = '';
}

/** White space between elements says nothing; in an element without any, it is kept. */
function saidBy({ branch, attributes, text, words, last }: Open): string | Branch {
  const said = last === undefined ? text : words;
  if (!branch && !attributes) return said;
  const value = branch ?? {};
  if (said !== '') value['#text'] = said;
  return attributes ? Object.assign(value, attributes) : value;
}

function put(element: Open, name: string, value: string | Branch): void {
  element.branch ??= {};
  const key = safeName(name);
  const before = element.branch[key];
  if (before === undefined) element.branch[key] = value;
  else if (Array.isArray(before)) before.push(value);
  else element.branch[key] = [before, value];
}

function count(reading: Reading, more: number): void {
  reading.nodes += more;
  if (reading.nodes > maxNodes) reading.found.exceeded = `more than ${maxNodes} elements, attributes and comments`;
}

function measure({ found }: Reading, { prefix, name }: { prefix: string; name: string }, namespace: string): void {
  if (name.length + prefix.length > maxName || namespace.length > maxName) found.exceeded = 'names too long';
}
