/** The security code in the header of a message is a secret: what is stored and shown of the message does not have it. */
import { XmlComment, XmlElement, XmlLibError, type XmlNode, XmlTreeNode } from 'libxml2-wasm';
import { decode } from './decode.js';
import { parseText } from './schemas.js';

export interface Bytes {
  bytes: Buffer;
  /** The `Content-Type` that fits them. */
  contentType: string;
}

/**
 * The message with `***` for each security code, whatever its encoding and however it is written: the code is sought in
 * the parsed document. What cannot be parsed is masked as text, rather too much than too little. Without a security
 * code the bytes stay as they came; with one they are UTF-8.
 */
export function withoutSecrets(arrived: Bytes): Bytes {
  if (!mentions(arrived.bytes)) return arrived;
  const decoded = decode(arrived.bytes, arrived.contentType);
  const text = 'text' in decoded ? decoded.text : arrived.bytes.toString('latin1').replaceAll('\0', '');
  const masked = maskedTree(text.replace(/^\s+/, '')) ?? maskedText(text);
  return { bytes: Buffer.from(masked, 'utf8'), contentType: 'application/xml; charset="utf-8"' };
}

/** In letters of one or more bytes each. */
const mentions = (bytes: Buffer): boolean =>
  bytes.includes('securityCode') ||
  (bytes.includes(0) && bytes.toString('latin1').replaceAll('\0', '').includes('securityCode'));

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

/** From one mention to the next, or to the end where the element is not closed. */
const maskedText = (text: string): string =>
  text.replace(/securityCode[\s\S]*?(securityCode|$)/g, 'securityCode>***</securityCode');
