/** What patrons owe, and the blocks that come and go with it. */

import type { FeeDraft } from '../../../contract/local-inputs.js';
import type { FeeView, LoanView } from '../../../contract/local-views.js';
import type { BlockKind } from '../../../domain/fulfilment/patron.js';
import type { LoanTerms } from '../../../domain/rules/loan-rules.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import type { Message } from '../../../words/message.js';
import { message } from '../../../words/message.js';
import { isRowId } from '../../database/row-id.js';
import { wordingText } from '../../database/wording-text.js';
import { patronTable } from '../../tables/patrons.js';
import { done, invalid, later, notNow, type RecordsContext, unknown } from '../records-context.js';
import { callForLetters, sumOf } from './letters.js';
import { selectFees } from './selects.js';

export async function addFee(on: RecordsContext, draft: FeeDraft, by: Actor, now: Date): Promise<Outcome<FeeView>> {
  const { patron, amount, note } = draft;
  if (!(await on.tables.existsBy(patronTable, { id: patron })))
    return invalid('patron', message('refusedMissing.patron', { patron }));
  if (Number(amount) === 0) return invalid('amount', message('refusedLoan.feeMoreThanZero'));
  const { rows } = await on.client.query<{ id: string }>(
    `insert into fee (patron_id, kind, amount, currency, note, created_at, created_by)
     values ($1, 'other', $2, $3, $4, $5, $6) returning id::text`,
    [patron, amount, on.currency, note ?? null, now, by.name],
  );
  const fee = await feeNow(on, rows[0]?.id ?? '');
  if (fee.kind === 'done') {
    const known = { fee: sumOf(fee.value), ...(note ? { feeNote: note } : {}) };
    await callForLetters(on, { event: 'local.feeAdded', patron, known }, by, now);
  }
  return fee;
}

/** Paid or waived. The block of a lost loan goes with its last open fee. */
export async function settleFee(
  on: RecordsContext,
  id: string,
  how: 'paid' | 'waived',
  by: Actor,
  now: Date,
): Promise<Outcome<FeeView>> {
  if (!isRowId(id)) return unknown;
  const [fee] = await selectFees(on, { where: 'f.id = $1', values: [id], rest: 'for update of f' });
  if (!fee) return unknown;
  if (fee.status !== 'open') return notNow(message('refusedLoan.feeAlready', { status: fee.status }));
  await on.client.query('update fee set status = $2, settled_at = $3, settled_by = $4 where id = $1', [
    id,
    how,
    now,
    by.name,
  ]);
  if (fee.loan) {
    const open = await on.client.query(`select from fee where loan_id = $1 and status = 'open'`, [fee.loan]);
    if (open.rowCount === 0) await liftBlocks(on, [fee.loan], ['lost'], by, now);
  }
  return feeNow(on, id);
}

export async function feeNow(on: RecordsContext, id: string): Promise<Outcome<FeeView>> {
  const [fee] = await selectFees(on, { where: 'f.id = $1', values: [id] });
  return fee ? done(fee) : unknown;
}

/** The replacement fee of a lost loan; nothing when it is 0.00 or nobody is left who could owe it. */
export async function chargeReplacement(
  on: RecordsContext,
  loan: LoanView,
  amount: string,
  note: string | undefined,
  by: Actor,
  now: Date,
): Promise<FeeView | undefined> {
  if (!loan.patron || Number(amount) === 0) return undefined;
  const { rows } = await on.client.query<{ id: string }>(
    `insert into fee (patron_id, loan_id, request_id, kind, amount, currency, note, created_at, created_by)
     values ($1, $2, $3, 'replacement', $4, $5, $6, $7, $8) returning id::text`,
    [loan.patron, loan.id, loan.request, amount, on.currency, note ?? null, now, by.name],
  );
  const fee = await feeNow(on, rows[0]?.id ?? '');
  return fee.kind === 'done' ? fee.value : undefined;
}

/**
 * What the terms ask of the patron for a request, once for each request; a fee that was waived with an undone receipt is charged anew.
 * `2.00 CAD`, if it is charged now.
 */
export async function chargeRequestFee(
  on: RecordsContext,
  { id, patron }: { id: string; patron: string },
  { requestFee, rule }: Pick<LoanTerms, 'requestFee' | 'rule'>,
  by: Actor,
  now: Date,
): Promise<string | undefined> {
  if (Number(requestFee) === 0 || !rule) return undefined;
  const known = await on.client.query(
    `select from fee where request_id = $1::bigint and kind = 'request' and status <> 'waived' limit 1`,
    [id],
  );
  if (known.rowCount !== 0) return undefined;
  const why = wordingText(message('because.requestFee', { rule: rule.name }));
  await later(on, {
    text: `insert into fee (patron_id, request_id, kind, amount, currency, note, created_at, created_by)
      select $1, $2::bigint, 'request', $3::numeric, $4, $5, $6::timestamptz, $7 where not exists (
        select from fee where request_id = $2::bigint and kind = 'request' and status <> 'waived')`,
    values: [patron, id, requestFee, on.currency, why, now, by.name],
  });
  return sumOf({ amount: Number(requestFee).toFixed(2), currency: on.currency });
}

/** Nobody pays for what was not received after all. */
export async function waiveRequestFee(on: RecordsContext, request: string, by: Actor, now: Date): Promise<void> {
  await later(on, {
    text: `update fee set status = 'waived', settled_at = $2, settled_by = $3
      where request_id = $1::bigint and kind = 'request' and status = 'open'`,
    values: [request, now, by.name],
  });
}

/** Waives the replacement fees of loans that nobody paid; a paid one stays paid. */
export async function waiveReplacement(
  on: RecordsContext,
  loans: readonly string[],
  why: Message,
  by: Actor,
  now: Date,
): Promise<void> {
  await later(on, {
    text: `update fee set status = 'waived', settled_at = $2, settled_by = $3, note = coalesce(note, $4)
     where loan_id = any($1::bigint[]) and kind = 'replacement' and status = 'open'`,
    values: [loans, now, by.name, wordingText(why)],
  });
}

export async function liftBlocks(
  on: RecordsContext,
  loans: readonly string[],
  kinds: readonly BlockKind[],
  by: Actor,
  now: Date,
): Promise<void> {
  await later(on, {
    text: `update patron_block set lifted_at = $2, lifted_by = $3
      where loan_id = any($1::bigint[]) and kind = any($4) and lifted_at is null`,
    values: [loans, now, by.name, kinds],
  });
}
