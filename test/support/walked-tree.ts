/**
 * A message's tree by another way than the reader's: libxml2's own tree is walked, child by child. What the reader of the product,
 * which reads the text by fast-xml-parser, is measured against.
 */
import { type XmlAttribute, XmlElement, type XmlNode, XmlText, XmlTreeNode } from 'libxml2-wasm';
import { type Branch, type ElementContent, safeName } from '../../src/protocol/reading/tree.js';
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
    const root = contentOf(document.root, '', undefined, walked);
    if (!walked.exceeded) walked.root = root;
    return walked;
  } finally {
    document.dispose();
  }
}

const blank = /^[ \t\r\n]*$/;

/** Nothing for an element of another namespace. */
function contentOf(
  element: XmlElement,
  above: string,
  before: string | undefined,
  walked: Walked,
): string | Branch | undefined {
  const { name, namespaceUri } = element;
  count(walked, 1);
  measure(walked, element);
  if (namespaceUri !== '' && namespaceUri !== isoNamespace) {
    walked.tolerances.add('elements of another namespace, left out');
    return undefined;
  }
  if (namespaceUri === '' && !walked.bare) walked.tolerances.add('elements without the namespace');
  const place = `${above}/${name}`.slice(-maxName);
  noteSigns(place, before, walked.signs);
  const attributes = attributesOf(element, walked);
  const children = new Map<string, (string | Branch)[]>();
  const texts: string[] = [];
  let sibling: string | undefined;
  let last: XmlTreeNode | undefined;
  const next = (): XmlNode | null => (last ? last.next : element.firstChild);
  for (let child = next(); child && !walked.exceeded; child = next()) {
    if (child instanceof XmlTreeNode) last = child;
    // libxml2-wasm cannot step on from a processing instruction: left in, it would cut the value short
    else child.remove();
    if (child instanceof XmlElement) {
      const content = contentOf(child, place, sibling, walked);
      sibling = child.name;
      const key = safeName(child.name);
      if (content !== undefined) children.set(key, [...(children.get(key) ?? []), content]);
    } else if (child instanceof XmlText) texts.push(child.content);
    else count(walked, 1);
  }
  const text = texts.filter((each) => sibling === undefined || !blank.test(each)).join('');
  if (children.size === 0 && attributes.size === 0) return text;
  return {
    ...Object.fromEntries([...children].map(([key, all]) => [key, all.length > 1 ? all : (all[0] ?? '')])),
    ...(text === '' ? {} : { '#text': text }),
    ...Object.fromEntries([...attributes].map(([key, value]) => [`@_${key}`, value])),
  };
}

function count(walked: Walked, more: number): void {
  walked.nodes += more;
  if (walked.nodes > maxNodes) walked.exceeded = true;
}

function measure(walked: Walked, { name, prefix, namespaceUri }: XmlElement | XmlAttribute): void {
  if (name.length + prefix.length > maxName || namespaceUri.length > maxName) walked.exceeded = true;
}

function attributesOf(element: XmlElement, walked: Walked): ReadonlyMap<string, string> {
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
  return ours;
}
