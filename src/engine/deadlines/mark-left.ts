/** Brings to the attention of staff: requests that nobody touched, and items that may be declared lost. */

import { candidateKinds } from '../../contract/lost-case-operations.js';
import { attentionSays, type LocalAttention } from '../../domain/request/attention.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import { latestSince, lentStates, mayBeLost } from '../lost/lost-candidates.js';
import type { DueRequest } from '../model/store.js';
import { calendarsOf, daysAgo } from './calendars.js';
import { clock, forEachDue } from './each-due.js';

const rowsAtOnce = 200;

/** Marks requests under way on which nothing happened for the days of the policy; gives how many. 0 days: none. */
export async function markUntouched(context: EngineContext, now: Date): Promise<number> {
  const { untouchedDays: days } = await context.local.policies.inForce();
  if (days === 0) return 0;
  const calendars = await calendarsOf(context);
  const since = (owner: string | undefined) => daysAgo(now, days, calendars.of(owner)).toISOString();
  const rule = byRule('untouched');
  let marked = 0;
  for (let after: string | undefined; ; ) {
    const page = await context.views.requests({
      activity: 'active',
      sort: 'updated',
      order: 'asc',
      limit: rowsAtOnce,
      ...(after ? { after } : {}),
    });
    const due = page.items.filter(({ updatedAt, owner }) => updatedAt <= since(owner));
    const left = due.map(({ id, version, updatedAt }) => ({
      id,
      version,
      because: { rule, policy: 'untouchedDays', value: days, date: now.toISOString(), since: updatedAt },
    }));
    marked += await markByRule(context, left, 'untouched', now);
    // What was marked is new again and at the end of the list: the page that follows is read from where this one ended.
    if (due.length < page.items.length || !page.next) return marked;
    after = page.next;
  }
}

/** Marks lent items that the policy lets be declared lost, each once; gives how many. */
export async function markLostCandidates(context: EngineContext, now: Date): Promise<number> {
  const calendars = await calendarsOf(context);
  const policies = await context.local.policies.inForce();
  let marked = 0;
  for (const because of candidateKinds) {
    const policy = because === 'overdue' ? 'lostAfterOverdueDays' : 'lostAfterTransitDays';
    const days = policies[policy];
    const until = latestSince(calendars, days, now);
    const rule = byRule('lostCandidate');
    for (let after: string | undefined; ; ) {
      const filter = { because, limit: rowsAtOnce, ...(after ? { after } : {}) };
      const page = await context.views.lostCandidates(filter, lentStates, until);
      const left = page.items
        .filter(({ request, since }) => mayBeLost(calendars.of(request.owner), days, since, now))
        .map(({ request: { id, version }, since }) => ({
          id,
          version,
          because: { rule, policy, value: days, date: now.toISOString(), since },
        }));
      marked += await markByRule(context, left, 'lostCandidate', now);
      if (!page.next) break;
      after = page.next;
    }
  }
  return marked;
}

/** What was found, and the rule by which staff are shown it. */
interface Left extends DueRequest {
  because: LineFacts;
}

/** The mark, and a line of history that names the rule; one that exists already is enough. Gives how many were marked. */
async function markByRule(
  context: EngineContext,
  left: readonly Left[],
  reason: Extract<LocalAttention, 'untouched' | 'lostCandidate'>,
  now: Date,
): Promise<number> {
  const unmarked = new Map<string, Left>();
  for (const each of left) {
    const open = await context.views.attention(each.id);
    if (!open.some((mark) => mark.reason === reason)) unmarked.set(each.id, each);
  }
  return forEachDue(context, await context.book.all(), [...unmarked.values()], now, (requestStep) => {
    requestStep.mark({ reason, says: attentionSays(reason) });
    const { because } = unmarked.get(requestStep.loan.request.id) ?? {};
    requestStep.note({ ...clock, event: `marked.${reason}`, ...(because ? { facts: because } : {}) });
  });
}
