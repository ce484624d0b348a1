/**
 * The gate every received message passes before it is read: bytes in, plain text and a schema verdict out, or a refusal.
 * It refuses what is dangerous or not ISO 18626 at all; what is merely untidy passes and is noted as a tolerance.
 */
import { type XmlAttribute, XmlElement, XmlLibError, type XmlNode, XmlText, XmlTreeNode } from 'libxml2-wasm';
import type { IsoVersion } from './codes.js';
import { decode } from './decode.js';
import { scan } from './reading/scan.js';
import { envelopeIn, type Node } from './reading/tree.js';
import {
  isoNamespace,
  judge,
  labelledVersion,
  lineOf,
  noSigns,
  noteSigns,
  parseText,
  telling,
  type Verdict,
  type VersionSigns,
  versionOf,
} from './schemas.js';

export { versionOf } from './schemas.js';

export type RefusalCode = 'too-large' | 'doctype' | 'encoding' | 'not-well-formed' | 'wrong-root' | 'wrong-namespace';

export interface Refused {
  kind: 'refused';
  code: RefusalCode;
  /** Names the rule in a few words and never repeats what was received. */
  reason: string;
}

export interface Passed {
  kind: 'passed';
  /** The content of the envelope, read by `text` or from the very document where nothing in it needs rewriting. */
  root: Node | undefined;
  /**
   * The same as text, made when it is asked for. The document for a namespace-blind reader: elements and attributes of ISO 18626 only, without prefixes and
   * declarations; no comments, instructions or CDATA, so each leaf holds its whole string value, untrimmed.
   * White space between elements is gone. Only `&amp; &lt; &gt; &quot;` and `&#13;` need decoding.
   */
  text: string;
  version: IsoVersion;
  /** `ill:version` as it was written; absent when there is none. */
  versionText?: string;
  verdict: Verdict;
  /** What a strict receiver would not have taken, one short phrase each. */
  tolerances: string[];
}

export type GateResult = Passed | Refused;

/** More elements, attributes and comments than any loan needs: they cost time long before they break the byte limit. */
const maxNodes = 12_000;
/** Longest name with its prefix, longest namespace: each fault repeats them, so long ones would multiply. */
const maxName = 200;

/**
 * Examines the body of one HTTP request, nothing fetched and no entity expanded. `contentType` is the header as it
 * came, empty if there was none: its charset outranks the XML declaration, a byte-order mark outranks both (RFC 7303).
 *
 * Elements and attributes of a foreign namespace are left out of `text` and noted, so that a reader that ignores
 * namespaces cannot take them for ours. A missing namespace is noted and makes the verdict invalid.
 */
export function gate(bytes: Buffer, contentType: string, options: { maxBytes: number }): GateResult {
  if (bytes.length > options.maxBytes) return refused('too-large', `more than ${options.maxBytes} bytes`);
  const decoded = decode(bytes, contentType);
  if ('problem' in decoded) return refused('encoding', decoded.problem);
  const text = decoded.text.replace(/^[ \t\r\n]+/, '');
  const tolerances = new Set(decoded.tolerances);
  if (text.length < decoded.text.length) tolerances.add('white space before the document');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters XML 1.0 forbids
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) return refused('not-well-formed', 'control characters');
  if (hasDoctype(text)) return refused('doctype', 'document type declarations are not accepted');
  return examine(text, tolerances);
}

function refused(code: RefusalCode, reason: string): Refused {
  return { kind: 'refused', code, reason };
}

/** Looks only before the root: the word may well stand in a comment or in someone's note. */
function hasDoctype(text: string): boolean {
  const misc = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/y;
  let end = 0;
  while (misc.test(text)) end = misc.lastIndex;
  return text.startsWith('<!', end) && !text.startsWith('<!--', end);
}

// --- from text to the message ---

function examine(text: string, tolerances: Set<string>): GateResult {
  let document: ReturnType<typeof parseText> | undefined;
  try {
    document = parseText(text);
    if (document.dtd) return refused('doctype', 'document type declarations are not accepted');
    const root = document.root;
    if (root.name !== 'ISO18626Message') return refused('wrong-root', 'the root element is not ISO18626Message');
    const bare = root.namespaceUri === '';
    const plain = plainnessOf(text);
    const newWalk = (): Walk => ({ tolerances: new Set(), nodes: 0, bare, signs: noSigns(), plain });
    if (!bare && root.namespaceUri !== isoNamespace) return refused('wrong-namespace', 'not the ISO 18626 namespace');
    const content =
      (plain.oneNamespace && plain.noAttributes && quicklyRead(text, root, newWalk())) || slowlyRead(root, newWalk());
    const { walk } = content;
    if (walk.exceeded) return refused('too-large', walk.exceeded);
    for (const tolerance of walk.tolerances) tolerances.add(tolerance);
    if (bare) tolerances.add('no namespace');
    const versionText = versionAttribute(root);
    const version = versionOf(versionText, walk.signs);
    if ((labelledVersion(versionText) ?? version) !== version) tolerances.add('version and structure disagree');
    const verdict = bare
      ? { valid: false, problems: [`ISO18626Message: no namespace, expected ${isoNamespace}`] }
      : judge(document, version);
    const label = versionText === undefined ? {} : { versionText };
    return {
      kind: 'passed',
      root: content.root,
      get text() {
        return content.text;
      },
      version,
      ...label,
      verdict,
      tolerances: [...tolerances],
    };
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return refused('not-well-formed', `not well-formed XML (line ${lineOf(error)})`);
  } finally {
    document?.dispose();
  }
}

type Content = Pick<Passed, 'root' | 'text'> & { walk: Walk };

/** The tree that libxml2 made, written plainly and read again: for what has prefixes, attributes, comments or text between elements. */
function slowlyRead(root: XmlElement, walk: Walk): Content {
  const text = writtenPlainly(root, '', undefined, walk);
  return { walk, text, root: walk.exceeded ? undefined : envelopeIn(text) };
}

function plainTextOf(text: string): string {
  const document = parseText(text);
  try {
    const bare = document.root.namespaceUri === '';
    const walk = { tolerances: new Set<string>(), nodes: 0, bare, signs: noSigns(), plain: plainnessOf(text) };
    return writtenPlainly(document.root, '', undefined, walk);
  } finally {
    document.dispose();
  }
}

/** The same from the text, which libxml2 has found well-formed; nothing when it is not as plain as it looked. */
function quicklyRead(text: string, root: XmlElement, walk: Walk): Content | undefined {
  measure(walk, root);
  attributesOf(root, walk);
  const read = scan(text, (place, name, before) => {
    count(walk, 1);
    if (name.length > maxName) walk.exceeded = 'names too long';
    if (telling.test(name)) noteSigns(place, before, walk.signs);
    return walk.exceeded === undefined;
  });
  if (read === undefined && !walk.exceeded) return undefined;
  return {
    walk,
    root: read,
    get text() {
      return plainTextOf(text);
    },
  };
}

interface Walk {
  tolerances: Set<string>;
  nodes: number;
  /** The limit that was passed; the walk stops there. */
  exceeded?: string;
  bare: boolean;
  signs: VersionSigns;
  plain: Plainness;
}

/** What a look at the text tells of all elements below the root, so that not each of them must be asked. */
interface Plainness {
  /** No prefix and no second default namespace: every element has the root's. */
  oneNamespace: boolean;
  noAttributes: boolean;
}

function plainnessOf(text: string): Plainness {
  const oneNamespace = !/<[^\s<>!?/:]*:/.test(text) && (text.match(/xmlns\s*=/g)?.length ?? 0) <= 1;
  const root = text.search(/<[^!?]/);
  return { oneNamespace, noAttributes: !/<[^\s<>!?/]+\s+[^\s>/]/.test(text.slice(root + 1)) };
}

const blank = /^[ \t\r\n]*$/;

/** The element without prefixes, or nothing if it is not ours. Depth is bounded by libxml2 (256). */
function writtenPlainly(element: XmlElement, above: string, before: string | undefined, walk: Walk): string {
  const { name } = element;
  count(walk, 1);
  const like = above !== '' && walk.plain.oneNamespace;
  if (like && name.length > maxName) walk.exceeded = 'names too long';
  if (!like) measure(walk, element);
  const namespaceUri = like ? rootNamespace(walk) : element.namespaceUri;
  if (namespaceUri !== '' && namespaceUri !== isoNamespace) {
    walk.tolerances.add('elements of another namespace, left out');
    return '';
  }
  if (namespaceUri === '' && !walk.bare) walk.tolerances.add('elements without the namespace');
  const place = `${above}/${name}`.slice(-maxName);
  noteSigns(place, before, walk.signs);
  const attributes = above !== '' && walk.plain.noAttributes ? '' : attributesOf(element, walk);
  const parts: { text?: string; markup?: string }[] = [];
  let sibling: string | undefined;
  let last: XmlTreeNode | undefined;
  const next = (): XmlNode | null => (last ? last.next : element.firstChild);
  for (let child = next(); child && !walk.exceeded; child = next()) {
    if (child instanceof XmlTreeNode) last = child;
    // libxml2-wasm cannot step on from a processing instruction: left in, it would cut the value short
    else child.remove();
    if (child instanceof XmlElement) {
      parts.push({ markup: writtenPlainly(child, place, sibling, walk) });
      sibling = child.name;
    } else if (child instanceof XmlText) parts.push({ text: child.content });
    else count(walk, 1);
  }
  const structured = parts.some(({ markup }) => markup !== undefined);
  const inside = parts.map(({ text = '', markup }) => markup ?? (structured && blank.test(text) ? '' : escaped(text)));
  return `<${name}${attributes}>${inside.join('')}</${name}>`;
}

/** The root was let in, so it has our namespace or none. */
const rootNamespace = ({ bare }: Walk): string => (bare ? '' : isoNamespace);

function count(walk: Walk, more: number): void {
  walk.nodes += more;
  if (walk.nodes > maxNodes) walk.exceeded = `more than ${maxNodes} elements, attributes and comments`;
}

function measure(walk: Walk, { name, prefix, namespaceUri }: XmlElement | XmlAttribute): void {
  if (name.length + prefix.length > maxName || namespaceUri.length > maxName) walk.exceeded = 'names too long';
}

function attributesOf(element: XmlElement, walk: Walk): string {
  const attributes = element.attrs;
  count(walk, attributes.length);
  if (attributes.length === 0 || walk.exceeded) return '';
  const ours = new Map<string, XmlAttribute>();
  for (const attribute of attributes) {
    const { name, namespaceUri } = attribute;
    measure(walk, attribute);
    if (namespaceUri === isoNamespace) ours.set(name, attribute);
    else if (namespaceUri !== '') {
      if (!/[sS]chemaLocation$/.test(name)) walk.tolerances.add('attributes of another namespace, left out');
    } else {
      walk.tolerances.add('attributes without the namespace');
      if (!ours.has(name)) ours.set(name, attribute);
    }
  }
  return [...ours].map(([name, { value }]) => ` ${name}="${escaped(value)}"`).join('');
}

const written: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (letter) => written[letter] ?? letter);
}

function versionAttribute(root: XmlElement): string | undefined {
  const named = root.attrs.filter(({ name }) => name === 'version');
  const ours = named.find(({ namespaceUri }) => namespaceUri === isoNamespace);
  return (ours ?? named.find(({ namespaceUri }) => namespaceUri === ''))?.value;
}
