/** The patrons’ API, mounted at `/api/patron/v1`: open only where the library opened it, and to patrons’ sessions alone. */
import { type RequestHandler, type Response, Router } from 'express';
import { asRoute, type Operation } from '../../contract/operation.js';
import type { Copies } from '../../engine/copies/index.js';
import type { Log } from '../../engine/engine-context.js';
import type { Siblings } from '../../engine/model/siblings.js';
import type { PatronsSide } from '../../engine/patrons-side/index.js';
import { message } from '../../words/message.js';
import { clippedForLog } from '../log.js';
import { admit } from '../openapi/admitted.js';
import { checkedCalls } from '../openapi/checker.js';
import { nothingHere, type ProblemFacts, problemsFrom, sendProblem, traced, traceIdOf } from '../problems.js';
import { onlyLooks } from '../read-only.js';
import { plainFirst } from '../staff/access/gates.js';
import { jsonBodies } from '../staff/json.js';
import { answersInLanguage } from '../staff/language.js';
import { fromPatronsPage, patronCookie, patronIdentified, patronIfAny, signInFirst } from './caller.js';
import type { PatronAnswers } from './calls.js';
import { patronDocument } from './document.js';
import { patronsSideOperations } from './operations.js';
import { answeredByRow, patronsSideAnswers } from './routes.js';
import { patronSchemas } from './schemas.js';

export interface PatronsContext {
  patronsSide: PatronsSide;
  copies: Pick<Copies, 'accept' | 'toPatron'>;
  log: Log;
  nodeName(): string;
  symbols: readonly { type: string; value: string }[];
  publicUrl?: string;
  timeZone: string;
  /** Searches a minute from one address. */
  patronSearchesPerMinute: number;
  siblings?: Pick<Siblings, 'count'>;
  /** A copy that is only looked at. */
  readOnly?: boolean;
}

/** The same for every node of a process. */
let checked: RequestHandler | undefined;

/** `answers`: those that the pages without JavaScript ask too, so that both count together. */
export function patronsRouter(context: PatronsContext, answers: PatronAnswers = patronsSideAnswers(context)): Router {
  const router = Router();
  const cookie = patronCookie(context.symbols);
  checked ??= checkedCalls(patronsSideOperations, patronSchemas);
  router.use(traced, privately);
  router.get('/openapi.json', (_req, res) => void res.json(patronDocument()));
  router.use(
    notedForPatrons(context.log),
    onlyOpen(context.patronsSide),
    patronIdentified(context.patronsSide.access, cookie),
    fromPatronsPage,
    gates(patronsSideOperations),
    ...(context.readOnly ? [onlyLooks] : []),
    jsonBodies(),
    answersInLanguage,
    checked,
  );
  router.use(answeredByRow(answers));
  router.use(nothingHere, problemsFrom(context.log));
  return router;
}

/** Each row’s gate: who has not signed in gets no further than the public ones. */
function gates(operations: readonly Operation[]): Router {
  const router = Router();
  for (const operation of plainFirst(operations))
    router[operation.method](asRoute(operation.path), (req, res, next) => {
      if (operation.permission !== 'public' && !patronIfAny(res)) return signInFirst(req, res);
      admit(operation, req, res);
      next('router');
    });
  router.use((req, res, next) => (patronIfAny(res) ? next() : signInFirst(req, res)));
  return router;
}

/** What is said of a person stays with that person’s browser, and not even there for long. */
export const privately: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  next();
};

const onlyOpen =
  ({ site }: Pick<PatronsSide, 'site'>): RequestHandler =>
  async (req, res, next) => {
    if (req.path === '/site' || (await site()).open) return next();
    sendProblem(req, res, closedToPatrons);
  };

export const closedToPatrons: ProblemFacts = {
  status: 404,
  kind: 'closed',
  title: message('refusedMine.closed'),
  detail: message('refusedMine.closedDetail'),
};

/** Without the query, which says what somebody looked for, and without a name or a card. */
export function notedForPatrons(log: Log): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const path = clippedForLog(req.path.replace(/\/requests\/[^/]+/, '/requests/…'));
    res.once('finish', () => {
      const milliseconds = Math.round(performance.now() - started);
      const facts = { door: 'patrons', method: req.method, path, status: res.statusCode, milliseconds };
      log.debug({ ...facts, traceId: traceIdOf(res as Response) }, 'answered a patron');
    });
    next();
  };
}
