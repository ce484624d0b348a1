/**
 * The gate every received message passes before it is read: bytes in, a tree and a schema verdict out, or a refusal.
 * It refuses what is dangerous or not ISO 18626 at all; what is merely untidy passes and is noted as a tolerance.
 */

import { isUtf8 } from 'node:buffer';
import { XmlLibError } from 'libxml2-wasm';
import type { IsoVersion } from './codes.js';
import { type ElementContent, limitExceeded, readTree } from './reading/tree.js';
import {
  isoNamespace,
  judge,
  labelledVersion,
  lineOfError,
  parseText,
  type SchemaVerdict,
  versionInText,
} from './schemas.js';

export { versionInText } from './schemas.js';

export type RefusalCode = 'too-large' | 'doctype' | 'encoding' | 'not-well-formed' | 'wrong-root' | 'wrong-namespace';

export interface GateRefused {
  kind: 'refused';
  code: RefusalCode;
  /** Names the rule in a few words and never repeats what was received. */
  reason: string;
}

export interface Passed {
  kind: 'passed';
  /**
   * The content of the envelope: elements and attributes of ISO 18626 only, without prefixes; each leaf holds its whole
   * string value, untrimmed. White space between elements is gone.
   */
  root: ElementContent | undefined;
  version: IsoVersion;
  /** `ill:version` as it was written; absent when there is none. */
  versionText?: string;
  verdict: SchemaVerdict;
  /** What a strict receiver would not have taken, one short phrase each. */
  tolerances: string[];
}

export type GateResult = Passed | GateRefused;

/**
 * Examines the body of one HTTP request, nothing fetched and no entity expanded. `contentType` is the header as it
 * came, empty if there was none: its charset outranks the XML declaration, a byte-order mark outranks both (RFC 7303).
 *
 * Elements and attributes of a foreign namespace are left out of `root` and noted, so that a reader that ignores
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
  const exceeded = limitExceeded(text);
  if (exceeded) return refused('too-large', exceeded);
  return examine(text, tolerances);
}

function refused(code: RefusalCode, reason: string): GateRefused {
  return { kind: 'refused', code, reason };
}

/** Looks only before the root: the word may well be in a comment or in someone's note. */
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
    const { rootName, rootNamespace, root, signs, versionText, exceeded, ...tree } = readTree(text);
    if (rootName !== 'ISO18626Message') return refused('wrong-root', 'the root element is not ISO18626Message');
    const bare = rootNamespace === '';
    if (!bare && rootNamespace !== isoNamespace) return refused('wrong-namespace', 'not the ISO 18626 namespace');
    if (exceeded) return refused('too-large', exceeded);
    for (const tolerance of tree.tolerances) tolerances.add(tolerance);
    if (bare) tolerances.add('no namespace');
    const version = versionInText(versionText, signs);
    if ((labelledVersion(versionText) ?? version) !== version) tolerances.add('version and structure disagree');
    const verdict = bare
      ? { valid: false, problems: [`ISO18626Message: no namespace, expected ${isoNamespace}`] }
      : judge(document, version);
    const label = versionText === undefined ? {} : { versionText };
    return { kind: 'passed', root, version, ...label, verdict, tolerances: [...tolerances] };
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return refused('not-well-formed', `not well-formed XML (line ${lineOfError(error)})`);
  } finally {
    document?.dispose();
  }
}

// --- from bytes to letters ---

type Decoder = (bytes: Buffer) => string;
const strict = (label: string) => new TextDecoder(label, { fatal: true, ignoreBOM: true });
const utf8: Decoder = (bytes) => {
  if (!isUtf8(bytes)) throw new TypeError('not UTF-8');
  return bytes.toString('utf8');
};
const utf16le: Decoder = (bytes) => strict('utf-16le').decode(bytes);
const utf16be: Decoder = (bytes) => strict('utf-16be').decode(bytes);
/** The letters at 0x80–0x9F. ISO-8859-1 has controls there, which nobody means: both names are read as windows-1252. */
const windowsLetters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const latin: Decoder = (bytes) =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter);

const decoders = new Map<string, Decoder>([
  ...['utf-8', 'utf8', 'us-ascii', 'ascii'].map((label): [string, Decoder] => [label, utf8]),
  ...['iso-8859-1', 'latin1', 'windows-1252', 'cp1252'].map((label): [string, Decoder] => [label, latin]),
  ['utf-16', (bytes) => (bytes[1] === 0 ? utf16le(bytes) : utf16be(bytes))],
  ['utf-16le', utf16le],
  ['utf-16be', utf16be],
]);
const marks: [string, string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
/** UTF-32 with and without its mark, EBCDIC's `<?xm`, UTF-7's mark. */
const strangeBeginnings = /^(0000feff|fffe0000|0000003c|3c000000|4c6fa794|2b2f76)/;

/**
 * Bytes as letters: the byte-order mark decides, then `contentType` (the header as it came), then the pattern of zero
 * bytes, then the XML declaration, then UTF-8.
 */
export function decode(
  bytes: Buffer,
  contentType: string,
): { text: string; tolerances: string[] } | { problem: string } {
  const beginning = bytes.subarray(0, 4).toString('hex');
  if (strangeBeginnings.test(beginning)) return { problem: 'unsupported character encoding' };
  const mark = marks.find(([hex]) => beginning.startsWith(hex));
  const header = /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  const declared = declaredEncoding(bytes);
  const label =
    mark?.[1] ?? header ?? zeroPattern(bytes) ?? (declared?.startsWith('utf-16') ? 'utf-8' : declared) ?? 'utf-8';
  const decoder = decoders.get(label);
  if (!decoder) return { problem: 'unsupported character encoding' };
  const agrees = declared === undefined || declared === label || decoders.get(declared) === decoder;
  const utf16 = declared === 'utf-16' && label.startsWith('utf-16');
  try {
    const text = decoder(mark ? bytes.subarray(mark[0].length / 2) : bytes);
    return { text, tolerances: agrees || utf16 ? [] : ['the declaration names another encoding'] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { problem: `bytes that are not ${label}` };
  }
}

function declaredEncoding(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 400).toString('latin1').replaceAll('\0', '');
  return /<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(head)?.[1]?.toLowerCase();
}

function zeroPattern(bytes: Buffer): string | undefined {
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  return bytes[1] === 0 && bytes[0] !== 0 ? 'utf-16le' : undefined;
}
