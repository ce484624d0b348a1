/**
 * The reader's first half: the tree of a message that libxml2 has found well-formed. fast-xml-parser reads the text; what it knows
 * nothing of is done here: namespaces, line ends and references, limits. Elements and attributes of ISO 18626 only, by their local
 * names; no comments, instructions or foreign elements.
 */
import { XMLParser } from 'fast-xml-parser';
import { isoNamespace, noSigns, noteSigns, telling, type VersionSigns } from '../schemas.js';

/** An element as the reader's first half gives it: its text, or an object of children and `@_` attributes, or a list of those. */
export type ElementContent = string | Branch | (string | Branch)[];
export interface Branch {
  [name: string]: ElementContent;
}

/** Names that mean something to JavaScript objects get this mark in front; no XML name begins with it. */
export const reservedMark = '~';
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

export const safeName = (name: string): string => (reserved.has(name) ? reservedMark + name : name);

/** Names that were read before, as the keys that JavaScript made of them: a piece of a text is dear as a key of an object. */
const keysOfNames = new Map<string, string>();
const maxKeysOfNames = 500;

/** The key for an element's name. */
function keyFor(name: string): string {
  const known = keysOfNames.get(name);
  if (known !== undefined) return known;
  const [key = name] = Object.keys({ [safeName(name)]: true });
  if (keysOfNames.size < maxKeysOfNames) keysOfNames.set(name, key);
  return key;
}

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
export interface MessageTree {
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
const tooMany = `more than ${maxNodes} elements, attributes and comments`;
/** Longest name with its prefix, longest namespace: each fault repeats them, so long ones would multiply. */
const maxName = 200;
const longestPlace = 200;

/** Looks at text before anything parses it: the limit that it passes by its elements, comments and instructions alone. */
export function limitExceeded(text: string): string | undefined {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const isEnd = text[at + 1] === '/' || text.startsWith('![', at + 1);
    if (!isEnd) count += 1;
    if (count > maxNodes) return tooMany;
  }
  return undefined;
}

// --- fast-xml-parser ---

/** An element, with its attributes beside its name, or a piece of text, of CDATA, or a comment. */
interface Parsed {
  readonly [name: string]: readonly Parsed[] | string | Attributes;
}
type Attributes = Readonly<Record<string, string>>;

/** Values stay the letters that they are, and everything keeps its order. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Its decoder knows limits of its own; `said` is all that a document without a DOCTYPE needs.
  processEntities: false,
  entityDecoder: {
    decode: (text: string) => text,
    reset() {},
    setXmlVersion() {},
    addInputEntities() {},
    setExternalEntities() {},
  },
  cdataPropName: '#cdata',
  commentPropName: '#comment',
  // libxml2 takes no more than 256.
  maxNestedTags: 300,
  // It refuses `__proto__` and renames `toString`; the mark is taken off again below.
  transformTagName: keyFor,
  onDangerousProperty: (name: string) => name,
  jPath: false,
});

/**
 * fast-xml-parser looks for quotes in an instruction and finds no end of `<?p don't?>`: a comment stands for each, so that text
 * before and behind stays apart.
 */
function withoutInstructions(text: string): string {
  const declaration = text.startsWith('<?') ? text.indexOf('?>') + 2 : 0;
  const rest = text.slice(declaration);
  if (!rest.includes('<?')) return rest;
  return rest.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, (mark) =>
    mark.startsWith('<?') ? '<!---->' : mark,
  );
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its references resolved. A document without a DOCTYPE has the five entities and no others. */
function said(text: string): string {
  if (!text.includes('&')) return text;
  // Many at a stroke, for a megabyte may be made of them. `&amp;` comes last, so that `&amp;lt;` stays the four letters it was.
  if (!text.includes('&#'))
    return Object.entries(named).reduceRight((all, [name, letter]) => all.replaceAll(`&${name};`, letter), text);
  return text.replace(/&(#x[\dA-Fa-f]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (entity[0] !== '#') return named[entity] ?? whole;
    return String.fromCodePoint(entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1)));
  });
}

/** An attribute's value: white space is a blank each, unless written as a reference. */
const attributeSaid = (value: string): string => said(value.replace(/[\t\n]/g, ' '));

/** The element's name, or `#text`, `#cdata`, `#comment`. */
const keyOf = (node: Parsed): string => Object.keys(node)[0] ?? '';

// --- namespaces ---

/** What prefixes an element declares stand for, and what those around it declare; `''` is the default namespace. */
interface Scope {
  declared: ReadonlyMap<string, string>;
  around?: Scope;
}
const outermost: Scope = { declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) };

function namespaceOf(prefix: string, scope: Scope): string {
  for (let each: Scope | undefined = scope; each; each = each.around) {
    const found = each.declared.get(prefix);
    if (found !== undefined) return found;
  }
  return '';
}

interface Name {
  prefix: string;
  name: string;
}

/** `ill:note` is prefix `ill`, name `note`. */
function nameIn(written: string): Name {
  const colon = written.lastIndexOf(':');
  return colon < 0
    ? { prefix: '', name: written }
    : { prefix: written.slice(0, colon), name: written.slice(colon + 1) };
}

type Attribute = Name & { value: string };

/** Without the declarations, and with what those mean. */
function attributesOf(node: Parsed, around: Scope): { attributes: readonly Attribute[]; scope: Scope } {
  const written = node[':@'] as Attributes | undefined;
  if (!written) return { attributes: none, scope: around };
  const attributes: Attribute[] = [];
  let declared: Map<string, string> | undefined;
  for (const key of Object.keys(written)) {
    const { prefix, name } = nameIn(key.slice('@_'.length));
    const value = attributeSaid(written[key] ?? '');
    if (prefix === 'xmlns' || (prefix === '' && name === 'xmlns')) {
      declared ??= new Map();
      declared.set(prefix === '' ? '' : name, value);
    } else attributes.push({ prefix, name, value });
  }
  return { attributes, scope: declared ? { declared, around } : around };
}
const none: readonly Attribute[] = [];

// --- the tree ---

/** Reads a well-formed document without a DOCTYPE. */
export function readTree(text: string): MessageTree {
  const document = parser.parse(withoutInstructions(text)) as readonly Parsed[];
  const node = document.find((each) => !keyOf(each).startsWith('#')) ?? {};
  const { prefix, name } = nameIn(keyOf(node));
  const { attributes, scope } = attributesOf(node, outermost);
  const rootNamespace = namespaceOf(prefix, scope);
  const tree: MessageTree = { rootName: name, rootNamespace, signs: noSigns(), tolerances: new Set() };
  if (name !== 'ISO18626Message' || !(rootNamespace === '' || rootNamespace === isoNamespace)) return tree;
  const reading: Reading = { tree, nodes: 0 };
  const root = elementIn(reading, node, {
    prefix,
    name,
    namespace: rootNamespace,
    attributes,
    scope,
    place: `/${name}`,
  });
  const version = typeof root === 'string' ? undefined : root['@_version'];
  if (typeof version === 'string') tree.versionText = version;
  if (!tree.exceeded) tree.root = root;
  return tree;
}

interface Reading {
  tree: MessageTree;
  nodes: number;
}

interface Begun extends Name {
  namespace: string;
  attributes: readonly Attribute[];
  scope: Scope;
  /** The names from the root down. */
  place: string;
  /** The element before it, of whatever namespace. */
  before?: string | undefined;
}

/** Counts and measures an element of ours, notes what it tells, and reads what is in it. Depth is bounded by libxml2. */
function elementIn(reading: Reading, node: Parsed, begun: Begun): string | Branch {
  const { tree } = reading;
  const { name, namespace, place, scope } = begun;
  count(reading, 1);
  measure(tree, begun, namespace);
  if (namespace === '' && tree.rootNamespace !== '') tree.tolerances.add('elements without the namespace');
  if (telling.test(name)) noteSigns(place, begun.before, tree.signs);
  const attributes = begun.attributes.length > 0 ? oursAmong(reading, begun) : undefined;
  let branch: Branch | undefined;
  const letters: Letters = { run: '', text: '', words: '' };
  let before: string | undefined;
  for (const child of childrenOf(node)) {
    if (tree.exceeded) return '';
    const key = keyOf(child);
    if (key === '#text') letters.run += said(child[key] as string);
    else if (key === '#cdata') letters.run += lettersIn(child);
    else if (key === '#comment') {
      endRun(letters);
      count(reading, 1);
    } else {
      endRun(letters);
      const inner = nameIn(key.startsWith(reservedMark) ? key.slice(1) : key);
      const value = childIn(reading, child, inner, { scope, place, before });
      before = inner.name;
      if (value === undefined) continue;
      branch ??= {};
      put(branch, safeName(inner.name), value);
    }
  }
  endRun(letters);
  // White space between elements says nothing; in an element without any, it is kept.
  const text = before === undefined ? letters.text : letters.words;
  if (!branch && !attributes) return text;
  const value = branch ?? {};
  if (text !== '') value['#text'] = text;
  return attributes ? Object.assign(value, attributes) : value;
}

interface Letters {
  /** Since the last element, comment or instruction. */
  run: string;
  /** All before that; without what is white space alone. */
  text: string;
  words: string;
}

function endRun(letters: Letters): void {
  const { run } = letters;
  if (run === '') return;
  letters.text += run;
  if (!blank.test(run)) letters.words += run;
  letters.run = '';
}

const blank = /^[ \t\r\n]*$/;
const childrenOf = (node: Parsed) => (node[keyOf(node)] ?? []) as readonly Parsed[];
const lettersIn = (node: Parsed): string => (childrenOf(node)[0]?.['#text'] ?? '') as string;

/** An element of ours; nothing where it is of another namespace. */
function childIn(
  reading: Reading,
  node: Parsed,
  name: Name,
  above: Pick<Begun, 'scope' | 'place' | 'before'>,
): string | Branch | undefined {
  const { attributes, scope } = attributesOf(node, above.scope);
  const namespace = namespaceOf(name.prefix, scope);
  if (namespace !== '' && namespace !== isoNamespace) {
    count(reading, 1);
    measure(reading.tree, name, namespace);
    reading.tree.tolerances.add('elements of another namespace, left out');
    return undefined;
  }
  const place = `${above.place}/${name.name}`.slice(-longestPlace);
  // Each written out: to spread the name takes ten times as long as all else here.
  return elementIn(reading, node, {
    prefix: name.prefix,
    name: name.name,
    namespace,
    attributes,
    scope,
    place,
    before: above.before,
  });
}

/** Attributes of ours and those without a namespace, by `@_` and their names; where one is written both ways, ours counts. */
function oursAmong(reading: Reading, { attributes, scope }: Begun): Branch | undefined {
  const { tree } = reading;
  count(reading, attributes.length);
  if (tree.exceeded) return undefined;
  const kept: Branch = {};
  let any = false;
  const ours = new Set<string>();
  for (const attribute of attributes) {
    const { prefix, name, value } = attribute;
    // The default namespace is not for attributes.
    const namespace = prefix === '' ? '' : namespaceOf(prefix, scope);
    measure(tree, attribute, namespace);
    any ||= namespace === isoNamespace || namespace === '';
    if (namespace === isoNamespace) {
      ours.add(name);
      kept[`@_${name}`] = value;
    } else if (namespace === '') {
      tree.tolerances.add('attributes without the namespace');
      if (!ours.has(name)) kept[`@_${name}`] = value;
    } else if (!/[sS]chemaLocation$/.test(name)) tree.tolerances.add('attributes of another namespace, left out');
  }
  return any ? kept : undefined;
}

function put(branch: Branch, key: string, value: string | Branch): void {
  const before = branch[key];
  if (before === undefined) branch[key] = value;
  else if (Array.isArray(before)) before.push(value);
  else branch[key] = [before, value];
}

function count(reading: Reading, more: number): void {
  reading.nodes += more;
  if (reading.nodes > maxNodes) reading.tree.exceeded = tooMany;
}

function measure(tree: MessageTree, { prefix, name }: Name, namespace: string): void {
  if (name.length + prefix.length > maxName || namespace.length > maxName) tree.exceeded = 'names too long';
}
