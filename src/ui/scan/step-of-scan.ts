import { stepJustMade, type UndoableStep } from '../undo/step.js';
import type { Scan, ScanResult } from './pile.js';

/** What a scan does to its request itself; the others concern the item alone. */
const steps: ReadonlySet<ScanResult['did']> = new Set<ScanResult['did']>([
  'receive',
  'takeBack',
  'sendHome',
  'checkIn',
  'ship',
]);

/** The step of the request that a scan made: an Undo next to it takes back this one, whatever was done since. */
export const stepOfScan = ({ fate, told }: Scan): UndoableStep | undefined =>
  fate === 'done' && told?.request && steps.has(told.did) ? stepJustMade(told.request) : undefined;
