/** Reasons as stored: only what the library changed or added has a row. */
import {
  builtInReasons,
  type ListedReason,
  type ReasonView,
  reasonsInForce,
  reasonViews,
} from '../../domain/library-reasons.js';
import type { Actor } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { ReasonChange, ReasonDraft, ReasonRecords } from '../../engine/model/local/reasons.js';
import { message, say, type Wording } from '../../words/index.js';
import {
  believedRows,
  done,
  invalid,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  removed,
  unknown,
} from './records-context.js';

type ReasonRow = {
  list: string;
  code: string;
  label: string;
  french: string;
  enabled: boolean;
  reasonUnfilled: string | null;
  reasonRetry: string | null;
  loanCondition: string | null;
};

export const createReasonRecords = (recordsContext: RecordsContext, order: Runner): ReasonRecords => ({
  inForce: async () => reasonsInForce(await own(recordsContext)),
  list: async () => reasonViews(await own(recordsContext), say),
  add: (draft, by) => order((on) => add(on, draft, by)),
  change: (list, code, change, by) => order((on) => changeReason(on, list, code, change, by)),
  remove: (list, code) => order((on) => remove(on, list, code)),
});

async function own(on: Pick<RecordsContext, 'client' | 'believed'>): Promise<ListedReason[]> {
  const rows = await believedRows<ReasonRow>(
    on,
    `select list, code, label, french, enabled, reason_unfilled as "reasonUnfilled", reason_retry as "reasonRetry",
       loan_condition as "loanCondition" from reason order by list, code`,
  );
  return rows.map((row) => recordView<ListedReason>(row));
}

async function add(on: RecordsContext, draft: ReasonDraft, by: Actor): Promise<Outcome<ReasonView>> {
  const reason = { ...draft, enabled: draft.enabled ?? true };
  const known = reasonViews(await own(on), say);
  if (known.some(({ list, code }) => list === reason.list && code === reason.code))
    return invalid('code', message('refusedTaken.reason', { code: reason.code }));
  const problems = problemsOf(reason);
  return problems.length > 0 ? { kind: 'invalid', problems } : save(on, reason, by);
}

async function changeReason(
  on: RecordsContext,
  list: string,
  code: string,
  change: ReasonChange,
  by: Actor,
): Promise<Outcome<ReasonView>> {
  const known = reasonViews(await own(on), say);
  const before = known.find((each) => each.list === list && each.code === code);
  if (!before) return unknown;
  const named = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value ?? undefined]));
  const reason: ListedReason = { ...before, ...named };
  const problems = problemsOf(reason);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const others = known.filter((each) => each.list === list && each.enabled && each.code !== code);
  if (!reason.enabled && others.length === 0) return notNow(message('refusedReason.lastOne'));
  return save(on, reason, by);
}

async function remove(on: RecordsContext, list: string, code: string): Promise<Outcome<undefined>> {
  const known = builtInReasons.some((each) => each.list === list && each.code === code);
  const gone = await removed(on, 'delete from reason where list = $1 and code = $2', [list, code]);
  return known && gone.kind === 'unknown' ? done(undefined) : gone;
}

/** Each list has codes of its own that travel. */
function problemsOf({ list, reasonUnfilled, reasonRetry, loanCondition }: ListedReason): FieldProblem[] {
  const wrong = (field: string, problem: Wording) => [{ field, problem }];
  if (list === 'reject')
    return [
      ...(reasonUnfilled ? [] : wrong('reasonUnfilled', message('refusedReason.rejectCode'))),
      ...(loanCondition ? wrong('loanCondition', message('refusedReason.onlyCondition')) : []),
    ];
  if (list === 'condition')
    return [
      ...(reasonRetry ? [] : wrong('reasonRetry', message('refusedReason.offerCode'))),
      ...(reasonUnfilled ? wrong('reasonUnfilled', message('refusedReason.onlyReject')) : []),
    ];
  return reasonUnfilled || reasonRetry || loanCondition ? wrong('list', message('refusedReason.cancelWords')) : [];
}

async function save(on: RecordsContext, reason: ListedReason, by: Actor): Promise<Outcome<ReasonView>> {
  await on.client.query(
    `insert into reason (list, code, label, french, enabled, reason_unfilled, reason_retry, loan_condition, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (list, code) do update set label = excluded.label, french = excluded.french, enabled = excluded.enabled,
       reason_unfilled = excluded.reason_unfilled, reason_retry = excluded.reason_retry,
       loan_condition = excluded.loan_condition, changed_at = now(), changed_by = excluded.changed_by`,
    [
      ...[reason.list, reason.code, reason.label, reason.french, reason.enabled],
      ...[reason.reasonUnfilled ?? null, reason.reasonRetry ?? null, reason.loanCondition ?? null, by.name],
    ],
  );
  const saved = reasonViews(await own(on), say).find(({ list, code }) => list === reason.list && code === reason.code);
  return saved ? done(saved) : unknown;
}
