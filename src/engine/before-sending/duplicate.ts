import type { DuplicateWish } from '../../contract/request-inputs.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import { message } from '../../words/message.js';
import { create } from '../desk/create.js';
import { viewOf } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { DuplicateOutcome } from '../model/orders.js';
import { citationDraftOf } from './citation-from.js';
import { stillToCome } from './known-to-us.js';

/** Duplicate: a new request for the same, at Created, with a rota of its own. */
export async function duplicate(
  context: EngineContext,
  id: string,
  { patron: wished }: DuplicateWish,
  actor: Actor,
): Promise<DuplicateOutcome> {
  const loan = await context.views.loan(id);
  if (!loan) return { kind: 'unknown' };
  const { request, citation } = loan;
  if (request.side === 'lending')
    return {
      kind: 'notAllowed',
      request: await viewOf(context, loan, actor.desk),
      reason: message('refusedDraft.partnersOwn'),
    };
  const { patron, pickupLocation, needBeforeDate, lastInterestDate, ...draft } = citationDraftOf(
    citation,
    request.facts,
  );
  const today = localDate(new Date(), context.settings.timeZone);
  const same = wished === undefined;
  const reader = same ? patron && { id: patron.id, name: patron.name, email: patron.email } : (wished ?? undefined);
  return create(
    context,
    {
      ...draft,
      serviceType: request.serviceType,
      needBeforeDate: stillToCome(needBeforeDate && dayMeant(needBeforeDate, context.settings.timeZone), today),
      lastInterestDate: stillToCome(lastInterestDate, today),
      patron: reader,
      pickupLocation: same ? pickupLocation : undefined,
      hold: true,
    },
    actor,
    request.externalId,
  );
}
