/** A request that a partner wrote by mail, typed in by staff: a lending request like any other. */

import type { EnteredRequest } from '../../contract/request-inputs.js';
import type { Request } from '../../protocol/messages.js';
import { message } from '../../words/message.js';
import { citationFrom } from '../before-sending/citation-from.js';
import { draftProblems } from '../before-sending/draft-problems.js';
import { sharingNamed } from '../before-sending/known-to-us.js';
import { personOf } from '../desk/run-order.js';
import { viewOf } from '../desk/views.js';
import { agencyOf } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { CreateOutcome } from '../model/orders.js';
import { earlyKeyOf, lendingKeyOf } from '../receiving/arrived-message.js';
import { openArrived } from '../receiving/store-new-request.js';

export async function enterRequest(
  context: EngineContext,
  entered: EnteredRequest,
  actor: Actor,
): Promise<CreateOutcome> {
  const { partner: code, number, ownerLibrary, ...draft } = entered;
  const now = new Date();
  const partners = await context.book.all();
  const partner = partners.find((each) => each.code === code);
  const problems = draftProblems(draft, now, context.settings.timeZone);
  if (!partner) problems.push({ field: 'partner', problem: message('refusedAnswer.noPartner', { code }) });
  else if (!partner.byEmail)
    problems.push({ field: 'partner', problem: message('refusedAnswer.partnerNotByMail', { partner: partner.name }) });
  const asked = ownerLibrary === undefined ? undefined : sharingNamed(ownerLibrary, await libraries(context, now));
  problems.push(...(asked?.problems ?? []));
  if (!partner || problems.length > 0) return { kind: 'invalid', problems };
  const made = await context.store.transaction(async (tx) => {
    const requestId = number?.trim() || `${partner.code}-${await tx.nextExternalNumber()}`;
    const heard = {
      partner,
      partners,
      version: partner.isoVersion,
      message: requestOf(asked?.owner?.symbol ?? context.symbols[0], context, partner, requestId, draft, now),
    };
    if (await tx.lockConversation(lendingKeyOf(partner.code, heard.message), '', undefined)) return requestId;
    const requestStep = await openArrived(context, tx, heard, { enteredBy: personOf(actor) }, asked?.owner?.code);
    return tx.save(requestStep.decision(), { isNew: true, earlyKey: earlyKeyOf(partner, heard.message) });
  });
  if (typeof made === 'string') {
    const taken = message('refusedAnswer.numberTaken', { partner: partner.name, number: made });
    return { kind: 'invalid', problems: [{ field: 'number', problem: taken }] };
  }
  return { kind: 'created', request: await viewOf(context, made.loan, actor.desk) };
}

const libraries = (context: EngineContext, now: Date) => context.local.libraries.list(now);

/** The message that its system would have sent to the library of that symbol. */
function requestOf(
  asked: string | undefined,
  context: EngineContext,
  partner: { symbols: readonly string[] },
  id: string,
  draft: Omit<EnteredRequest, 'partner' | 'number' | 'ownerLibrary'>,
  now: Date,
): Request {
  const { bibliographic, publication, service, delivery, billing } = citationFrom(draft, context.settings.timeZone);
  return {
    kind: 'request',
    header: {
      requestingAgencyId: agencyOf(partner.symbols[0] ?? ''),
      supplyingAgencyId: agencyOf(asked ?? ''),
      timestamp: now.toISOString(),
      requestingAgencyRequestId: id,
    },
    bibliographicInfo: bibliographic,
    ...(publication ? { publicationInfo: publication } : {}),
    serviceInfo: { requestType: 'New', serviceType: draft.serviceType, ...service },
    ...(delivery ? { requestedDeliveryInfo: delivery } : {}),
    ...(billing ? { billingInfo: billing } : {}),
  };
}
