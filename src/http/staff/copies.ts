import type { Request, Response, Router } from 'express';
import { labelOfType } from '../../domain/copies/file-name.js';
import type { Copies } from '../../engine/copies/index.js';
import type { Uploaded } from '../../engine/copies/upload.js';
import type { CopyRecord } from '../../engine/model/copies.js';
import type { Gateway, RequestView } from '../../engine/ports.js';
import { message } from '../../words/message.js';
import type { CopyList, CopyView } from '../openapi/copy-operations.js';
import { apiBase } from '../openapi/document.js';
import { type ProblemFacts, sendProblem, unknownThing } from '../problems.js';
import { sendCopy } from '../send-copy.js';
import { actorOf } from './actor.js';

/** Files of copies: streamed in and out, never held as a whole. */
export function copyRoutes(router: Router, gateway: Gateway, copies: Copies): void {
  const on = async (req: Request, res: Response, work: (request: RequestView) => Promise<unknown>) => {
    const request = await gateway.request(String(req.params['id']));
    if (!request) return sendProblem(req, res, unknownThing('request', req.params['id']));
    await work(request);
  };
  const listed = async (request: string): Promise<CopyList> => {
    const { megabytes, kinds, days } = copies.limits;
    return { items: (await copies.ofRequest(request)).map(viewOf), kinds, megabytes, days };
  };

  router.get('/requests/:id/copies', async (req, res) => {
    await on(req, res, async ({ id }) => res.json(await listed(id)));
  });

  router.post('/requests/:id/copies', async (req, res) => {
    const name = String(req.query['name'] ?? '');
    const length = req.headers['content-length'];
    const announced = length === undefined ? undefined : Number(length);
    const given = { name, stream: req, announced };
    const uploaded = await copies.upload(String(req.params['id']), given, actorOf(res));
    if (uploaded.kind === 'gone') return void res.destroy();
    if (uploaded.kind === 'later') res.setHeader('Retry-After', '10');
    if (uploaded.kind !== 'kept') return sendProblem(req, res, problemOf(uploaded, req.params['id']));
    const { copy } = uploaded;
    res.status(201).location(`${apiBase}/requests/${copy.request}/copies/${copy.id}/file`).json(viewOf(copy));
  });

  router.get('/requests/:id/copies/:copy/file', async (req, res) => {
    await on(req, res, async ({ id }) => {
      const file = await copies.toStaff(id, String(req.params['copy']), actorOf(res));
      if (!file) return sendProblem(req, res, unknownThing('file', req.params['copy']));
      await sendCopy(req, res, file, String(req.query['download']) === 'true' ? 'attachment' : 'inline');
    });
  });

  router.post('/requests/:id/copies/:copy/again', async (req, res) => {
    await on(req, res, async ({ id }) => {
      const asked = await copies.again(id, String(req.params['copy']), actorOf(res));
      if (!asked) return sendProblem(req, res, unknownThing('file', req.params['copy']));
      res.json(await listed(id));
    });
  });
}

const viewOf = (copy: CopyRecord): CopyView => {
  const { id, status, name, type, bytes, sha256, madeAt, madeBy, until, trouble, nextTryAt, acceptedAt } = copy;
  return {
    id,
    status,
    name,
    type,
    kind: labelOfType(type),
    bytes,
    sha256,
    madeAt: madeAt.toISOString(),
    madeBy,
    ...(until ? { until: until.toISOString() } : {}),
    ...(trouble ? { trouble } : {}),
    ...(nextTryAt ? { nextTryAt: nextTryAt.toISOString() } : {}),
    ...(acceptedAt ? { acceptedAt: acceptedAt.toISOString() } : {}),
    mayOpen: status === 'waiting' || status === 'offered' || status === 'here',
    mayAskAgain: status === 'failed' || (status === 'expected' && trouble !== undefined),
  };
};

function problemOf(uploaded: Exclude<Uploaded, { kind: 'kept' | 'gone' }>, id: unknown): ProblemFacts {
  if (uploaded.kind === 'unknown') return unknownThing('request', id);
  const title = message('refusedCopy.title');
  if (uploaded.kind === 'notAllowed') return { status: 409, kind: 'not-allowed', title, detail: uploaded.reason };
  const { problem } = uploaded;
  const facts = { title, detail: problem, more: { problems: [{ field: 'file', problem }] } };
  if (uploaded.kind === 'tooLarge') return { status: 413, kind: 'too-large', ...facts };
  return uploaded.kind === 'later'
    ? { status: 503, kind: 'later', ...facts }
    : { status: 422, kind: 'invalid', ...facts };
}
