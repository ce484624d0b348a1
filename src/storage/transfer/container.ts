import { createHash } from 'node:crypto';
import { TransferRefused } from './refused.js';
import type { SequenceShape, TableShape } from './shapes.js';
import type { Tally } from './tally.js';

/**
 * The backup file: gzip over a row of frames. A frame is one letter, the length of its content in four bytes (big-endian)
 * and the content, all JSON except data:
 *
 *     H  the header: format, version, product, migrations, every table's columns in the order of the file
 *     T  a table begins: its name
 *     D  its rows as PostgreSQL COPY text (UTF-8), cut anywhere
 *     E  the table ends: number of rows, SHA-256 of its data
 *     S  the sequences and where they are
 *     Z  the end: the SHA-256 of every byte before this frame
 *
 * A file that was cut off has no Z. The digests find damage; who can write the file can also forge it.
 */
export type Frame =
  | { kind: 'H'; header: BackupHeader }
  | { kind: 'T'; table: string }
  | { kind: 'D'; data: Buffer }
  | { kind: 'E'; tally: Tally }
  | { kind: 'S'; sequences: SequenceShape[] }
  | { kind: 'Z' };

export interface BackupHeader {
  format: 'interlend-backup';
  version: 1;
  product: string;
  createdAt: string;
  /** The version of the PostgreSQL it came from. */
  server: string;
  migrations: string[];
  tables: Pick<TableShape, 'name' | 'columns'>[];
}

/** Frames as bytes. The end frame gets its digest here. */
export async function* writeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const frame of frames) {
    const content = contentOf(frame, () => hash.copy().digest('hex'));
    const head = Buffer.alloc(headBytes);
    head.write(frame.kind, 0, 'latin1');
    head.writeUInt32BE(content.length, 1);
    hash.update(head).update(content);
    yield head;
    yield content;
  }
}

function contentOf(frame: Frame, digest: () => string): Buffer {
  switch (frame.kind) {
    case 'H':
      return json(frame.header);
    case 'T':
      return json({ table: frame.table });
    case 'D':
      return frame.data;
    case 'E':
      return json(frame.tally);
    case 'S':
      return json({ sequences: frame.sequences });
    case 'Z':
      return json({ sha256: digest() });
  }
}

/** Bytes as frames; the last one is Z. Throws `TransferRefused` for anything that `writeFrames` would not have written. */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash('sha256');
  const source = takeFrom(bytes);
  try {
    for (let first = true; ; first = false) {
      const head = await source.take(headBytes);
      const kind = head.toString('latin1', 0, 1);
      const length = head.readUInt32BE(1);
      if (first && kind !== 'H') throw new TransferRefused('This is not a backup of Interlend.');
      if (length > longestFrame) throw damaged('a frame is too long');
      const content = await source.take(length);
      if (kind === 'Z') {
        if (!content.equals(json({ sha256: hash.digest('hex') }))) throw damaged('its digest is another');
        if (await source.more()) throw damaged('something follows its end');
        yield { kind };
        return;
      }
      const frame = frameOf(kind, content);
      hash.update(head).update(content);
      yield frame;
    }
  } finally {
    await source.close();
  }
}

function frameOf(kind: string, content: Buffer): Frame {
  if (kind === 'D') return { kind, data: content };
  let value: unknown;
  try {
    value = JSON.parse(content.toString('utf8'));
  } catch {
    throw damaged('a frame cannot be read');
  }
  switch (kind) {
    case 'H':
      return { kind, header: headerOf(value) };
    case 'T':
      return { kind, table: (value as { table: string }).table };
    case 'E':
      return { kind, tally: value as Tally };
    case 'S':
      return { kind, sequences: (value as { sequences: SequenceShape[] }).sequences };
    default:
      throw damaged('a frame is of an unknown kind');
  }
}

function headerOf(value: unknown): BackupHeader {
  const header = value as Partial<BackupHeader> | null;
  if (header?.format !== 'interlend-backup') throw new TransferRefused('This is not a backup of Interlend.');
  if (header.version !== 1)
    throw new TransferRefused(
      `This backup has format ${header.version}; format 1 is read here.`,
      'Use a newer version of Interlend.',
    );
  if (!Array.isArray(header.tables) || !Array.isArray(header.migrations)) throw damaged('its header is not complete');
  return header as BackupHeader;
}

/** The file is not as it was written. */
export const damaged = (how: string): TransferRefused =>
  new TransferRefused(`The backup is damaged: ${how}.`, 'Nothing was restored. Use another copy of the file.');

function takeFrom(bytes: AsyncIterable<Buffer>) {
  const chunks = bytes[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async take(length: number): Promise<Buffer> {
      const parts = [rest];
      let size = rest.length;
      while (size < length) {
        const next = await chunks.next();
        if (next.done) throw damaged('it ends too early');
        parts.push(next.value);
        size += next.value.length;
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts);
      rest = all.subarray(length);
      return all.subarray(0, length);
    },
    more: async () => rest.length > 0 || !(await chunks.next()).done,
    close: async () => void (await chunks.return?.()),
  };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');
const headBytes = 5;
const longestFrame = 64 * 1024 * 1024;
