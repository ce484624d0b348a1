/**
 * A message's tree by another way than the reader's: libxml2's own tree is walked and written without prefixes, and
 * fast-xml-parser reads what was written. What the reader of the product is measured against.
 */
import { XMLParser } from 'fast-xml-parser';
import { type XmlAttribute, XmlElement, type XmlNode, XmlText, XmlTreeNode } from 'libxml2-wasm';
import { type Branch, type ElementContent, safeName } from '../../src/protocol/reading/scan.js';
import { isoNamespace, noSigns, noteSigns, parseText, type VersionSigns } from '../../src/protocol/schemas.js';

const maxNodes = 12_000;
const maxName = 200;

export interface Walked {
  root: ElementContent | undefined;
  tolerances: Set<string>;
  signs: VersionSigns;
  exceeded: boolean;
  nodes: number;
  bare: boolean;
}

/** `text` is well-formed, and its root is the envelope. */
export function walkedTree(text: string): Walked {
  const document = parseText(text);
  try {
    const bare = document.root.namespaceUri === '';
    const walked: Walked = {
      root: undefined,
      tolerances: new Set(),
      signs: noSigns(),
      exceeded: false,
      nodes: 0,
      bare,
    };
    const written = writtenPlainly(document.root, '', undefined, walked);
    if (!walked.exceeded) walked.root = (parser.parse(written) as Branch)['ISO18626Message'];
    return walked;
  } finally {
    document.dispose();
  }
}

const letters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#13;': '\r' };

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  jPath: false,
  maxNestedTags: 300,
  entityDecoder: {
    decode: (text: string) => text.replace(/&(?:amp|lt|gt|quot|#13);/g, (entity) => letters[entity] ?? entity),
    reset() {},
    setXmlVersion() {},
    addInputEntities() {},
    setExternalEntities() {},
  },
  transformTagName: safeName,
});

const blank = /^[ \t\r\n]*$/;

function writtenPlainly(element: XmlElement, above: string, before: string | undefined, walked: Walked): string {
  const { name, namespaceUri } = element;
  count(walked, 1);
  measure(walked, element);
  if (namespaceUri !== '' && namespaceUri !== isoNamespace) {
    walked.tolerances.add('elements of another namespace, left out');
    return '';
  }
  if (namespaceUri === '' && !walked.bare) walked.tolerances.add('elements without the namespace');
  const place = `${above}/${name}`.slice(-maxName);
  noteSigns(place, before, walked.signs);
  const attributes = attributesOf(element, walked);
  const parts: { text?: string; markup?: string }[] = [];
  let sibling: string | undefined;
  let last: XmlTreeNode | undefined;
  const next = (): XmlNode | null => (last ? last.next : element.firstChild);
  for (let child = next(); child && !walked.exceeded; child = next()) {
    if (child instanceof XmlTreeNode) last = child;
    // libxml2-wasm cannot step on from a processing instruction: left in, it would cut the value short
    else child.remove();
    if (child instanceof XmlElement) {
      parts.push({ markup: writtenPlainly(child, place, sibling, walked) });
      sibling = child.name;
    } else if (child instanceof XmlText) parts.push({ text: child.content });
    else count(walked, 1);
  }
  const structured = parts.some(({ markup }) => markup !== undefined);
  const inside = parts.map(({ text = '', markup }) => markup ?? (structured && blank.test(text) ? '' : escaped(text)));
  return `<${name}${attributes}>${inside.join('')}</${name}>`;
}

function count(walked: Walked, more: number): void {
  walked.nodes += more;
  if (walked.nodes > maxNodes) walked.exceeded = true;
}

function measure(walked: Walked, { name, prefix, namespaceUri }: XmlElement | XmlAttribute): void {
  if (name.length + prefix.length > maxName || namespaceUri.length > maxName) walked.exceeded = true;
}

function attributesOf(element: XmlElement, walked: Walked): string {
  const attributes = element.attrs;
  count(walked, attributes.length);
  const ours = new Map<string, string>();
  for (const attribute of attributes) {
    const { name, namespaceUri, value } = attribute;
    measure(walked, attribute);
    if (namespaceUri === isoNamespace) ours.set(name, value);
    else if (namespaceUri !== '') {
      if (!/[sS]chemaLocation$/.test(name)) walked.tolerances.add('attributes of another namespace, left out');
    } else {
      walked.tolerances.add('attributes without the namespace');
      if (!ours.has(name)) ours.set(name, value);
    }
  }
  return [...ours].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

const written: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (letter) => written[letter] ?? letter);
}
