/** A fetched file becomes the patron's copy, in the transaction of the step: received, reported, and the old file not served any more. */

import { localDate } from '../../domain/calendar/calendar.js';
import { attentionSays } from '../../domain/request/attention.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { step } from '../../domain/tables/state-machine.js';
import { tableFor } from '../../domain/tables/tables.js';
import { message, type Wording } from '../../words/message.js';
import { type RefusedOrder, runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ClaimedCopy } from '../model/copies.js';
import { followUp } from '../step/by-rule.js';
import type { RequestStep } from '../step/step-in-hand.js';

const dayMs = 86_400_000;
const byItself: Actor = { kind: 'system', name: 'Interlend' };
/** Ends the transaction: somebody else has the file in hand, or it is not wanted any more. */
const notOurs: RefusedOrder = { kind: 'invalid', problems: [] };

/** Whether it was ours to keep. */
export async function arrived(context: EngineContext, copy: ClaimedCopy, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + context.settings.copyDays * dayMs);
  const outcome = await runOrder(
    context,
    { id: copy.request, actor: byItself },
    async (requestStep, tx) => {
      if (!(await tx.local.copies.arrived(copy.id, copy.leaseToken, until))) return notOurs;
      const { patronsSide } = await tx.local.policies.inForce();
      const { request, citation } = requestStep.loan;
      const files = request.facts.copy === undefined ? [] : await tx.local.copies.ofRequest(copy.request);
      // Who has not opened the first file learns nothing from a second letter: the link of the first leads to the new one.
      const wasOpened = files.some(({ id, acceptedAt }) => id !== copy.id && acceptedAt !== undefined);
      const reads = patronsSide && citation.patron?.id !== undefined;
      request.facts.copy = {
        id: copy.id,
        name: copy.name,
        type: copy.type,
        bytes: copy.bytes,
        until: localDate(until, context.settings.timeZone),
        ...(reads
          ? { link: `${context.reachedAt().replace(/\/$/, '')}/my/requests/${encodeURIComponent(request.externalId)}` }
          : {}),
      };
      requestStep.note({ actorKind: 'system', actor: byItself.name, event: 'copyFetched', note: copy.name });
      if (reads) hand(context, requestStep, wasOpened, now);
      return undefined;
    },
    now,
  );
  return outcome.kind === 'done';
}

/** The patron reads it on the patrons' pages: it is received, and the letter says so. Of another file, whoever opened the one before is notified. */
function hand(context: EngineContext, requestStep: RequestStep, wasOpened: boolean, now: Date): void {
  const { side, serviceType, state } = requestStep.loan.request;
  if (step(tableFor(side, serviceType), state, 'receiveDigitally')) {
    const because = { rule: byRule('copyReceived'), date: now.toISOString() };
    const form = { notifyPatron: true };
    requestStep.apply('receiveDigitally', { form }, { actorKind: 'system', actor: byItself.name, facts: because });
    followUp(context, requestStep, 'receiveDigitally', state, now);
  } else if (wasOpened && state === 'receivedDigitally')
    requestStep.letter('documentDelivery', 'copyFetched', byItself.name, {
      known: { patronNote: message('said.copyReplaced') },
    });
}

/** It will not come by itself: staff are told why. */
export async function notCome(context: EngineContext, copy: ClaimedCopy, trouble: Wording, now: Date): Promise<void> {
  await runOrder(
    context,
    { id: copy.request, actor: byItself },
    async (requestStep, tx) => {
      if (!(await tx.local.copies.giveUp(copy.id, copy.leaseToken, trouble))) return notOurs;
      const says = attentionSays('copyNotFetched', { more: trouble });
      requestStep.mark({ reason: 'copyNotFetched', says, ...(copy.partner ? { partnerCode: copy.partner } : {}) });
      requestStep.note({ actorKind: 'system', actor: byItself.name, event: 'copyNotFetched', note: copy.name });
      return undefined;
    },
    now,
  );
}
