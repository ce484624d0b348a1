/** Scans that were carried out, by the key that the scanning page gave each: a resend has no second effect. */

import type { ScanTold } from '../../../contract/scan-operations.js';

/** What was shown, without the request: a resend is shown the request as it is by then. */
export type KeptScan = Omit<ScanTold, 'request'> & { request?: string };

export type BegunScan =
  | { kind: 'new' }
  /** It came before; without `told` it is not known how far it got. */
  | { kind: 'before'; told?: KeptScan };

export interface ScanRecords {
  /** Takes a key; of two callers with the same one only the first is informed that it is new. */
  begin(key: string, now: Date): Promise<BegunScan>;
  settle(key: string, told: KeptScan): Promise<void>;
  /** Nothing was done: the key may be used once more. */
  forget(key: string): Promise<void>;
}
