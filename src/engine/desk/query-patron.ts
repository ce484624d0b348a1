import { lettersCalledBy } from '../../domain/letters/letters.js';
import type { QueryType } from '../../domain/letters/queries.js';
import { inLanguages, message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ActOutcome } from '../model/orders.js';
import type { Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { illegible, isLegible } from '../receiving/legible.js';
import { type DeskOrder, type LastStep, outcomeOf, type RefusedOrder, runOrder } from './run-order.js';

/** Send query to patron (R32, R33): one of the five kinds of query, and what staff add to it. */
export async function queryPatron(
  context: EngineContext,
  order: DeskOrder & { type: QueryType; note?: string; replyBy?: string },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { actor, type, note, replyBy } = order;
  if (note && !isLegible(note)) return { kind: 'invalid', problems: [{ field: 'note', problem: illegible }] };
  const now = new Date();
  const attempted = await runOrder(
    context,
    order,
    async (requestStep, tx) => {
      const unreachable = await whyUnreachable(requestStep.loan, tx, now);
      if (unreachable) return unreachable;
      const query = (await tx.local.letters.queries()).find((each) => each.type === type);
      if (!query) return { kind: 'invalid', problems: [{ field: 'type', problem: message('refusedOrder.queryKind') }] };
      const heading = inLanguages((language) => query.text[language].heading);
      const lines = inLanguages((language) => query.text[language].lines.join('\n'));
      const known = {
        queryHeading: heading,
        queryLines: lines,
        ...(replyBy ? { replyBy } : {}),
        ...(note ? { patronNote: note } : {}),
      };
      const event = 'patronQueried';
      for (const code of lettersCalledBy('house', 'desk.queried'))
        requestStep.letter(code, event, actor.name, { known });
      requestStep.note({
        actorKind: actor.kind,
        actor: actor.name,
        event,
        note,
        facts: { type, heading, lines, ...(replyBy ? { replyBy } : {}) },
      });
      return undefined;
    },
    now,
  );
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

/** Why no letter would reach the patron, and what to do about it. */
async function whyUnreachable(loan: Loan, tx: StoreTransaction, now: Date): Promise<RefusedOrder | undefined> {
  const no = (reason: Wording): RefusedOrder => ({ kind: 'notAllowed', loan, reason });
  if (loan.request.side === 'lending') return no(message('refusedOrder.queryNotOurPatron'));
  const { patron } = loan.citation;
  if (!patron) return no(message('refusedOrder.queryNoPatron'));
  const known = patron.id ? await tx.local.patrons.read(patron.id, now) : undefined;
  if (known?.email ?? patron.email) return undefined;
  const who = known?.name ?? patron.name ?? patron.id;
  return no(message('refusedOrder.queryNoEmail', { patron: who }));
}
