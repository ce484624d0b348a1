/** What staff order and read of webhooks and of the calls to other systems. */

import type {
  CallDetail,
  CallView,
  WebhookChange,
  WebhookDraft,
  WebhookSaved,
  WebhookView,
} from '../../contract/webhook-operations.js';
import { originOf } from '../../domain/partner/origin.js';
import { testEvent, type WebhookEvent, webhookEventRows, webhookEvents } from '../../domain/request/webhook-events.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Page } from '../model/actor.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { ActiveWebhooks } from './active.js';
import type { CallSender } from './call-sender.js';
import { callOf } from './events-of-step.js';
import type { CallFilter, CallStore, TargetFigures, WebhookRecord, WebhookStore } from './ports.js';
import { newSigningKey } from './signature.js';

export interface WebhookDesk {
  events(): { code: WebhookEvent; label: Message }[];
  list(): Promise<WebhookView[]>;
  read(id: string): Promise<WebhookView | undefined>;
  add(draft: WebhookDraft, by: string): Promise<Outcome<WebhookSaved>>;
  /** An address of another origin gets a key of its own. */
  change(id: string, change: WebhookChange): Promise<Outcome<WebhookSaved>>;
  /** The key before is valid for another day. */
  newKey(id: string, now: Date): Promise<Outcome<WebhookSaved>>;
  remove(id: string): Promise<Outcome<undefined>>;
  test(id: string, now: Date): Promise<Outcome<CallDetail>>;
  /** Sends all that failed or waits now; how many. */
  allAgain(id: string): Promise<Outcome<{ count: number }>>;
  calls(filter: CallFilter): Promise<Page<CallView>>;
  call(id: string): Promise<CallDetail | undefined>;
  callAgain(id: string): Promise<Outcome<CallDetail>>;
  /** A job failed: webhooks that chose it are called. Never throws. */
  jobFailed(job: string, now: Date): Promise<void>;
}

export interface WebhookParts {
  context: Pick<EngineContext, 'courier' | 'sealSecret' | 'log'>;
  webhooks: WebhookStore;
  calls: CallStore;
  active: ActiveWebhooks;
  caller: Pick<CallSender, 'wake'>;
}

const keyBeforeMs = 24 * 3_600_000;
const nothingYet: TargetFigures = { waiting: 0, failed: 0, delivered: 0, failuresInARow: 0 };

export function createWebhookDesk({ context, webhooks, calls, active, caller }: WebhookParts): WebhookDesk {
  async function view(id: string): Promise<WebhookView | undefined> {
    const record = await webhooks.read(id);
    return record && viewOf(record, (await webhooks.figures()).get(id));
  }

  async function saved(id: string, secret?: string): Promise<Outcome<WebhookSaved>> {
    await active.changed();
    const webhook = await view(id);
    return webhook ? { kind: 'done', value: { webhook, ...(secret ? { secret } : {}) } } : { kind: 'unknown' };
  }

  async function problemsOf({ name, address, events }: WebhookChange): Promise<FieldProblem[]> {
    const looked = address === undefined ? undefined : await context.courier.inspect(address);
    // A name that cannot be looked up now may be known later.
    const isRefused = looked && !looked.ok && looked.reason && looked.code !== 'dns';
    return [
      ...(name !== undefined && name.trim() === '' ? [{ field: 'name', problem: message('refusedWebhook.name') }] : []),
      ...(isRefused ? [{ field: 'address', problem: looked.reason ?? '' }] : []),
      ...(events?.length === 0 ? [{ field: 'events', problem: message('refusedWebhook.events') }] : []),
    ];
  }

  /** An address that the guard lets through has an origin. */
  const origin = (address: string): string => originOf(address) ?? address;

  return {
    events: () => webhookEvents.map((code) => ({ code, label: webhookEventRows[code].label })),
    list: async () => {
      const [records, figures] = await Promise.all([webhooks.all(), webhooks.figures()]);
      return records.map((record) => viewOf(record, figures.get(record.id)));
    },
    read: view,
    add: async (draft, by) => {
      const problems = await problemsOf(draft);
      if (problems.length > 0) return { kind: 'invalid', problems };
      const secret = newSigningKey();
      const { name, address, events, personal = false, enabled = true } = draft;
      const id = await webhooks.add({
        ...{ name, address, personal, enabled, createdBy: by },
        events: [...events],
        secret: context.sealSecret(secret),
        secretOrigin: origin(address),
      });
      return saved(id, secret);
    },
    change: async (id, { events, ...change }) => {
      const before = await webhooks.read(id);
      if (!before) return { kind: 'unknown' };
      const problems = await problemsOf({ ...change, ...(events ? { events } : {}) });
      if (problems.length > 0) return { kind: 'invalid', problems };
      const moves = change.address !== undefined && origin(change.address) !== before.secretOrigin;
      const secret = moves ? newSigningKey() : undefined;
      await webhooks.change(id, {
        ...change,
        ...(events ? { events: [...events] } : {}),
        ...(secret
          ? { secret: context.sealSecret(secret), secretOrigin: origin(change.address ?? ''), keepBefore: undefined }
          : {}),
      });
      return saved(id, secret);
    },
    newKey: async (id, now) => {
      const before = await webhooks.read(id);
      if (!before) return { kind: 'unknown' };
      const secret = newSigningKey();
      await webhooks.change(id, {
        secret: context.sealSecret(secret),
        secretOrigin: origin(before.address),
        keepBefore:
          before.secretOrigin === origin(before.address)
            ? { secret: before.secret, until: new Date(now.getTime() + keyBeforeMs) }
            : undefined,
      });
      return saved(id, secret);
    },
    remove: async (id) => {
      if (!(await webhooks.remove(id))) return { kind: 'unknown' };
      await active.changed();
      return { kind: 'done', value: undefined };
    },
    test: async (id, now) => {
      const webhook = await webhooks.read(id);
      if (!webhook) return { kind: 'unknown' };
      if (!webhook.enabled) return { kind: 'notNow', reason: message('refusedWebhook.off') };
      const [call = ''] = await calls.add([callOf(id, testEvent, { webhook: webhook.name }, now)]);
      caller.wake();
      const written = await calls.read(call);
      return written ? { kind: 'done', value: written } : { kind: 'unknown' };
    },
    allAgain: async (id) => {
      const webhook = await webhooks.read(id);
      if (!webhook) return { kind: 'unknown' };
      if (!webhook.enabled) return { kind: 'notNow', reason: message('refusedWebhook.off') };
      const count = await calls.allAgain('webhook', id);
      caller.wake();
      return { kind: 'done', value: { count } };
    },
    calls: (filter) => calls.list(filter),
    call: (id) => calls.read(id),
    callAgain: async (id) => {
      const result = await calls.again(id);
      if (result === 'unknown') return { kind: 'unknown' };
      if (result === 'busy') return { kind: 'notNow', reason: message('refusedWebhook.busy') };
      caller.wake();
      const written = await calls.read(id);
      return written ? { kind: 'done', value: written } : { kind: 'unknown' };
    },
    jobFailed: async (job, now) => {
      const told = active.known.filter(({ events }) => events.includes('job.failed'));
      if (told.length === 0) return;
      try {
        await calls.add(told.map(({ id }) => callOf(id, 'job.failed', { job }, now)));
        caller.wake();
      } catch (err) {
        context.log.warn({ err, job }, 'Webhooks could not be told that a job failed.');
      }
    },
  };
}

function viewOf(record: WebhookRecord, figures = nothingYet): WebhookView {
  const { id, name, address, events, personal, enabled, createdAt, createdBy, offSince, beforeUntil } = record;
  return {
    ...{ id, name, address, events, personal, enabled, createdAt, createdBy },
    ...figures,
    ...(offSince && !enabled ? { goneSince: offSince } : {}),
    ...(beforeUntil && new Date(beforeUntil) > new Date() ? { keyBeforeUntil: beforeUntil } : {}),
  };
}
