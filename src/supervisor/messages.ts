/** What the supervisor of a node and its processes say to each other, over the channel that Node keeps between them. */
import type { ProcessesNow, ProcessReport, Remembered } from '../engine/model/siblings.js';

/** Where a process is open, for whoever started the node. */
export interface OpenAt {
  url: string;
  adminUrl?: string;
}

/** What was counted since the last time: by the name of the count, key and number. */
export type CountedCalls = [name: string, key: string, many: number][];

export type FromProcess =
  | { interlend: 'says'; line: string }
  | { interlend: 'open'; at: OpenAt }
  | { interlend: 'counted'; counted: CountedCalls }
  | { interlend: 'changed'; what: Remembered }
  | { interlend: 'ask'; question: number }
  | { interlend: 'report'; question: number; report: ProcessReport };

export type ToProcess =
  | { interlend: 'stop'; graceMs: number; withinMs: number }
  | { interlend: 'counted'; counted: CountedCalls }
  | { interlend: 'changed'; what: Remembered }
  | { interlend: 'report'; question: number }
  | { interlend: 'reports'; question: number; now: ProcessesNow; reports: ProcessReport[] };

/** Others may use the channel too. */
export const isOurs = (message: unknown): message is { interlend: string } =>
  typeof message === 'object' && message !== null && typeof (message as { interlend?: unknown }).interlend === 'string';
