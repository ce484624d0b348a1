/** What lies there is brought before staff: requests that nobody touched, and items that may be declared lost. */

import { attentionSays, type LocalAttention } from '../../domain/attention.js';
import { byRule } from '../../domain/automatic-rules.js';
import { attempt } from '../desk/attempt.js';
import type { EngineContext } from '../engine-context.js';
import { latestSince, lentStates, mayBeLost } from '../lost/lost-candidates.js';
import { candidateKinds } from '../model/lost.js';
import { calendarsOf, daysAgo } from './calendars.js';
import { clock } from './each-due.js';

const rowsAtOnce = 200;
const byItself = { kind: 'system', name: 'Interlend' } as const;

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
    for (const { id, updatedAt } of due) {
      const because = { rule, policy: 'untouchedDays', value: days, date: now.toISOString(), since: updatedAt };
      marked += await markByRule(context, id, 'untouched', because, now);
    }
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
      for (const { request, since } of page.items) {
        if (!mayBeLost(calendars.of(request.owner), days, since, now)) continue;
        const why = { rule, policy, value: days, date: now.toISOString(), since };
        marked += await markByRule(context, request.id, 'lostCandidate', why, now);
      }
      if (!page.next) break;
      after = page.next;
    }
  }
  return marked;
}

/** The mark, and a line of history that names the rule; one that stands already is enough. */
async function markByRule(
  context: EngineContext,
  id: string,
  reason: LocalAttention,
  facts: Record<string, unknown>,
  now: Date,
): Promise<number> {
  try {
    if ((await context.views.attention(id)).some((each) => each.reason === reason)) return 0;
    const attempted = await attempt(
      context,
      { id, actor: byItself },
      async (requestStep) => {
        requestStep.mark({ reason, says: attentionSays(reason) });
        requestStep.note({ ...clock, event: `marked.${reason}`, facts });
        return undefined;
      },
      now,
    );
    return attempted.kind === 'done' ? 1 : 0;
  } catch (error) {
    context.log.error({ err: error, request: id }, 'One request could not be brought before staff; it is tried again.');
    return 0;
  }
}
