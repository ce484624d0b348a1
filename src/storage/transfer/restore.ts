import { damaged, type Frame, readFrames } from './container.js';
import { type FillOptions, fillTables, type Migrate, type TransferContent, type TransferReport } from './fill.js';
import { defaultNodeLockKey } from './node-lock.js';
import { unpacked } from './packed-file.js';
import type { SequenceShape } from './shapes.js';
import { defaultMigrationsTable } from './snapshot.js';
import type { Tally } from './tally.js';

/** What was restored, and when the backup was made. */
export interface RestoreReport extends TransferReport {
  savedAt: string;
}

export interface RestoreOptions extends Partial<Omit<FillOptions, 'migrate'>> {
  migrate: Migrate;
  /** How many bytes of the file were read so far. */
  onRead?: (bytes: number) => void;
}

/**
 * Fills an empty database from a backup, in one transaction that commits when every digest is right on both sides. Throws
 * `TransferRefused` when the file is damaged, comes from a newer version, or the database is not empty.
 */
export async function restore(url: string, file: string, options: RestoreOptions): Promise<RestoreReport> {
  const frames = readFrames(unpacked(file, options.onRead));
  try {
    const first = await frames.next();
    if (first.done || first.value.kind !== 'H') throw damaged('its header is missing');
    const { header } = first.value;
    let sequences: SequenceShape[] = [];
    const content: TransferContent = {
      migrations: header.migrations,
      shapes: header.tables,
      async *tables() {
        for (const { name } of header.tables) yield tableFrom(frames, name);
        const after = await nextOf(frames);
        if (after.kind !== 'S') throw damaged('it holds more tables than its header says');
        sequences = after.sequences;
        // the last frame is given out only when the digest of the whole file is right
        if ((await nextOf(frames)).kind !== 'Z') throw damaged('it has no end');
      },
      sequences: async () => sequences,
    };
    const report = await fillTables(url, content, {
      nodeLockKey: defaultNodeLockKey,
      migrationsTable: defaultMigrationsTable,
      ...options,
    });
    return { ...report, savedAt: header.createdAt };
  } finally {
    await frames.return(undefined);
  }
}

function tableFrom(frames: AsyncGenerator<Frame>, name: string) {
  let tally: Tally | undefined;
  async function* rows(): AsyncGenerator<Buffer> {
    const start = await nextOf(frames);
    if (start.kind !== 'T' || start.table !== name) throw damaged(`the table ${name} is not where it should be`);
    for (let frame = await nextOf(frames); ; frame = await nextOf(frames)) {
      if (frame.kind === 'D') yield frame.data;
      else if (frame.kind !== 'E') throw damaged(`the table ${name} has no end`);
      else {
        tally = frame.tally;
        return;
      }
    }
  }
  return { name, rows: rows(), expected: () => tally };
}

async function nextOf(frames: AsyncGenerator<Frame>): Promise<Frame> {
  const next = await frames.next();
  if (next.done) throw damaged('it ends too early');
  return next.value;
}
