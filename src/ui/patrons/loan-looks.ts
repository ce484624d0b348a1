import { IconAlertOctagon, IconBook2, IconCircleCheck, IconTrash } from '@tabler/icons-react';
import type { Tone } from '../theme/tones.js';
import type { Key } from '../words/index.js';
import type { Loan } from './with-loans.js';

/** How the status of a loan looks and what it is called. */
export const loanLooks: Record<Loan['status'], readonly [Tone, typeof IconBook2, Key]> = {
  out: ['here', IconBook2, 'counter.is_out'],
  returned: ['done', IconCircleCheck, 'counter.is_returned'],
  lost: ['stop', IconAlertOctagon, 'counter.is_lost'],
  deleted: ['done', IconTrash, 'counter.is_deleted'],
};
