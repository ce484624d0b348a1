/** What is over forgets whom it was for, when the library says so. */

import { withoutFreeText } from '../../domain/request/free-text.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { RunScope } from '../jobs/ports.js';
import { clock, forAllDue } from './each-due.js';

const dayMs = 86_400_000;

/**
 * Requests that ended more days ago than the setting says; 0: none. Gives how many. Nobody reads whether a note names the
 * patron, so every text that somebody typed goes too; codes, dates, sums and who acted stay.
 */
export async function forgetPatrons(context: EngineContext, now: Date, scope?: RunScope): Promise<number> {
  const { patronDays: days } = context.settings;
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * dayMs);
  const because = {
    rule: byRule('patronForgotten'),
    setting: 'INTERLEND_PATRON_DAYS',
    value: days,
    date: now.toISOString(),
  };
  const find = (limit: number) => context.store.endedWithPatron(before, limit);
  const texts = new Map<string, number>();
  const done = await forAllDue(context, await context.book.all(), find, now, async (requestStep, _partner, tx) => {
    const { request } = requestStep.loan;
    request.facts = withoutFreeText(request.facts);
    requestStep.note({ ...clock, event: 'patronForgotten', facts: because });
    texts.set(request.id, await tx.forgetPatron(request.id));
  });
  if (done > 0)
    scope?.tell({
      label: message('jobTold.textsRemoved'),
      count: [...texts.values()].reduce((all, gone) => all + gone, 0),
      requests: [],
      plain: true,
    });
  return done;
}
