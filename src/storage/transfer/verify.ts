import { type BackupHeader, damaged, readFrames } from './container.js';
import type { TableReport, TransferReport } from './fill.js';
import { servedStates } from './named-copies.js';
import { unpacked } from './packed-file.js';
import { createTally, sameTally } from './tally.js';

/** A backup that was read to its end. */
export interface VerifyReport extends TransferReport {
  savedAt: string;
  /** The version of Interlend that made it. */
  product: string;
  /** The files of copies that its rows name: they are next to it. */
  copies: { id: string; sha256: string }[];
}

export interface VerifyOptions {
  onTable?: (report: TableReport) => void;
  /** How many bytes of the file were read so far. */
  onRead?: (bytes: number) => void;
}

/**
 * Reads a backup to its end without a database: every table that its header names is there, has as many rows as it says and
 * the digest that it says, and so has the whole file. Throws `TransferRefused` when it is damaged.
 */
export async function verifyBackup(file: string, { onTable, onRead }: VerifyOptions = {}): Promise<VerifyReport> {
  let header: BackupHeader | undefined;
  let tally = createTally();
  let current: string | undefined;
  let copyRows: Buffer[] = [];
  const report: VerifyReport = { tables: [], sequences: 0, migrations: [], savedAt: '', product: '', copies: [] };
  for await (const frame of readFrames(unpacked(file, onRead))) {
    switch (frame.kind) {
      case 'H':
        header = frame.header;
        break;
      case 'T': {
        const due = header?.tables[report.tables.length]?.name;
        if (current !== undefined || frame.table !== due)
          throw damaged(`the table ${frame.table} is not where it should be`);
        [current, tally] = [frame.table, createTally()];
        break;
      }
      case 'D':
        if (current === undefined) throw damaged('rows stand outside of a table');
        tally.add(frame.data);
        if (current === copyTable) copyRows.push(Buffer.from(frame.data));
        break;
      case 'E': {
        const found = tally.result();
        if (current === undefined) throw damaged('a table ends that has not begun');
        if (!sameTally(frame.tally, found))
          throw damaged(`the table ${current} has ${found.rows} rows or other bytes; ${frame.tally.rows} were saved`);
        const done = { name: current, ...found };
        if (current === copyTable && header) report.copies = copiesIn(Buffer.concat(copyRows), header);
        [current, copyRows] = [undefined, []];
        report.tables.push(done);
        onTable?.(done);
        break;
      }
      case 'S':
        if (report.tables.length !== header?.tables.length) throw damaged('a table is missing');
        report.sequences = frame.sequences.length;
        break;
    }
  }
  if (!header) throw damaged('its header is missing');
  return { ...report, migrations: header.migrations, savedAt: header.createdAt, product: header.product };
}

const copyTable = 'copy_file';

/** What is read there is an id, a digest and a state: none of them holds a character that COPY writes in another way. */
function copiesIn(rows: Buffer, header: BackupHeader): VerifyReport['copies'] {
  const columns = header.tables.find(({ name }) => name === copyTable)?.columns.map(({ name }) => name) ?? [];
  const [id, sha256, status] = ['id', 'sha256', 'status'].map((name) => columns.indexOf(name));
  return rows
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .filter((values) => (servedStates as readonly string[]).includes(values[status ?? -1] ?? ''))
    .map((values) => ({ id: values[id ?? -1] ?? '', sha256: values[sha256 ?? -1] ?? '' }));
}
