/** Messages and their attempts, as desks and systems people see them. */
import type { InitiatingKind } from '../../protocol/codes.js';

export interface MessageFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  request?: string;
  partner?: string;
  direction?: 'in' | 'out';
  kind?: InitiatingKind;
  status?: string;
  after?: string;
  limit: number;
}
