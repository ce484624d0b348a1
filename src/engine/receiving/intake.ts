import type { EngineContext } from '../engine-context.js';
import { AlreadyStored } from '../model/store.js';
import type { Answered, ArrivedMessage } from './arrived-message.js';
import { storeMessage, storeMessageWithin } from './store-message.js';

/** A message with a longer body is stored by itself: it would keep the others waiting. */
const longBytes = 64 * 1024;

/** Stored, applied and answered, beside what else is written in that moment; rejects when it could not be stored. */
export function takeArrival(context: EngineContext, heard: ArrivedMessage): Promise<Answered> {
  return context.writer.keep({
    line: { partner: heard.partner.code },
    requests: requestsOf(heard),
    isLong: heard.draft.raw.length > longBytes,
    work: (tx) => storeMessageWithin(context, tx, heard),
    alone: () => untilStored(() => storeMessage(context, heard)),
  });
}

/** A Retry speaks of the request before it too. */
function requestsOf({ message }: ArrivedMessage): string[] {
  const { requestingAgencyRequestId: id } = message.header;
  const earlier = message.kind === 'request' ? message.serviceInfo?.requestingAgencyPreviousRequestId : undefined;
  return earlier && earlier !== id ? [id, earlier] : [id];
}

/** Somebody stored the same thing meanwhile: look again, and then its answer is found. */
async function untilStored<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AlreadyStored) || round === 3) throw error;
    }
  }
}
