/** What a loan's age leads to, by the overdue profile (R59–R61). */
import { addDays } from '../../../domain/calendar/calendar.js';
import { overdueDecision } from '../../../domain/fulfilment/overdue-profile.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { OverdueNotice } from '../../../engine/model/local/circulation.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { block } from '../patrons.js';
import { readPolicies } from '../policies.js';
import { done, type RecordsContext, unknown } from '../records-context.js';
import { chargeReplacement } from './fees.js';
import { callForLetters, ofLoan, sumOf } from './letters.js';
import { loanNow, lockLoan } from './loans.js';
import { blockForLoss, markLost } from './lost.js';
import { note } from './note.js';

/** Loans out whose due date comes within the profile and whose last row is not done. */
export async function loansToAge(on: RecordsContext, now: Date, limit: number): Promise<string[]> {
  const days = (await readPolicies(on)).overdueProfile.map(({ day }) => day);
  if (days.length === 0) return [];
  const { rows } = await on.client.query<{ id: string }>(
    `select id::text from patron_loan where status = 'out' and due_at < $1::timestamptz + make_interval(days => $2)
       and (profile_day is null or profile_day < $3)
       and due_at + make_interval(days => coalesce(
         (select min(day) from unnest($4::int[]) as day where day > profile_day), $5)) < $1::timestamptz + interval '1 day'
     order by due_at, patron_loan.id limit $6`,
    [now, 1 - Math.min(...days), Math.max(...days), days, Math.min(...days), limit],
  );
  return rows.map(({ id }) => id);
}

export async function ageLoan(
  on: RecordsContext,
  id: string,
  by: Actor,
  now: Date,
): Promise<Outcome<OverdueNotice | undefined>> {
  const loan = await lockLoan(on, id);
  if (!loan) return unknown;
  if (loan.status !== 'out') return done(undefined);
  const { rows } = await on.client.query<{ doneDay: number | null; timeZone: string; asked: boolean }>(
    `select p.profile_day as "doneDay", l.time_zone as "timeZone", r.state = 'renewRequested' as asked from patron_loan p
       join temporary_item i on i.id = p.item_id join library l on l.code = i.library_code
       join request r on r.id = p.request_id where p.id = $1`,
    [id],
  );
  const { overdueProfile, replacementFee } = await readPolicies(on);
  const state = { dueAt: new Date(loan.dueAt), doneDay: rows[0]?.doneDay ?? undefined };
  // While the lender is asked to renew it, the patron is not reminded of a date that may change.
  const profile = rows[0]?.asked ? overdueProfile.filter(({ day }) => day >= 0) : overdueProfile;
  const timeZone = rows[0]?.timeZone ?? 'UTC';
  const decision = overdueDecision(profile, state, now, timeZone);
  if (!decision) return done(undefined);
  const { reached, lost } = decision;
  await on.client.query('update patron_loan set profile_day = $2 where id = $1', [id, reached.day]);
  if (lost) await markLost(on, loan, now);
  if (decision.block && lost) await blockForLoss(on, loan, by, now);
  else if (decision.block && loan.patron)
    await block(on, { patron: loan.patron, kind: 'overdue', reason: loan.title, loan: id }, by, now);
  const fee = decision.fee ? await chargeReplacement(on, loan, replacementFee, undefined, by, now) : undefined;
  await note(on, loan.request, 'local.aged', by, now, { rule: 'overdueProfile', barcode: loan.barcode, ...reached });
  if (lost)
    await note(on, loan.request, 'local.lost', by, now, {
      rule: 'overdueProfile',
      barcode: loan.barcode,
      day: reached.day,
      ...(fee ? { fee: `${fee.amount} ${fee.currency}` } : {}),
    });
  const after = await loanNow(on, id);
  if (after.kind !== 'done') return after;
  const { letter, notification, day } = reached;
  const { known, ...of } = ofLoan(after.value);
  const lostRow = overdueProfile.find((row) => row.lost);
  const lostDay = lostRow?.day;
  const willCharge = lostRow?.fee === true && loan.patron !== undefined && Number(replacementFee) > 0;
  const said = {
    ...known,
    ...(lostDay !== undefined && lostDay > day
      ? {
          lostOn: addDays(state.dueAt, lostDay, timeZone).toISOString(),
          ...(willCharge ? { feeIfLost: `${replacementFee} ${on.currency}` } : {}),
        }
      : {}),
    ...(fee ? { fee: sumOf(fee) } : {}),
    ...(notification ? { notificationType: String(notification) } : {}),
  };
  await callForLetters(on, { event: `local.aged.${letter}`, told: 'local.aged', ...of, known: said }, by, now);
  return done({ loan: after.value, letter, notification, day, blocked: decision.block, lost, fee });
}
