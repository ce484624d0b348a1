import { confirm } from '../../protocol/confirm.js';
import { because } from '../because.js';
import type { EngineContext } from '../engine-context.js';
import type { FoundConversation, StoreTransaction } from '../model/store.js';
import { type Answered, type ArrivedMessage, refuse, unrecognised } from './arrived-message.js';

/**
 * ReShare asks after a timeout whether its message N arrived (`#lastSeq:N#`), and reads the answer from the confirmation
 * alone: OK when it did, ERROR when not, and then it sends N again. The rest of a probe means nothing.
 */
export async function answerProbe(
  context: EngineContext,
  tx: StoreTransaction,
  heard: ArrivedMessage,
  found: FoundConversation | undefined,
): Promise<Answered> {
  const number = heard.message.extras?.probeSequence ?? 0;
  if (!found || !(await tx.hasSequence(found.conversationId, number)))
    return unshown(await refuse(context, tx, heard, unrecognised('note', `lastSeq ${number}`, ': not received')));
  const { xml } = confirm(heard.message, { status: 'OK' }, new Date(), heard.version);
  const { identityKey: _, ...draft } = heard.draft;
  await tx.storeInbound({
    ...draft,
    requestId: found.loan.request.id,
    conversationId: found.conversationId,
    outcome: 'not-applied',
    outcomeReason: because('probed', { number }),
    confirmation: xml,
  });
  return { xml, outcome: 'not-applied', outboundIds: [] };
}

/** An ERROR that answers the question is no refused message: staff need not see it. */
const unshown = ({ refusal: _, ...answered }: Answered): Answered => answered;
