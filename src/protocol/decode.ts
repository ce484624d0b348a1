/** From bytes to letters. */
import { isUtf8 } from 'node:buffer';

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
