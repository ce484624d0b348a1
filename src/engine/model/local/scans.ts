/** Scans that were carried out, by the key that the scanning page gave each: a resend has no second effect. */

import type { ScanTold } from '../scan.js';

/** What was told, without the request: a resend is shown the request as it is by then. */
export type KeptScan = Omit<ScanTold, 'request'> & { request?: string };

export type BegunScan =
  | { kind: 'new' }
  /** It came before; without `told` nobody knows how far it got. */
  | { kind: 'before'; told?: KeptScan };

export interface ScanRecords {
  /** Takes a key; of two callers with the same one only the first is told that it is new. */
  begin(key: string, now: Date): Promise<BegunScan>;
  settle(key: string, told: KeptScan): Promise<void>;
  /** Nothing was done: the key may be used once more. */
  forget(key: string): Promise<void>;
}
