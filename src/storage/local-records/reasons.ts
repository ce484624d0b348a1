/** Reasons as stored: only what the library changed or added has a row. */

import type { ReasonChange, ReasonDraft } from '../../contract/reason-operations.js';
import {
  builtInReasons,
  type ListedReason,
  type ReasonList,
  type ReasonView,
  reasonsInForce,
  reasonViews,
} from '../../domain/request/library-reasons.js';
import type { Actor } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { ReasonRecords } from '../../engine/model/local/reasons.js';
import { message, say, type Wording } from '../../words/index.js';
import { reasonTable } from '../tables/policies.js';
import {
  done,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  rememberedFind,
  removed,
  unknown,
} from './records-context.js';

export const createReasonRecords = (recordsContext: RecordsContext, order: Runner): ReasonRecords => ({
  inForce: async () => reasonsInForce(await own(recordsContext)),
  list: async () => reasonViews(await own(recordsContext), say),
  add: (draft, by) => order((on) => add(on, draft, by)),
  change: (list, code, change, by) => order((on) => changeReason(on, list, code, change, by)),
  remove: (list, code) => order((on) => remove(on, list as ReasonList, code)),
});

async function own(on: Pick<RecordsContext, 'tables' | 'remembered'>): Promise<ListedReason[]> {
  const rows = await rememberedFind(on, reasonTable, { order: { list: 'ASC', code: 'ASC' } });
  return rows.map(({ changedAt: _, changedBy: __, ...row }) => recordView<ListedReason>(row));
}

async function add(on: RecordsContext, draft: ReasonDraft, by: Actor): Promise<Outcome<ReasonView>> {
  const reason = { ...draft, enabled: draft.enabled ?? true };
  const known = reasonViews(await own(on), say);
  const problems = problemsOf(reason);
  if (known.some(({ list, code }) => list === reason.list && code === reason.code))
    problems.push({ field: 'code', problem: message('refusedTaken.reason', { code: reason.code }) });
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

async function remove(on: RecordsContext, list: ReasonList, code: string): Promise<Outcome<undefined>> {
  const known = builtInReasons.some((each) => each.list === list && each.code === code);
  const gone = await removed(on, reasonTable, { list, code });
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
  const { list, code, label, french, enabled } = reason;
  const { reasonUnfilled = null, reasonRetry = null, loanCondition = null } = reason;
  const row = { list, code, label, french, enabled, reasonUnfilled, reasonRetry, loanCondition };
  await on.tables.upsert(reasonTable, { ...row, changedAt: () => 'now()', changedBy: by.name }, ['list', 'code']);
  const saved = reasonViews(await own(on), say).find((each) => each.list === list && each.code === code);
  return saved ? done(saved) : unknown;
}
