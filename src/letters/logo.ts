/** The logo at the top of a library’s letters: what may be one, and how large it is shown. */
import { crc32, inflateSync } from 'node:zlib';
import { type Message, message } from '../words/message.js';

export const logoTypes = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof logoTypes)[number];

/** A logo larger than this is refused. */
export const largestLogo = { bytes: 200_000, width: 1200, height: 600 } as const;

/** As a letter keeps it. */
export interface LetterLogo {
  /** The digest of its bytes. */
  id: string;
  /** What is read where it is not seen: the library’s name. */
  name: string;
  /** As it is shown, in pixels. */
  width: number;
  height: number;
}

/** An image file as its first bytes tell of it. */
export interface ImageHead {
  type: LogoType;
  width: number;
  height: number;
}

/** By which name the HTML of a mail calls the picture that travels with it. */
export const contentId = (id: string): string => `${id.slice(0, 32)}@logo.interlend`;

/** Room for a logo above a letter: a wide one becomes as wide as half a line, a square one no taller than a few lines. */
const room = { width: 280, height: 90 };

/** The size at which a picture is shown; a small one is not blown up. */
export function shownSize({ width, height }: Pick<ImageHead, 'width' | 'height'>): { width: number; height: number } {
  const scale = Math.min(1, room.width / width, room.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** What a file is by its content, or why it is no logo. Its name and the type that a browser says of it are not believed. */
export function readLogo(file: Buffer): { head: ImageHead } | { problem: Message } {
  if (file.length > largestLogo.bytes)
    return { problem: message('refusedLetter.logoBytes', { kilobytes: Math.ceil(file.length / 1000) }) };
  const head = pngHead(file) ?? jpegHead(file);
  if (!head) return { problem: message('refusedLetter.logoKind') };
  const { width, height } = head;
  if (width > largestLogo.width || height > largestLogo.height)
    return { problem: message('refusedLetter.logoSize', { width: String(width), height: String(height) }) };
  const isWhole = head.type === 'image/png' ? isWholePng(file) : isWholeJpeg(file);
  return isWhole ? { head } : { problem: message('refusedLetter.logoBroken') };
}

const pngSign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG begins with its sign and the chunk that says its size. */
function pngHead(file: Buffer): ImageHead | undefined {
  if (file.length < 33 || !file.subarray(0, 8).equals(pngSign)) return undefined;
  if (file.readUInt32BE(8) !== 13 || file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return filled({ type: 'image/png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) });
}

/** The largest picture that is taken, four colours of sixteen bits, with a filter for each row. */
const mostPixelBytes = largestLogo.height * (1 + largestLogo.width * 8);

/** Each chunk of a PNG has its length and its sum; the last is IEND; its pixels can be unpacked. A letter is printed with it. */
function isWholePng(file: Buffer): boolean {
  const pixels: Buffer[] = [];
  for (let at = pngSign.length; at + 12 <= file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return false;
    const kind = file.toString('latin1', at + 4, at + 8);
    if (kind === 'IEND') return isUnpacked(Buffer.concat(pixels));
    if (kind === 'IDAT') pixels.push(file.subarray(at + 8, end));
    at = end + 4;
  }
  return false;
}

function isUnpacked(pixels: Buffer): boolean {
  try {
    return inflateSync(pixels, { maxOutputLength: mostPixelBytes }).length > 0;
  } catch {
    return false;
  }
}

/** After the frame come pixels, and the end; some programs fill up behind it. */
function isWholeJpeg(file: Buffer): boolean {
  const pixels = file.lastIndexOf(Buffer.from([0xff, 0xda]));
  return pixels > 0 && file.indexOf(Buffer.from([0xff, 0xd9]), pixels) > pixels;
}

/** Markers of a JPEG that begin a frame: C0 to CF without tables (C4), an extension (C8) and arithmetic coding (CC). */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** A JPEG is a row of segments, each with its length; the first frame says the size. */
function jpegHead(file: Buffer): ImageHead | undefined {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 <= file.length) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1] ?? 0;
    // Bytes that fill up before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (beginsFrame(marker))
      return filled({ type: 'image/jpeg', height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) });
    const length = file.readUInt16BE(at + 2);
    // Pixels begin, or what says a length of nothing: no frame came before.
    if (marker === 0xda || marker === 0xd9 || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

const filled = (head: ImageHead): ImageHead | undefined => (head.width > 0 && head.height > 0 ? head : undefined);
