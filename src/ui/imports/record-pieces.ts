/** The records of a file of MARC, cut and written as the API takes them. */

interface RecordSent {
  /** Where in the file it begins. */
  place: number;
  form: 'iso2709' | 'marcxml';
  data: string;
}

export type FileForm = 'iso2709' | 'marcxml' | 'csv';

const marcxml = 'http://www.loc.gov/MARC21/slim';
const recordEnd = 0x1d;
/** Line ends, blanks, zeros and a byte order mark are between records and mean nothing. */
const between = new Set([0x00, 0x0a, 0x0d, 0x1a, 0x20, 0xef, 0xbb, 0xbf]);
/** Most letters and records of one call. */
const lettersAtOnce = 180_000;
const recordsAtOnce = 200;

/** What a file is, by how it begins. */
export function fileFormOf(file: Uint8Array): FileForm {
  const begins = String.fromCharCode(...file.subarray(0, 64)).replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '');
  if (begins.startsWith('<')) return 'marcxml';
  return /^\d{5}[a-z][\x20-\x7e]{6}/.test(begins) ? 'iso2709' : 'csv';
}

/** All records of a file, in portions of one call each. Throws for XML that cannot be read. */
export function recordPieces(file: Uint8Array): RecordSent[][] {
  const records = fileFormOf(file) === 'marcxml' ? fromXml(new TextDecoder().decode(file)) : fromIso2709(file);
  const pieces: RecordSent[][] = [];
  let piece: RecordSent[] = [];
  let size = 0;
  for (const record of records) {
    // MARCXML has quotes, and each of them takes two letters in JSON.
    const letters = record.form === 'marcxml' ? JSON.stringify(record.data).length : record.data.length;
    if (piece.length > 0 && (piece.length === recordsAtOnce || size + letters > lettersAtOnce)) {
      pieces.push(piece);
      piece = [];
      size = 0;
    }
    piece.push(record);
    size += letters;
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

function fromIso2709(file: Uint8Array): RecordSent[] {
  const records: RecordSent[] = [];
  for (let from = 0; from < file.length; ) {
    if (between.has(file[from] ?? 0)) {
      from += 1;
      continue;
    }
    const end = file.indexOf(recordEnd, from);
    const to = end < 0 ? file.length : end + 1;
    records.push({ place: from, form: 'iso2709', data: base64(file.subarray(from, to)) });
    from = to;
  }
  return records;
}

function fromXml(text: string): RecordSent[] {
  const read = new DOMParser().parseFromString(text, 'application/xml');
  if (read.querySelector('parsererror')) throw new UnreadableXml();
  const writer = new XMLSerializer();
  return [...read.getElementsByTagNameNS(marcxml, 'record')].map((record, at) => ({
    place: at + 1,
    form: 'marcxml',
    data: writer.serializeToString(record),
  }));
}

/** A file that begins as XML and is none. */
export class UnreadableXml extends Error {}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
