/** What is scanned at a desk, and what the desk is shown. */

import type { ScanOrder, ScanTold } from '../../contract/scan-operations.js';
import type { WrongCode } from '../../domain/fulfilment/wrong-codes.js';
import type { ActOutcome } from './orders.js';

/** A scan, and whether whoever scans only lends at the desk: what concerns a partner is then left to an operator. */
export interface ScanGiven extends ScanOrder {
  lendsOnly?: boolean;
}

export type ScanAnswer =
  | { kind: 'told'; told: ScanTold }
  | { kind: 'refused'; outcome: Exclude<ActOutcome, { kind: 'done' }> }
  /** `request`: the request that was named with the code. */
  | { kind: 'unknown'; what: 'code' | 'request'; is?: WrongCode };
