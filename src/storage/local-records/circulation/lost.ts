/** Lost loans: declared, found again, taken off the patron's record (R61, R66, R69, R71). */

import type { LostOrder } from '../../../contract/local-inputs.js';
import type { LoanView } from '../../../contract/local-views.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { block } from '../patrons.js';
import { readPolicies } from '../policies.js';
import { notNow, type RecordsContext, unknown } from '../records-context.js';
import { chargeReplacement, liftBlocks, waiveReplacement } from './fees.js';
import { callForLetters, ofLoan, sumOf } from './letters.js';
import { loanNow, lockLoan } from './loans.js';
import { note } from './note.js';

export async function declareLoanLost(
  on: RecordsContext,
  id: string,
  order: LostOrder,
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView>> {
  const loan = await lockLoan(on, id);
  if (!loan) return unknown;
  if (loan.status !== 'out')
    return notNow(
      loan.status === 'lost'
        ? message('refusedLoan.lostAlready')
        : message('refusedLoan.statusIs', { status: loan.status }),
    );
  await markLost(on, loan, now);
  await blockForLoss(on, loan, by, now);
  const fee = order.fee ?? (await readPolicies(on)).replacementFee;
  const charged = await chargeReplacement(on, loan, fee, order.note, by, now);
  await note(on, loan.request, 'local.lost', by, now, { barcode: loan.barcode, fee, note: order.note });
  const { known, ...of } = ofLoan(loan);
  const owed = { ...(charged ? { fee: sumOf(charged) } : {}), ...(order.note ? { feeNote: order.note } : {}) };
  await callForLetters(on, { event: 'local.lost', ...of, known: { ...known, ...owed } }, by, now);
  return loanNow(on, id);
}

export async function markLost({ client }: RecordsContext, loan: LoanView, now: Date): Promise<void> {
  await client.query(`update patron_loan set status = 'lost', lost_at = $2 where id = $1`, [loan.id, now]);
  await client.query(`update temporary_item set status = 'lost' where id = $1`, [loan.item]);
}

export async function blockForLoss(on: RecordsContext, loan: LoanView, by: Actor, now: Date): Promise<void> {
  if (!loan.patron) return;
  await block(on, { patron: loan.patron, kind: 'lost', reason: loan.title, loan: loan.id }, by, now);
}

export async function foundLoan(on: RecordsContext, id: string, by: Actor, now: Date): Promise<Outcome<LoanView>> {
  const loan = await lockLoan(on, id);
  if (!loan) return unknown;
  if (loan.status !== 'lost') return notNow(message('refusedLoan.notLost', { status: loan.status }));
  await on.client.query(`update patron_loan set status = 'out', lost_at = null where id = $1`, [id]);
  await on.client.query(`update temporary_item set status = 'onLoan' where id = $1`, [loan.item]);
  await liftBlocks(on, [id], ['lost'], by, now);
  await waiveReplacement(on, [id], message('because.found'), by, now);
  await note(on, loan.request, 'local.found', by, now, { barcode: loan.barcode });
  await callForLetters(on, { event: 'local.found', ...ofLoan(loan) }, by, now);
  return loanNow(on, id);
}

export async function deleteLoanKeepingFee(
  on: RecordsContext,
  id: string,
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView>> {
  const loan = await lockLoan(on, id);
  if (!loan) return unknown;
  if (loan.status !== 'lost') return notNow(message('refusedLoan.onlyLostDeleted', { status: loan.status }));
  await on.client.query(`update patron_loan set status = 'deleted' where id = $1`, [id]);
  const open = await on.client.query(`select from fee where loan_id = $1 and status = 'open'`, [id]);
  if (open.rowCount === 0) await liftBlocks(on, [id], ['lost'], by, now);
  await note(on, loan.request, 'local.loanDeleted', by, now, { barcode: loan.barcode });
  return loanNow(on, id);
}
