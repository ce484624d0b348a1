import { attentionSays } from '../../domain/attention.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { openStep } from '../step/request-step.js';

/** What of a refused message must have been readable: of which request it spoke, and who asked for it. */
type About = Partial<Pick<InitiatingMessage['header'], 'requestingAgencyRequestId' | 'requestingAgencyId'>>;

/**
 * A message about a request we know was refused: it stands in the request's history, and is marked once. The caller
 * learns nothing of it. `refusedMessage`: its sender may not say it; `messageNotTaken`: what it says could not be taken.
 */
export async function showRefused(
  context: EngineContext,
  { requestingAgencyRequestId: id, requestingAgencyId }: About,
  partner: PartnerRecord,
  { reason, why }: { reason: 'refusedMessage' | 'messageNotTaken'; why: string },
): Promise<void> {
  if (!id || !requestingAgencyId) return;
  const known = await context.views.loan(id);
  const asker = symbolText(requestingAgencyId).toUpperCase();
  const isTheirs = known?.conversations.some(({ requestingSymbol }) => requestingSymbol?.toUpperCase() === asker);
  if (!known || !isTheirs) return;
  const marked = (await context.views.attention(known.request.id)).some((each) => each.reason === reason);
  const partners = await context.book.all();
  await context.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(known.request.id);
    if (!loan) return;
    const requestStep = openStep(context, partners, loan, new Date());
    requestStep.note({ actorKind: 'partner', actor: partner.name, event: 'messageRefused', note: why });
    if (!marked)
      requestStep.mark({
        partnerCode: partner.code,
        reason,
        says: attentionSays(reason),
        facts: { partner: partner.name, why },
      });
    await tx.save(requestStep.decision());
  });
}
