import type { Thing } from '../api/client.js';

type Fee = Pick<Thing<'FeeView'>, 'kind' | 'status' | 'loan'>;
type Loan = Pick<Thing<'LoanView'>, 'id' | 'status'>;

/** A replacement that was paid for an item that has turned up: the money is the patron's again. */
export const isToRefund = ({ kind, status, loan }: Fee, loans: readonly Loan[]): boolean =>
  kind === 'replacement' &&
  status === 'paid' &&
  loans.some((each) => each.id === loan && (each.status === 'out' || each.status === 'returned'));
