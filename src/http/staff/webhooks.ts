import type { CallDetail } from '../../contract/webhook-operations.js';
import { patronsOf } from '../../domain/request/patron-facts.js';
import { mayDo, type Rights } from '../../domain/staff/permissions.js';
import type { WebhookDesk } from '../../engine/webhooks/desk.js';
import { refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import { forbidden } from './access/gates.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** Webhooks and their deliveries. The signing key is in the answer that makes it, and nowhere else. */
export function webhookAnswers(desk: WebhookDesk) {
  const thing = 'webhook';
  return {
    listWebhookEvents: () => ({ items: desk.events() }),
    listWebhooks: async () => ({ items: await desk.list() }),

    addWebhook: async ({ body, actor, caller }) => {
      if (body.personal && !mayDo(caller, 'sendPatronData')) return refused(forbidden('sendPatronData'));
      return answered(await desk.add(body, actor.name), { thing, made: ({ webhook }) => `/webhooks/${webhook.id}` });
    },

    readWebhook: async ({ params }) => (await desk.read(params.id)) ?? refused(unknownThing(thing, params.id)),

    changeWebhook: async ({ body, params: { id }, caller }) => {
      // Where patron data goes, and when, is for who may send it; without it the webhook is anybody's who keeps webhooks.
      const sends = body.personal ?? (await desk.read(id))?.personal;
      if (sends && !mayDo(caller, 'sendPatronData')) return refused(forbidden('sendPatronData'));
      return answered(await desk.change(id, body), { thing, id });
    },

    removeWebhook: async ({ params: { id } }) => answered(await desk.remove(id), { thing, id }),

    renewWebhookKey: async ({ params: { id }, caller }) => {
      if ((await desk.read(id))?.personal && !mayDo(caller, 'sendPatronData'))
        return refused(forbidden('sendPatronData'));
      return answered(await desk.newKey(id, new Date()), { thing, id });
    },

    testWebhook: async ({ params: { id } }) =>
      answered(await desk.test(id, new Date()), { thing, id, made: (call) => `/outbound-calls/${call.id}` }),

    sendWebhookAgain: async ({ params: { id } }) => answered(await desk.allAgain(id), { thing, id }),

    listCalls: async ({ query }) => desk.calls(query),

    readCall: async ({ params, caller }) => {
      const found = await desk.call(params.id);
      return found ? seenBy(caller, found) : refused(unknownThing('delivery', params.id));
    },

    sendCallAgain: async ({ params: { id }, caller }) =>
      answered(await desk.callAgain(id), { thing: 'delivery', id, body: (call) => seenBy(caller, call) }),
  } satisfies Partial<StaffAnswers>;
}

/** What was sent and received may name a patron. */
function seenBy(caller: Rights, call: CallDetail): CallDetail {
  if (!call.personal || patronsOf(caller) === 'all') return call;
  const { sent: _, received: __, ...rest } = call;
  return rest;
}
