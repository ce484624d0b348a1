/** The security code in the header of a message is a secret: what is stored and shown of the message does not have it. */
import { XmlComment, XmlElement, XmlLibError, type XmlNode, XmlTreeNode } from 'libxml2-wasm';
import { decode } from './decode.js';
import { endOfElement, endOfMarkup, placeOf, startOfRoot, startTagAt } from './reading/markup.js';
import { parseText } from './schemas.js';

export interface Bytes {
  bytes: Buffer;
  /** The `Content-Type` that fits them. */
  contentType: string;
}

/**
 * The message with `***` for each security code, whatever its encoding and however it is written. `wellFormed`: its letters,
 * where the gate has let it pass; they are masked where they stand. Of anything else the code is sought in the parsed
 * document, and what cannot be parsed is masked as text, rather too much than too little. Without a security code the bytes
 * stay as they came; with one they are UTF-8.
 */
export function withoutSecrets(arrived: Bytes, wellFormed?: string): Bytes {
  if (!mentions(arrived.bytes)) return arrived;
  if (wellFormed !== undefined) return asUtf8(maskedElements(wellFormed));
  const decoded = decode(arrived.bytes, arrived.contentType);
  const text = 'text' in decoded ? decoded.text : arrived.bytes.toString('latin1').replaceAll('\0', '');
  return asUtf8(maskedTree(text.replace(/^\s+/, '')) ?? maskedText(text));
}

const asUtf8 = (text: string): Bytes => ({
  bytes: Buffer.from(text, 'utf8'),
  contentType: 'application/xml; charset="utf-8"',
});

/** In letters of one or more bytes each. */
const mentions = (bytes: Buffer): boolean =>
  bytes.includes('securityCode') ||
  (bytes.includes(0) && bytes.toString('latin1').replaceAll('\0', '').includes('securityCode'));

/** The root as it is written, but for what stands in a security code, instructions, and comments that speak of one. */
function maskedElements(text: string): string {
  let from = startOfRoot(text);
  let at = from;
  let kept = '';
  const leaveOut = (begin: number, end: number, instead = '') => {
    kept += text.slice(from, begin) + instead;
    from = end;
  };
  for (let depth = 0, begun = false; !begun || depth > 0; begun = true) {
    const tag = placeOf(text, '<', at);
    const mark = text[tag + 1];
    if (mark === '/') {
      at = placeOf(text, '>', tag) + 1;
      depth -= 1;
    } else if (mark === '!' && text[tag + 2] === '[') at = placeOf(text, ']]>', tag) + ']]>'.length;
    else if (mark === '!' || mark === '?') {
      at = endOfMarkup(text, tag);
      if (mark === '?' || text.slice(tag, at).includes('securityCode')) leaveOut(tag, at);
    } else {
      const { name, empty, end } = startTagAt(text, tag);
      at = end;
      if (name === 'securityCode' && !empty) {
        at = endOfElement(text, end);
        leaveOut(end, text.lastIndexOf('</', at - 1), '***');
      } else if (!empty) depth += 1;
    }
  }
  return kept + text.slice(from, at);
}

function maskedTree(text: string): string | undefined {
  let document: ReturnType<typeof parseText> | undefined;
  try {
    document = parseText(text);
    mask(document.root);
    // Without what stands before it: comments and entities of a DOCTYPE may hold the code too.
    return document.root.toString({ format: false });
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return undefined;
  } finally {
    document?.dispose();
  }
}

/** Depth is bounded by libxml2 (256). */
function mask(element: XmlElement): void {
  if (element.name === 'securityCode') {
    for (let child = element.firstChild; child; child = element.firstChild) child.remove();
    element.addText('***');
    return;
  }
  let last: XmlTreeNode | undefined;
  const next = (): XmlNode | null => (last ? last.next : element.firstChild);
  for (let child = next(); child; child = next()) {
    // libxml2-wasm cannot step on from a processing instruction, and a comment may hold what was taken out of the message.
    if (!(child instanceof XmlTreeNode) || (child instanceof XmlComment && child.content.includes('securityCode')))
      child.remove();
    else {
      last = child;
      if (child instanceof XmlElement) mask(child);
    }
  }
}

/** From the first mention, or the DOCTYPE whose entities may hold the code, to the last end tag; to the end where none closes. */
function maskedText(text: string): string {
  const from = text.search(/<!DOCTYPE|securityCode/);
  const last = text.lastIndexOf('securityCode');
  if (last < 0) return '***'; // it is there in other letters than those that its encoding makes of it
  const isClosed = /<\/([^<>\s]{0,200}:)?$/.test(text.slice(Math.max(from, last - 210), last));
  return `${text.slice(0, from)}securityCode>***</securityCode${isClosed ? text.slice(last + 'securityCode'.length) : ''}`;
}
