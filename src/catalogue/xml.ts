/** Small XML: written by hand, read by a strict parser that knows namespaces, expands nothing of its own and fetches nothing. */
import { SaxesParser } from 'saxes';

/** An element as it was read: local name, namespace, attributes by local name, children, and all text directly in it. */
export interface XmlElement {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

export type ReadXml = { kind: 'read'; root: XmlElement } | { kind: 'broken'; detail: string };

/** Deeper than any answer of a catalogue. */
const depthAtMost = 60;

/** Reads a whole document. A document type is refused: no answer of a catalogue needs one. */
export function readXml(text: string): ReadXml {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('It has a document type.');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: XmlElement = {
      name: local,
      uri,
      attributes: Object.fromEntries(Object.values(attributes).map((each) => [each.local, each.value])),
      children: [],
      text: '',
    };
    if (open.length >= depthAtMost) throw new Error('It is nested too deeply.');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (piece: string) => {
    const top = open.at(-1);
    if (top) top.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(text.startsWith('\ufeff') ? text.slice(1) : text).close();
  } catch (error) {
    return { kind: 'broken', detail: (error as Error).message.slice(0, 200) };
  }
  return root ? { kind: 'read', root } : { kind: 'broken', detail: 'It is empty.' };
}

/** The first child of this local name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name);

/** The children of this local name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((each) => each.name === name) ?? [];

/** All elements of this local name below, in the order of the document. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

/** The text of a child without the blanks around it; nothing when it is empty. */
export const textInElement = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.text.trim() || undefined;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may be in an element or attribute; what XML cannot say at all is left out. */
export const escaped = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (each) => escapes[each] ?? each);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of text or of elements that are written already. */
export function xmlElement(name: string, attributes: Attributes = {}, inner: readonly string[] = []): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`))
    .join('');
  return inner.length === 0 ? `<${name}${said}/>` : `<${name}${said}>${inner.join('')}</${name}>`;
}

/** An element of text; nothing when there is none. */
export const said = (name: string, text: string | number | undefined, attributes: Attributes = {}): string =>
  text === undefined || text === '' ? '' : xmlElement(name, attributes, [escaped(String(text))]);
