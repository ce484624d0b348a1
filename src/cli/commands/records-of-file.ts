/** The records of a file, one after another, as they are sent to the node. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { splitIso2709 } from '../../catalogue/marc/iso2709.js';
import { splitMarcXml, writeMarcXml } from '../../catalogue/marc/marcxml.js';
import type { Fields } from '../client.js';
import { Misused } from '../failures.js';

export type RecordSent = Fields<'takeRecords'>['records'][number];
type FileForm = 'iso2709' | 'marcxml' | 'csv';

/** What a file is, by how it begins. */
export async function formOf(file: string): Promise<FileForm> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const begins = buffer
      .subarray(0, bytesRead)
      .toString('latin1')
      .replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '');
    if (begins.startsWith('<')) return 'marcxml';
    return /^\d{5}[a-z][\x20-\x7e]{6}/.test(begins) ? 'iso2709' : 'csv';
  } finally {
    await handle.close();
  }
}

/** A record that is larger cannot be sent in one call. */
const sentAtMost = 180_000;

export async function* recordsOf(file: string, form: 'iso2709' | 'marcxml'): AsyncGenerator<RecordSent> {
  const chunks = createReadStream(file, { highWaterMark: 1 << 18 });
  if (form === 'iso2709')
    for await (const { offset, bytes, trouble } of splitIso2709(chunks)) {
      const data = Buffer.from(bytes).toString('base64');
      yield sent({ place: offset, form, data, ...(trouble ? { trouble } : {}) });
    }
  else
    for await (const each of splitMarcXml(chunks))
      yield each.kind === 'read'
        ? sent({ place: each.offset, form, data: writeMarcXml(each.record) })
        : { place: each.offset, form, data: each.detail ?? '', trouble: each.trouble };
}

const sent = (record: RecordSent): RecordSent =>
  record.data.length <= sentAtMost
    ? record
    : { ...record, data: record.data.slice(0, 4_000), trouble: record.trouble ?? 'tooLarge' };

/** Most letters and records of one call. */
const lettersAtOnce = 180_000;
const recordsAtOnce = 200;

/** Records in pieces that the node takes. */
export async function* inPieces(records: AsyncIterable<RecordSent>): AsyncGenerator<RecordSent[]> {
  let piece: RecordSent[] = [];
  let size = 0;
  for await (const record of records) {
    // MARCXML has quotes, and each of them takes two letters in JSON.
    const letters = record.form === 'marcxml' ? JSON.stringify(record.data).length : record.data.length;
    if (piece.length > 0 && (piece.length === recordsAtOnce || size + letters > lettersAtOnce)) {
      yield piece;
      piece = [];
      size = 0;
    }
    piece.push(record);
    size += letters;
  }
  if (piece.length > 0) yield piece;
}
