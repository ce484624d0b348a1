import { expect } from 'chai';
import type { Node } from '../../../src/compose.js';
import type { MessageDetail, MessageEntry } from '../../../src/contract/exchange-views.js';
import type { RequestDraft } from '../../../src/contract/request-inputs.js';
import type { HistoryEntry, RequestView } from '../../../src/contract/request-views.js';
import type { ActOutcome } from '../../../src/engine/model/orders.js';
import { inLanguage } from '../../../src/http/in-language.js';
import type { Language, Said } from '../../../src/words/index.js';

/** Somebody at a library's desk. Requests are named by their External ID or an attempt's id, as a librarian would. */
export interface Desk {
  /** A request that is ready to be sent: where a review holds it, it is approved. */
  creates(draft?: Partial<RequestDraft>): Promise<string>;
  /** An action that must be possible. */
  does(request: string, action: string, fields?: Record<string, unknown>): Promise<Said<RequestView>>;
  /** An action that may be refused. */
  tries(request: string, action: string, fields?: Record<string, unknown>, version?: number): Promise<ActOutcome>;
  /** What the node itself does by a rule: no button is for it. */
  byRule(request: string, action: string): Promise<Said<RequestView>>;
  /** As it is read in that language. */
  sees(request: string, language?: Language): Promise<Said<RequestView>>;
  state(request: string): Promise<string>;
  attention(request: string): Promise<string[]>;
  history(request: string, language?: Language): Promise<Said<HistoryEntry>[]>;
  /** The history line of an event. */
  told(request: string, event: string, language?: Language): Promise<Said<HistoryEntry>>;
  messages(request: string, direction: 'in' | 'out'): Promise<MessageEntry[]>;
  /** The newest message of that name, whole. */
  xml(request: string, direction: 'in' | 'out', summary: string): Promise<MessageDetail>;
}

const onTheWire = (view: RequestView): unknown => JSON.parse(JSON.stringify(view));

export const marie = { kind: 'staff', name: 'Marie' } as const;

export function deskAt({ gateway }: Node): Desk {
  const read = <T>(value: T, language: Language = 'en') => inLanguage(language, value) as Said<T>;
  const sees = async (request: string, language?: Language) => {
    const view = await gateway.reading.request(request);
    if (!view) throw new Error(`There is no request ${request} here.`);
    return read(view, language);
  };
  const act = async (
    request: string,
    action: string,
    fields: Record<string, unknown>,
    actor: typeof marie | typeof node,
    version?: number,
  ) => {
    const view = await sees(request);
    const outcome = await gateway.orders.act(view.id, action, version ?? view.version, fields, actor);
    if (outcome.kind === 'done') await isAsRead(outcome.request, `the answer to ${action}`);
    return outcome;
  };
  /** The answer to an order is drawn from memory: it is what whoever opens the request now reads. */
  const isAsRead = async (answer: RequestView, what: string) => {
    const now = await gateway.reading.request(answer.id);
    if (now?.version === answer.version) expect(onTheWire(answer), what).to.deep.equal(onTheWire(now));
  };
  const done = (request: string, action: string, outcome: ActOutcome): Said<RequestView> => {
    if (outcome.kind === 'done') return read(outcome.request);
    const { kind, ...rest } = outcome;
    throw new Error(
      `${action} on ${request} is ${kind}: ${JSON.stringify('reason' in rest ? rest.reason : rest).slice(0, 500)}`,
    );
  };
  /** Conditions are accepted as the form shows them, which names their offer. */
  const withOffer = async (request: string, action: string, fields: Record<string, unknown>) => {
    const offer = action === 'acceptConditions' ? (await sees(request)).terms?.offer : undefined;
    return offer === undefined ? fields : { offer: String(offer), ...fields };
  };
  const messages: Desk['messages'] = async (request, direction) =>
    (await gateway.messageLog.messages({ request: (await sees(request)).id, direction, limit: 200 })).items;
  return {
    sees,
    messages,
    creates: async (draft = {}) => {
      const outcome = await gateway.newRequests.create(
        { serviceType: 'Loan', title: 'Kiss of the Fur Queen', author: 'Highway, Tomson', ...draft },
        marie,
      );
      if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome.problems));
      await isAsRead(outcome.request, 'the answer to a new request');
      const { externalId, state } = outcome.request;
      if (state === 'pendingApproval') done(externalId, 'approve', await act(externalId, 'approve', {}, marie));
      return externalId;
    },
    does: async (request, action, fields = {}) =>
      done(request, action, await act(request, action, await withOffer(request, action, fields), marie)),
    tries: (request, action, fields = {}, version) => act(request, action, fields, marie, version),
    byRule: async (request, action) => done(request, action, await act(request, action, {}, node)),
    state: async (request) => (await sees(request)).state,
    attention: async (request) => (await sees(request)).attention.map(({ reason }) => reason),
    history: async (request, language) => read(await gateway.reading.history((await sees(request)).id), language),
    told: async (request, event, language) => {
      const lines = read(await gateway.reading.history((await sees(request)).id), language);
      const line = lines.findLast((each) => each.event === event);
      if (!line) throw new Error(`${event} is not in the history: ${lines.map((each) => each.event).join(', ')}`);
      return line;
    },
    xml: async (request, direction, summary) => {
      const entries = await messages(request, direction);
      const entry = entries.find((each) => each.summary === summary);
      const message = entry && (await gateway.messageLog.message(direction, entry.id));
      if (!message)
        throw new Error(`No ${summary} went ${direction}: ${entries.map((each) => each.summary).join(', ')}`);
      return message;
    },
  };
}

const node = { kind: 'system', name: 'Interlend' } as const;
