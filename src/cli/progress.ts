/** How far a long copy is, at the terminal: what was done, how much of it, and how long it may still take. */
import type { PutBack } from '../storage/transfer/bare-tables.js';
import type { TableReport } from '../storage/transfer/fill.js';
import type { Host } from './host.js';

/** One line is written over on a screen; elsewhere there is a new one now and then. */
const everyMs = { screen: 500, file: 10_000 };
/** What is over sooner says nothing. */
const silentMs = 2_000;

/** What the transfer tells, in the shape of its options; `end` leaves the screen as it was. */
export interface Progress {
  onTable(report: TableReport): void;
  onPoured(report: TableReport): void;
  onRead(bytes: number): void;
  onBytes(more: { poured?: number; verified?: number }): void;
  onPutBack(at: PutBack): void;
  end(): void;
}

/** `verb` says what happens to rows, `Saved`, `Loaded`; `total` the bytes of the file that is read. */
export function createProgress(host: Host, verb: string, total = 0): Progress {
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
      if (total === 0) show(() => `${verb}: ${counted(rows)}`);
    },
    onPoured(report) {
      rows += report.rows;
    },
    onRead(bytes) {
      if (total > 0)
        show(() => `${verb}: ${counted(rows)}, ${megabytes(bytes)} of ${megabytes(total)}, ${left(bytes / total)}`);
    },
    onBytes(more) {
      poured += more.poured ?? 0;
      if (more.verified === undefined) {
        if (total === 0) show(() => `${verb}: ${counted(rows)}, ${megabytes(poured)}`);
        return;
      }
      if (verified === 0) phaseBegan = performance.now();
      verified += more.verified;
      show(() => `Verified: ${megabytes(verified)} of ${megabytes(poured)}, ${left(verified / Math.max(1, poured))}`);
    },
    onPutBack({ done, of }) {
      show(() => `Indexes and references: ${done} of ${of}`);
    },
    end: () => host.overwrite?.(''),
  };
}

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows.toLocaleString('en-CA')} rows`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en-CA')} MB`;
const spell = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
