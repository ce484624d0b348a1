/** The worker that sends calls to other systems than partners: each kind has its own way to carry one. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CallKind } from '../../domain/partner/call-retry.js';
import type { EngineContext } from '../engine-context.js';
import type { ActiveWebhooks } from './active.js';
import { createWebhookCarrier } from './carry-webhook.js';
import type { CallAnswer, CallStore, ClaimedCall, PostCall, SettledCall, WebhookStore } from './ports.js';
import { createSettleTogether } from './settle-together.js';

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
  /** Carries calls to the systems of libraries. */
  librarySystem?: CarryCall;
  /** Messages to partners that wait for such calls are sent once these are settled. */
  released?: () => void;
  /** Whether a library wants its partners told only after its system has answered; without it, always. */
  messagesMayWait?: () => boolean;
  /** How long the receiver of a webhook may take; 10 seconds. */
  limitMs?: number;
}

const atOnce = 16;
const perTarget = 4;
/** No call of any kind takes longer. */
const longestCallMs = 60_000;
/** So long a node that stops waits for receivers; what they did not answer is sent again when its lease ends. */
const waitsAtEndMs = 2_000;
/** What becomes due within this time is claimed in one round. */
const gatheringMs = 40;

/** What became of a call that was carried to its target. */
export interface Carried {
  answer: CallAnswer;
  outcome: SettledCall['outcome'];
  gone?: boolean;
  /** By how many the failures of the target in a row grow. */
  failures?: number;
  isUnanswered?: boolean;
  /** What is done with the answer once it is stored. */
  follow?: () => Promise<void>;
}

/** Carries a call of one kind. Never throws for what the target does. */
export type CarryCall = (call: ClaimedCall, now: Date) => Promise<Carried>;

export function createCallSender({
  context,
  calls,
  webhooks,
  active,
  post,
  librarySystem,
  released,
  messagesMayWait = () => true,
  limitMs = 10_000,
}: CallSenderParts): CallSender {
  const { log, instance, settings } = context;
  let timer: NodeJS.Timeout | undefined;
  let isStarted = false;
  let stopped = false;
  let round: Promise<unknown> | undefined;
  let isWoken = false;
  let isGathering = false;
  let mayHaveWaited = true;
  let sweptAt = 0;
  const underWay = new Set<Promise<void>>();
  const settle = createSettleTogether(calls.settle);

  const carriers: Readonly<Record<CallKind, CarryCall | undefined>> = {
    webhook: createWebhookCarrier({ webhooks, post, openSecret: context.openSecret, limitMs }),
    librarySystem,
  };
  const kinds = (Object.keys(carriers) as CallKind[]).filter((kind) => carriers[kind]);

  async function one(call: ClaimedCall): Promise<void> {
    const carry = carriers[call.kind];
    if (!carry) throw new Error(`Nothing here carries calls of the kind ${call.kind}.`);
    const { answer, outcome, gone = false, failures, isUnanswered, follow } = await carry(call, new Date());
    context.faultPoint('callAnswered');
    if (outcome !== 'delivered')
      log.warn(
        { call: call.id, kind: call.kind, target: call.target, status: answer.status, why: answer.problem?.code },
        'A call to another system was not taken.',
      );
    const { id, leaseToken } = call;
    const isSettled = await settle({
      ...{ id, leaseToken, answer, outcome, gone },
      ...(failures === undefined ? {} : { failures }),
      ...(isUnanswered ? { isUnanswered } : {}),
    });
    if (gone) await active.changed();
    if (isSettled) await follow?.();
  }

  /** Claims what is due and begins to send it: a receiver that hangs does not delay others. */
  async function begin(isSweep = true): Promise<Promise<void>[]> {
    const mayWait = messagesMayWait();
    // Once more after the last library has turned it off, and in each sweep, for what another process wrote meanwhile.
    if (librarySystem && (mayWait || mayHaveWaited || isSweep) && (await calls.releaseMessages()) > 0) released?.();
    mayHaveWaited = mayWait;
    const limit = atOnce - underWay.size;
    if (limit <= 0) return [];
    const claimed = await calls.claim({
      kinds,
      limit,
      perTarget,
      instance,
      leaseSeconds: Math.max(limitMs, longestCallMs) / 1000 + 30,
    });
    return claimed.map((call) => {
      const sending: Promise<void> = one(call)
        .catch((err: unknown) =>
          log.warn({ err, call: call.id }, 'The answer to a call could not be stored; it is sent again.'),
        )
        .finally(() => {
          underWay.delete(sending);
          // Others were settled with it: they are all here now.
          wake(0);
        });
      underWay.add(sending);
      return sending;
    });
  }

  async function sweep(): Promise<void> {
    const isSweep = !isWoken || performance.now() - sweptAt >= settings.sweepSeconds * 1000;
    if (isSweep) sweptAt = performance.now();
    isWoken = false;
    isGathering = false;
    try {
      // Changes are told at once; what another process could not tell is seen in the next sweep.
      const looking = isSweep ? active.refresh().then(() => begin()) : begin(false);
      round = looking;
      await looking;
    } catch (error) {
      log.warn({ err: error }, 'Calls to other systems could not be sent; it is tried again.');
    }
    round = undefined;
    if (!stopped) timer = setTimeout(() => void sweep(), isWoken ? gatheringMs : settings.sweepSeconds * 1000);
  }

  function wake(afterMs = gatheringMs): void {
    if (!isStarted || stopped) return;
    isWoken = true;
    if (round || isGathering) return;
    isGathering = true;
    clearTimeout(timer);
    timer = setTimeout(() => void sweep(), afterMs);
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
    wake: () => wake(),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round?.catch(() => undefined);
      const waited = pause(waitsAtEndMs, undefined, { ref: false });
      await Promise.race([Promise.all(underWay), waited]);
    },
  };
}
