/** What backup, restore and move have in common at the terminal: how far they are, an end in the middle, and the report. */
import { join, resolve } from 'node:path';
import { backupCopiesFolder, type CopiesReport, isThere } from '../adapters/files/copy-files.js';
import type { PutBack } from '../storage/transfer/bare-tables.js';
import type { TableReport, TransferReport } from '../storage/transfer/fill.js';
import type { MadeAgain } from '../storage/transfer/made-anew.js';
import { TransferRefused } from '../storage/transfer/refused.js';
import { dataFolderOf, type Host } from './host.js';
import { table } from './table.js';

/** What was copied, table by table, with the beginning of each digest. */
export function reportTransfer(
  host: Host,
  report: TransferReport & { copies?: object },
  json: boolean | undefined,
  sentence: string,
): void {
  if (json) {
    host.out(JSON.stringify(report, null, 2));
    return;
  }
  const full = report.tables.filter(({ rows }) => rows > 0);
  const rows = full.map(({ name, rows, sha256 }) => [name, rows, sha256.slice(0, 16)]);
  for (const each of table(['Table', 'Rows', 'Digest'], rows)) host.out(each);
  const total = report.tables.reduce((sum, { rows }) => sum + rows, 0);
  host.out('');
  const empty = report.tables.length - full.length;
  host.out(
    `${counted(total)} in ${full.length === 1 ? '1 table' : `${full.length} tables`}; ${empty} tables are empty. ${sentence}`,
  );
}

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

/** What a copy cannot bring along. */
export const keyNote = `
What we present to partners is encrypted in the database and is copied as it is: INTERLEND_SECRET_KEY (or the file secret-key of
the data folder) must go along, or every such secret has to be entered again.`;

/** Where this library keeps its copies. */
export const copyFolderOf = (env: Host['env']): string =>
  resolve(env['INTERLEND_COPY_FOLDER'] || join(dataFolderOf(env), 'copies'));

/** Refuses, before a backup begins, a folder in which its files would be mixed with those of another one. */
export async function refuseCopiesThere(backup: string): Promise<void> {
  const folder = backupCopiesFolder(backup);
  if (await isThere(folder)) throw new TransferRefused(`${folder} is already there.`, 'Name another file.');
}

/** For the end of a report: what is there, and what is not. */
export function tellCopies(
  host: Host,
  { folder, files, missing }: CopiesReport,
  verb: 'saved' | 'restored' | 'read',
): void {
  const counted = files === 1 ? '1 file of a copy' : `${files} files of copies`;
  const said = {
    saved: `in ${folder}`,
    restored: `from ${folder} put back`,
    read: `in ${folder} read, each as it was`,
  };
  if (files > 0) host.out(`${counted} ${said[verb]}.`);
  if (missing.length === 0) return;
  const lost = missing.length === 1 ? '1 file of a copy was' : `${missing.length} files of copies were`;
  const place = verb === 'saved' ? 'where this library keeps them (INTERLEND_COPY_FOLDER)' : `whole in ${folder}`;
  const some = `${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}`;
  host.err(`${lost} not found ${place}: ${some}. Their requests are saved; the lender can send a file again.`);
}

const statusOf = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Work that may be told to stop in the middle (Ctrl-C, a service manager): what it left is put away, one sentence says what
 * was not done, and the process ends. What a database was told in a transaction it forgets by itself.
 */
export async function stoppable<T>(host: Host, says: string, work: () => Promise<T>, putAway = () => {}): Promise<T> {
  const stops = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const stop = () => {
      putAway();
      host.overwrite?.('');
      host.err(says);
      process.exit(statusOf[signal]);
    };
    process.once(signal, stop);
    return { signal, stop };
  });
  try {
    return await work();
  } finally {
    for (const { signal, stop } of stops) process.off(signal, stop);
  }
}

/**
 * How far a long copy is, at the terminal: what was done, how much of it, and how long it may still take. One line is written
 * over on a screen; elsewhere there is a new one now and then.
 */
const everyMs = { screen: 500, file: 10_000 };
/** What is over sooner says nothing. */
const silentMs = 2_000;

/** What the transfer tells, in the shape of its options; `end` leaves the screen as it was. */
export interface TransferProgress {
  onTable(report: TableReport): void;
  onPoured(report: TableReport): void;
  onRead(bytes: number): void;
  onBytes(more: { poured?: number; verified?: number }): void;
  onPutBack(at: PutBack): void;
  onMadeAgain(at: MadeAgain): void;
  end(): void;
}

/** `verb` says what happens to rows, `Saved`, `Loaded`; `total` the bytes of the file that is read. */
export function createProgress(host: Host, verb: string, total = 0): TransferProgress {
  const began = performance.now();
  let shownAt = began + silentMs - everyMs.screen;
  let phaseBegan = began;
  let [rows, poured, verified] = [0, 0, 0];
  const show = (line: () => string) => {
    const now = performance.now();
    if (now - shownAt < (host.overwrite ? everyMs.screen : everyMs.file) || now - began < silentMs) return;
    shownAt = now;
    if (host.overwrite) host.overwrite(line());
    else host.err(line());
  };
  const left = (part: number): string => {
    const percent = `${Math.min(99, Math.floor(part * 100))} %`;
    const seconds = (performance.now() - phaseBegan) / 1000;
    return part < 0.02 || seconds < 3 ? percent : `${percent}, about ${spell((seconds / part) * (1 - part))} left`;
  };
  return {
    onTable(report) {
      if (poured > 0) return; // these were counted as they came
      rows += report.rows;
      if (total === 0) show(() => `${verb}: ${rowsSoFar(rows)}`);
    },
    onPoured(report) {
      rows += report.rows;
    },
    onRead(bytes) {
      if (total > 0)
        show(() => `${verb}: ${rowsSoFar(rows)}, ${megabytes(bytes)} of ${megabytes(total)}, ${left(bytes / total)}`);
    },
    onBytes(more) {
      poured += more.poured ?? 0;
      if (more.verified === undefined) {
        if (total === 0) show(() => `${verb}: ${rowsSoFar(rows)}, ${megabytes(poured)}`);
        return;
      }
      if (verified === 0) phaseBegan = performance.now();
      verified += more.verified;
      show(() => `Verified: ${megabytes(verified)} of ${megabytes(poured)}, ${left(verified / Math.max(1, poured))}`);
    },
    onPutBack({ done, of }) {
      show(() => `Indexes and references: ${done} of ${of}`);
    },
    onMadeAgain({ done, of }) {
      show(() => `Made again for lists: ${done.toLocaleString('en-CA')} of ${of.toLocaleString('en-CA')} requests`);
    },
    end: () => host.overwrite?.(''),
  };
}

const rowsSoFar = (rows: number): string => (rows === 1 ? '1 row' : `${rows.toLocaleString('en-CA')} rows`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en-CA')} MB`;
const spell = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
