import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import { countedAtMost, listProblems } from '../../engine/desk/lists.js';
import type { RequestFacets } from '../../engine/model/lists.js';
import type { EnteredRequest } from '../../engine/model/request-draft.js';
import type { RequestColumn } from '../../engine/model/sheets.js';
import type { DuplicateWish, Gateway, RequestDraft, RequestFilter, RequestView } from '../../engine/ports.js';
import { columnsFor, requestHeadings, requestRow } from '../../engine/sheets/request-columns.js';
import { csvLine, csvOf } from '../../engine/sheets/sheet.js';
import { message, type Wording } from '../../words/message.js';
import { apiBase } from '../openapi/document.js';
import type { Shape } from '../openapi/schemas.js';
import { invalidFields, type ProblemFacts, sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';
import { ownFilterFrom } from './filter.js';
import { languageOf } from './language.js';
import { sendOutcome } from './outcome.js';
import { sendSheet } from './sheet.js';

/** Requests at the desk: search, create, read, act. What comes in has been checked against the document. */
export function requestRoutes(router: Router, gateway: Gateway): void {
  router.get('/requests', async (req, res) => {
    const filter = ownFilterFrom<RequestFilter>(req, res);
    const problems = listProblems(filter);
    if (problems.length > 0) return sendProblem(req, res, notUnderstood(problems));
    res.json(await gateway.requests(filter));
  });

  router.get('/requests.csv', async (req, res) => {
    const { columns, ...filter } = ownFilterFrom<RequestFilter & { columns?: RequestColumn[] }>(req, res);
    const problems = listProblems(filter);
    if (problems.length > 0) return sendProblem(req, res, notUnderstood(problems));
    await sendCsv(res, gateway, filter, languageOf(req, res), columnsFor(columns, filter.withoutPatrons));
  });

  router.get('/requests.xlsx', async (req, res) => {
    const asked = ownFilterFrom<RequestFilter & { columns?: RequestColumn[] }>(req, res);
    const { columns, limit: _none, ...filter } = asked;
    const problems = listProblems(filter);
    if (problems.length > 0) return sendProblem(req, res, notUnderstood(problems));
    const language = languageOf(req, res);
    const wish = { format: 'xlsx', language, ...(columns ? { columns } : {}) } as const;
    sendSheet(res, await gateway.exportRequests(filter, wish));
  });

  // Before the address of one request, which would take the word for an id.
  router.get('/requests/facets', async (req, res) => {
    const { limit: _none, ...facets } = ownFilterFrom<RequestFacets & { limit: number }>(req, res);
    res.json(await gateway.requestCounts(facets));
  });

  router.post('/requests', async (req, res) => {
    const outcome = await gateway.create(req.body as RequestDraft, actorOf(res));
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    sendMade(res, outcome.request);
  });

  router.post('/requests/entered', async (req, res) => {
    const outcome = await gateway.enterRequest(req.body as EnteredRequest, actorOf(res));
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    sendMade(res, outcome.request);
  });

  router.post('/requests/preview', async (req, res) => {
    res.json(await gateway.preview(req.body as RequestDraft, actorOf(res)));
  });

  router.get('/requests/:id', async (req, res) => {
    const request = await gateway.request(req.params.id, actorOf(res).desk);
    if (!request) return unknownRequest(req, res);
    res.json(request);
  });

  router.patch('/requests/:id', async (req, res) => {
    const { version, change } = req.body as Shape<'RequestEdit'>;
    const request = await gateway.request(req.params.id);
    if (!request) return unknownRequest(req, res);
    sendOutcome(req, res, await gateway.edit(request.id, version, change, actorOf(res)));
  });

  router.post('/requests/:id/duplicate', async (req, res) => {
    const outcome = await gateway.duplicate(req.params.id, req.body as DuplicateWish, actorOf(res));
    if (outcome.kind === 'unknown') return unknownRequest(req, res);
    if (outcome.kind === 'notAllowed') return sendOutcome(req, res, outcome);
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    sendMade(res, outcome.request);
  });

  router.get('/requests/:id/history', async (req, res) => {
    const request = await gateway.request(req.params.id);
    if (!request) return unknownRequest(req, res);
    res.json({ items: await gateway.history(request.id) });
  });

  router.get('/requests/:id/explain', async (req, res) => {
    const explanation = await gateway.explain(req.params.id);
    if (!explanation) return unknownRequest(req, res);
    res.json(explanation);
  });

  router.post('/requests/:id/actions/:action', async (req, res) => {
    const { id, action } = req.params;
    const { version, fields = {} } = req.body as Shape<'ActionOrder'>;
    const act = (of: string) => gateway.act(of, action, version, fields, actorOf(res));
    let outcome = await act(id);
    if (outcome.kind === 'unknown') {
      const request = await gateway.request(id);
      if (request && request.id !== id) outcome = await act(request.id);
    }
    sendOutcome(req, res, outcome);
  });

  router.post('/requests/:id/attention/:attentionId/dismiss', async (req, res) => {
    const request = await gateway.request(req.params.id);
    if (!request) return unknownRequest(req, res);
    const done = await gateway.dismissAttention(request.id, req.params.attentionId, actorOf(res));
    if (!done) return sendProblem(req, res, unknownThing('open attention item', req.params.attentionId));
    res.status(204).end();
  });
}

function sendMade(res: Response, request: RequestView): void {
  res
    .status(201)
    .location(`${apiBase}/requests/${encodeURIComponent(request.id)}`)
    .json(request);
}

/** A page at a time, and no faster than the caller reads. The first page is read before anything is said. */
async function sendCsv(
  res: Response,
  gateway: Gateway,
  filter: RequestFilter,
  language: Language,
  columns?: readonly RequestColumn[],
): Promise<void> {
  const limit = 500;
  let page = await gateway.requests({ ...filter, limit });
  res.status(200).setHeader('Content-Type', 'text/csv; charset=utf-8');
  res.setHeader('Content-Disposition', 'attachment; filename="requests.csv"');
  async function* lines() {
    yield csvOf({ headings: requestHeadings(language, columns), rows: [] });
    for (let count = 0; ; ) {
      yield page.items
        .map((request) => csvLine(requestRow(request, { language, timeZone: 'UTC', names: columns })))
        .join('');
      count += page.items.length;
      if (page.next === undefined || count >= countedAtMost) return;
      page = await gateway.requests({ ...filter, limit: Math.min(limit, countedAtMost - count), after: page.next });
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

const unknownRequest = (req: Request, res: Response) =>
  sendProblem(req, res, unknownThing('request', req.params['id']));
