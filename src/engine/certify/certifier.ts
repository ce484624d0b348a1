import { randomInt } from 'node:crypto';
import type {
  CertificationOrder,
  CertificationSummary,
  CertificationView,
} from '../../contract/certification-operations.js';
import { judgeTalk } from '../../domain/certify/judge.js';
import { certificationSteps } from '../../domain/certify/steps.js';
import { message, type Wording } from '../../words/message.js';
import { personOf } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import { sayMove } from './call.js';
import { type CertificationRecord, logOf } from './records.js';
import { certificationView, patienceWith, summaryView } from './views.js';

export type BeginOutcome =
  | { kind: 'done'; value: CertificationView }
  | { kind: 'unknown' }
  | { kind: 'notNow'; reason: Wording };

/** Certifications of partners: begun and read by the desk, carried on by whichever process of the node is free. */
export interface Certifier {
  begin(partnerCode: string, order: CertificationOrder, actor: Actor): Promise<BeginOutcome>;
  /** Newest first. Nothing when there is no such partner. */
  list(partnerCode: string): Promise<CertificationSummary[] | undefined>;
  read(partnerCode: string, id: string): Promise<CertificationView | undefined>;
  /** Ends one early; false when it does not run. */
  stop(partnerCode: string, id: string): Promise<boolean>;
  /** Goes on with every certification as far as it can now; how many run. */
  runOnce(): Promise<number>;
  start(): void;
  close(): Promise<void>;
}

/** Between two looks while one runs, and from the start to the first one. */
const busyMs = 250;
const firstMs = 5000;
/** Another process may take over after that; a move is never said twice all the same. */
const leaseSeconds = 60;
/** Who begins one looks at once: the others look for those of a process that is gone. */
const idleMs = leaseSeconds * 1000;

export function createCertifier(context: EngineContext): Certifier {
  const store = context.certifications;
  const us = { name: context.settings.name, symbol: context.symbols[0] ?? '' };
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> | undefined;
  let closed = false;

  const view = async (record: CertificationRecord): Promise<CertificationView | undefined> => {
    const partner = await context.book.get(record.partnerCode);
    return partner && certificationView(record, await store.messages(record.id), partner, us, new Date());
  };

  /** Says whatever can be said now. */
  async function advance(record: CertificationRecord): Promise<boolean> {
    const partner = await context.book.get(record.partnerCode);
    if (!partner) return false;
    while (!closed) {
      const messages = await store.messages(record.id);
      const { next } = judgeTalk(logOf(messages), patienceWith(record, partner, new Date()));
      if (next.kind === 'wait') return true;
      if (next.kind === 'done') {
        await store.finish(record.id, 'done', new Date());
        return false;
      }
      await sayMove(context, record, partner, next.move, messages);
      if ((await store.find(record.partnerCode, record.key))?.state !== 'running') return false;
    }
    return true;
  }

  async function runOnce(): Promise<number> {
    const running = await store.claim(context.instance, leaseSeconds);
    const still = await Promise.all(running.map(advance));
    return still.filter(Boolean).length;
  }

  function wake(afterMs: number): void {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => {
      round = runOnce()
        .catch((error: unknown) => {
          context.log.warn({ err: error }, 'A certification could not go on; it is tried again.');
          return 0;
        })
        .then((running) => wake(running > 0 ? busyMs : idleMs));
    }, afterMs);
  }
  let started = false;

  return {
    begin: async (partnerCode, { waitSeconds = 300, without = [] }, actor) => {
      const partner = await context.book.get(partnerCode);
      if (!partner) return { kind: 'unknown' };
      if (partner.status !== 'active')
        return { kind: 'notNow', reason: message('refusedPartner.notActive', { partner: partner.name }) };
      const record = await store.begin({
        key: newKey(),
        partnerCode,
        waitSeconds,
        startedBy: personOf(actor),
        startedAt: new Date(),
        without: certificationSteps.filter((step) => without.includes(step)),
      });
      if (!record)
        return { kind: 'notNow', reason: message('refusedPartner.certifyingAlready', { partner: partner.name }) };
      if (started) wake(0);
      const certification = await view(record);
      return certification ? { kind: 'done', value: certification } : { kind: 'unknown' };
    },
    list: async (partnerCode) =>
      (await context.book.get(partnerCode)) && (await store.list(partnerCode)).map(summaryView),
    read: async (partnerCode, id) => {
      const record = await store.find(partnerCode, id);
      return record && view(record);
    },
    stop: async (partnerCode, id) => {
      const record = await store.find(partnerCode, id);
      if (record?.state !== 'running') return false;
      await store.finish(record.id, 'stopped', new Date());
      return true;
    },
    runOnce,
    start: () => {
      started = true;
      wake(firstMs);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}

/** Six letters and digits that cannot be taken for each other. */
const newKey = (): string => Array.from({ length: 6 }, () => 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'[randomInt(31)]).join('');
