import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { RequestView } from '../../contract/request-views.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { RequestColumn } from '../../domain/lists/request-columns.js';
import { readHistoryEvent } from '../../domain/tables/events.js';
import { countedAtMost, listProblems } from '../../engine/desk/lists.js';
import { personOf } from '../../engine/desk/run-order.js';
import type { Gateway, RequestLists } from '../../engine/model/gateway.js';
import type { RequestFilter } from '../../engine/model/requests.js';
import type { SheetPlaces } from '../../engine/model/sheets.js';
import { exportColumnsFor, requestHeadings, requestRow } from '../../engine/sheets/request-columns.js';
import { csvLine, csvOf, fileNameOf } from '../../engine/sheets/sheet.js';
import { say } from '../../words/index.js';
import { message, type Wording } from '../../words/message.js';
import { CreatedAnswer, refused, written } from '../answering.js';
import { invalidFields, type ProblemFacts, unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';
import { acted } from './outcome.js';
import { sheet } from './sheet.js';

/** Requests at the desk: search, create, read, act. What comes in has been checked against the document. */
export function requestAnswers({
  newRequests,
  orders,
  tasks,
  reading,
  lists,
  exports,
}: Pick<Gateway, 'newRequests' | 'orders' | 'tasks' | 'reading' | 'lists' | 'exports'>) {
  return {
    listRequests: async (call) => {
      const filter = ownOf(call);
      const problems = listProblems(filter);
      if (problems.length > 0) return refused(notUnderstood(problems));
      return await lists.requests(filter);
    },

    exportRequests: async (call) => {
      const { language } = call;
      const { columns, ...filter } = ownOf(call);
      const problems = listProblems(filter);
      if (problems.length > 0) return refused(notUnderstood(problems));
      const shown = exportColumnsFor(columns, filter.withoutPatrons);
      const { timeZone } = exports;
      const reader = { language, timeZone, places: await exports.places() };
      return written((res) => sendCsv(res, lists, filter, { ...reader, names: shown }));
    },

    exportRequestsToSpreadsheet: async (call) => {
      const { columns, ...filter } = ownOf(call);
      const problems = listProblems(filter);
      if (problems.length > 0) return refused(notUnderstood(problems));
      const wish = { format: 'xlsx', language: call.language, ...(columns ? { columns } : {}) } as const;
      return sheet(await exports.exportRequests(filter, wish));
    },

    countRequests: async (call) => lists.requestCounts(ownOf(call)),

    countViews: async (call) => {
      const { side = 'borrowing', search = [], owners, withoutPatrons } = ownOf(call);
      const wish = {
        me: personOf(call.actor),
        ...(owners ? { owners } : {}),
        ...(withoutPatrons ? { withoutPatrons } : {}),
      };
      return { items: await lists.viewCounts({ side, searches: search }, wish) };
    },

    createRequest: async ({ body, actor }) => {
      const outcome = await newRequests.create(body, actor);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      return madeRequest(outcome.request);
    },

    enterRequest: async ({ body, actor }) => {
      const outcome = await newRequests.enterRequest(body, actor);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      return madeRequest(outcome.request);
    },

    previewRequest: async ({ body, actor }) => newRequests.preview(body, actor),

    readRequest: async ({ params, actor }) => {
      const request = await reading.request(params.id, actor.desk);
      if (!request) return unknownRequest(params.id);
      return request;
    },

    editRequest: async ({ body, params, actor }) => {
      const { version, change } = body;
      const request = await reading.request(params.id);
      if (!request) return unknownRequest(params.id);
      return acted(await orders.edit(request.id, version, change, actor), params.id);
    },

    duplicateRequest: async ({ body, params, actor }) => {
      const outcome = await newRequests.duplicate(params.id, body, actor);
      if (outcome.kind === 'unknown') return unknownRequest(params.id);
      if (outcome.kind === 'notAllowed') return acted(outcome, params.id);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      return madeRequest(outcome.request);
    },

    readHistory: async ({ params }) => {
      const request = await reading.request(params.id);
      if (!request) return unknownRequest(params.id);
      return { items: await reading.history(request.id) };
    },

    readUndo: async ({ params }) => {
      const { id, action, version } = params;
      const state = await reading.undo(id, { action: readHistoryEvent(action), version: Number(version) });
      if (!state) return unknownRequest(params.id);
      return state;
    },

    explainRequest: async ({ params }) => {
      const explanation = await reading.explain(params.id);
      if (!explanation) return unknownRequest(params.id);
      return explanation;
    },

    act: async ({ body, params, actor }) => {
      const { id, action } = params;
      const { version, fields = {}, undoes } = body;
      const act = (of: string) =>
        orders.act(
          of,
          action,
          version,
          fields,
          actor,
          ...(undoes ? [{ ...undoes, action: readHistoryEvent(undoes.action) }] : []),
        );
      let outcome = await act(id);
      if (outcome.kind === 'unknown') {
        const request = await reading.request(id);
        if (request && request.id !== id) outcome = await act(request.id);
      }
      return acted(outcome, params.id);
    },

    dismiss: async ({ params, actor }) => {
      const request = await reading.request(params.id);
      if (!request) return unknownRequest(params.id);
      const done = await tasks.dismissAttention(request.id, params.attentionId, actor);
      if (!done) return refused(unknownThing('open attention item', params.attentionId));
      return undefined;
    },
  } satisfies Partial<StaffAnswers>;
}

const madeRequest = (request: RequestView): CreatedAnswer<RequestView> =>
  new CreatedAnswer(request, `/requests/${encodeURIComponent(request.id)}`);

/** A page at a time, and no faster than the caller reads. The first page is read before anything is said. */
async function sendCsv(
  res: Response,
  lists: Pick<RequestLists, 'requests'>,
  filter: Omit<RequestFilter, 'limit'>,
  wish: { language: Language; timeZone: string; places: SheetPlaces; names: readonly RequestColumn[] | undefined },
): Promise<void> {
  const limit = 500;
  let page = await lists.requests({ ...filter, limit });
  res.status(200).setHeader('Content-Type', 'text/csv; charset=utf-8');
  const name = fileNameOf(say(message('sheet.requests'), wish.language));
  res.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  async function* lines() {
    yield csvOf({ headings: requestHeadings(wish.language, wish.names, filter.side), rows: [] });
    for (let count = 0; ; ) {
      yield page.items.map((request) => csvLine(requestRow(request, wish))).join('');
      count += page.items.length;
      if (page.next === undefined || count >= countedAtMost) return;
      page = await lists.requests({ ...filter, limit: Math.min(limit, countedAtMost - count), after: page.next });
    }
  }
  // A caller that hangs up ends it, and so does a database that fails: what came is then seen to be cut off.
  await pipeline(Readable.from(lines()), res).catch(() => {});
}

const notUnderstood = (problems: { field: string; problem: Wording }[]): ProblemFacts => ({
  status: 400,
  kind: 'not-understood',
  title: message('refusedCall.notUnderstood'),
  more: { problems },
});

const unknownRequest = (id: string) => refused(unknownThing('request', id));
