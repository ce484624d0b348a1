/** Carries an event to a webhook, signed with the key that was made for the origin of its address. */
import { nextCallTry } from '../../domain/partner/call-retry.js';
import { mayPresentAt } from '../../domain/partner/origin.js';
import { message } from '../../words/message.js';
import type { Carried, CarryCall } from './call-sender.js';
import type { CallAnswer, ClaimedCall, FrozenRequest, PostCall, WebhookStore } from './ports.js';
import { signedHeaders } from './signature.js';

/** Where a call goes now, or why it cannot go. */
type Way = { url: string; headers: Record<string, string> } | { problem: CallAnswer['problem']; neverAgain?: true };

export function createWebhookCarrier({
  webhooks,
  post,
  openSecret,
  limitMs,
}: {
  webhooks: Pick<WebhookStore, 'read'>;
  post: PostCall;
  openSecret(sealed: string): string;
  limitMs: number;
}): CarryCall {
  async function wayOf({ target, messageId, personal }: ClaimedCall, body: string, now: Date): Promise<Way> {
    const webhook = await webhooks.read(target);
    if (!webhook) return { problem: message('webhookCall.removed') };
    // Written while patron data was on: it is not sent after somebody turned that off, to whatever address.
    if (personal && !webhook.personal) return { problem: message('webhookCall.patronDataOff'), neverAgain: true };
    const { address, secret, secretOrigin, secretBefore, beforeUntil } = webhook;
    if (!mayPresentAt(secretOrigin, address)) return { problem: message('webhookCall.otherOrigin') };
    const before = secretBefore && beforeUntil && new Date(beforeUntil) > now ? [secretBefore] : [];
    try {
      return {
        url: address,
        headers: signedHeaders({ messageId, body, at: now }, [secret, ...before].map(openSecret)),
      };
    } catch {
      return { problem: message('webhookCall.keyUnreadable') };
    }
  }

  return async (call, now) => {
    const { contentType, body } = call.request as FrozenRequest;
    const way = await wayOf(call, body, now);
    const answer: CallAnswer =
      'url' in way
        ? await post({ url: way.url, headers: { ...way.headers, 'content-type': contentType }, body, limitMs })
        : { durationMs: 0, ...(way.problem ? { problem: way.problem } : {}) };
    const gone = answer.status === 410;
    const isGivenUp = gone || ('neverAgain' in way && way.neverAgain === true);
    const isDelivered = answer.status !== undefined && answer.status >= 200 && answer.status < 300;
    const outcome: Carried['outcome'] = isDelivered
      ? 'delivered'
      : isGivenUp
        ? 'failed'
        : (nextCallTry('webhook', call.attempts) ?? 'failed');
    return { answer, outcome, gone };
  };
}
