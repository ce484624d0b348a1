import type { Gateway } from '../../engine/model/gateway.js';
import type { ActOutcome } from '../../engine/model/orders.js';
import { message } from '../../words/message.js';
import { refused } from '../answering.js';
import { invalidFields, unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';

import { acted } from './outcome.js';

/** What a desk does with a request beside its actions: rota, assignment, notes, status by hand, many at once. */
export function deskWorkAnswers({ orders, tasks, reading }: Pick<Gateway, 'orders' | 'tasks' | 'reading'>) {
  /** An order on one request, which may be named by its External ID. */
  const on = async ({ id }: { id: string }, order: (id: string) => Promise<ActOutcome>) => {
    let outcome = await order(id);
    if (outcome.kind === 'unknown') {
      const request = await reading.request(id);
      if (request && request.id !== id) outcome = await order(request.id);
    }
    return acted(outcome, id);
  };

  return {
    changeRota: async ({ body, params, actor }) => {
      const { version, rota } = body;
      return on(params, (id) => orders.changeRota(id, version, rota, actor));
    },

    chooseCopy: async ({ body, params, actor }) => {
      const { version, barcode } = body;
      return on(params, (id) => orders.chooseCopy(id, version, barcode, actor));
    },

    assign: async ({ body, params, actor }) => {
      const { version, to, note, sendEmail } = body;
      return on(params, (id) => tasks.assign(id, version, to, note, actor, sendEmail));
    },

    whoMayStep: async ({ params }) => {
      const items = await tasks.whoMayStep(params.id);
      if (!items) return refused(unknownThing('request', params.id));
      return { items };
    },

    askForStep: async ({ body, params, actor }) => {
      const { version, ...wish } = body;
      return on(params, (id) => tasks.askForStep(id, version, wish, actor));
    },

    release: async ({ body, params, actor }) => {
      const { version } = body;
      return on(params, (id) => tasks.assign(id, version, undefined, undefined, actor));
    },

    enterAnswer: async ({ body, params, actor }) => {
      const { version, answer, fields = {} } = body;
      return on(params, (id) => orders.enterAnswer(id, version, { answer, fields }, actor));
    },

    addNote: async ({ body, params, actor }) => {
      const { version, text, active = false } = body;
      return on(params, (id) => tasks.addNote(id, version, { text, active }, actor));
    },

    dismissNote: async ({ params, actor }) => {
      const request = await reading.request(params.id);
      if (!request) return refused(unknownThing('request', params.id));
      const done = await tasks.dismissNote(request.id, params.noteId, actor);
      if (!done) return refused(unknownThing('active note', params.noteId));
      return undefined;
    },

    queryPatron: async ({ body, params, actor }) => {
      const { version, ...query } = body;
      return on(params, (id) => tasks.queryPatron(id, version, query, actor));
    },

    writeSlip: async ({ body, params, actor }) => {
      const { version, code } = body;
      return on(params, (id) => tasks.writeSlip(id, version, code, actor));
    },

    changeStatus: async ({ body, params, actor }) => {
      const { version, ...wish } = body;
      return on(params, (id) => orders.changeStatus(id, version, wish, actor));
    },

    doForMany: async ({ body, actor }) => {
      if ([body.action, body.status, body.assign, body.slip].filter((each) => each !== undefined).length !== 1)
        return refused(invalidFields([{ field: 'action', problem: message('refusedField.orderOneThing') }]));
      return { items: await orders.bulk(body, actor) };
    },
  } satisfies Partial<StaffAnswers>;
}
