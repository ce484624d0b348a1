/** The worker that sends calls to other systems than partners: each kind says where a call goes and with which headers. */
import { setTimeout as pause } from 'node:timers/promises';
import { type CallKind, nextCallTry } from '../../domain/call-retry.js';
import { mayPresentAt } from '../../domain/origin.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ActiveWebhooks } from './active.js';
import type { CallAnswer, CallStore, ClaimedCall, PostCall, WebhookStore } from './ports.js';
import { signedHeaders } from './signature.js';

export interface CallSender {
  start(): void;
  /** One round: claims what is due, sends it, settles it. Gives how many were claimed. */
  runOnce(): Promise<number>;
  /** What was just written need not wait for the next round. */
  wake(): void;
  stop(): Promise<void>;
}

export interface CallSenderParts {
  context: Pick<EngineContext, 'instance' | 'log' | 'settings' | 'openSecret' | 'faultPoint'>;
  calls: CallStore;
  webhooks: WebhookStore;
  active: Pick<ActiveWebhooks, 'refresh' | 'changed'>;
  post: PostCall;
  /** How long a receiver may take; 10 seconds. */
  limitMs?: number;
}

const atOnce = 16;
const perTarget = 4;
/** So long a node that stops waits for receivers; what they did not answer is sent again when its lease ends. */
const waitsAtEndMs = 2_000;

/** Where a call goes now, or why it cannot go. */
type Way = { url: string; headers: Record<string, string> } | { problem: CallAnswer['problem']; neverAgain?: true };

export function createCallSender({
  context,
  calls,
  webhooks,
  active,
  post,
  limitMs = 10_000,
}: CallSenderParts): CallSender {
  const { log, instance, openSecret, settings } = context;
  let timer: NodeJS.Timeout | undefined;
  let isStarted = false;
  let stopped = false;
  let round: Promise<unknown> | undefined;
  let isWoken = false;
  const underWay = new Set<Promise<void>>();

  /** A row for each kind of target. */
  const ways: Readonly<Record<CallKind, (call: ClaimedCall, now: Date) => Promise<Way>>> = {
    webhook: async ({ target, messageId, personal, request: { body } }, now) => {
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
    },
  };

  async function one(call: ClaimedCall): Promise<void> {
    const way = await ways[call.kind](call, new Date());
    const { contentType, body } = call.request;
    const answer: CallAnswer =
      'url' in way
        ? await post({ url: way.url, headers: { ...way.headers, 'content-type': contentType }, body, limitMs })
        : { durationMs: 0, ...(way.problem ? { problem: way.problem } : {}) };
    context.faultPoint('callAnswered');
    const isDelivered = answer.status !== undefined && answer.status >= 200 && answer.status < 300;
    const gone = answer.status === 410;
    const outcome = isDelivered
      ? ('delivered' as const)
      : gone || ('neverAgain' in way && way.neverAgain)
        ? ('failed' as const)
        : (nextCallTry(call.kind, call.attempts) ?? ('failed' as const));
    if (!isDelivered)
      log.warn(
        { call: call.id, kind: call.kind, target: call.target, status: answer.status, why: answer.problem?.code },
        'A call to another system was not taken.',
      );
    await calls.settle({ id: call.id, leaseToken: call.leaseToken, answer, outcome, gone });
    if (gone) await active.changed();
  }

  /** Claims what is due and begins to send it: a receiver that hangs holds up nobody else. */
  async function begin(): Promise<Promise<void>[]> {
    const limit = atOnce - underWay.size;
    if (limit <= 0) return [];
    const claimed = await calls.claim({ limit, perTarget, instance, leaseSeconds: limitMs / 1000 + 30 });
    return claimed.map((call) => {
      const sending: Promise<void> = one(call)
        .catch((err: unknown) =>
          log.warn({ err, call: call.id }, 'The answer to a call could not be stored; it is sent again.'),
        )
        .finally(() => {
          underWay.delete(sending);
          wake();
        });
      underWay.add(sending);
      return sending;
    });
  }

  async function sweep(): Promise<void> {
    let begun = 0;
    isWoken = false;
    try {
      const looking = active.refresh().then(begin);
      round = looking;
      begun = (await looking).length;
    } catch (error) {
      log.warn({ err: error }, 'Calls to other systems could not be sent; it is tried again.');
    }
    round = undefined;
    if (!stopped) timer = setTimeout(() => void sweep(), begun > 0 || isWoken ? 0 : settings.sweepSeconds * 1000);
  }

  function wake(): void {
    if (!isStarted || stopped) return;
    isWoken = true;
    if (round) return;
    clearTimeout(timer);
    void sweep();
  }

  return {
    start: () => {
      isStarted = true;
      void sweep();
    },
    runOnce: async () => {
      const begun = await begin();
      await Promise.all(begun);
      return begun.length;
    },
    wake,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round?.catch(() => undefined);
      const waited = pause(waitsAtEndMs, undefined, { ref: false });
      await Promise.race([Promise.all(underWay), waited]);
    },
  };
}
