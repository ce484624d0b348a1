import express, { type RequestHandler, Router } from 'express';
import { middleware as checkedAgainst } from 'express-openapi-validator';
import type { LocalRecords } from '../../engine/local-records.js';
import type { Gateway } from '../../engine/ports.js';
import { clipped, type Log } from '../log.js';
import { apiDocument } from '../openapi/document.js';
import type { NodeView } from '../openapi/views.js';
import { nothingHere, problemsFrom, traced, traceIdOf } from '../problems.js';
import type { StaffToken } from '../staff-token.js';
import { actorOf, onlyStaff } from './actor.js';
import { deskWorkRoutes } from './desk-work.js';
import { eventRoutes } from './events.js';
import { jsonBodies } from './json.js';
import { localRoutes } from './local/index.js';
import { messageRoutes } from './messages.js';
import { partnerRoutes } from './partners.js';
import { requestRoutes } from './requests.js';
import { workRoutes } from './work.js';

export interface StaffDoor {
  gateway: Gateway;
  local: LocalRecords;
  log: Log;
  tokens: readonly StaffToken[];
  nodeName: string;
  symbols: NodeView['symbols'];
  /** Also check our own answers against the document: for tests, it costs and it turns a mistake into a 500. */
  checkAnswers?: boolean;
}

/** The desk's door, mounted at `/api/v1`: token, then body, then the document, then the route. Errors are problems. */
export function staffDoor(door: StaffDoor): Router {
  const router = Router();
  const document = JSON.stringify(apiDocument());
  router.use(traced, fresh);
  router.get('/openapi.json', (_req, res) => void res.type('application/json').send(document));
  router.use(onlyStaff(door.tokens), noted(door.log), jsonBodies(), checked(door.checkAnswers ?? false));
  router.use(staffRoutes(door));
  router.use(nothingHere, problemsFrom(door.log));
  return router;
}

/** Every route of the desk, flat, so that a test can lay it beside the document. */
export function staffRoutes({
  gateway,
  local,
  nodeName,
  symbols,
}: Pick<StaffDoor, 'gateway' | 'local' | 'nodeName' | 'symbols'>): Router {
  const router = express.Router();
  deskWorkRoutes(router, gateway);
  requestRoutes(router, gateway);
  messageRoutes(router, gateway);
  partnerRoutes(router, gateway);
  eventRoutes(router, gateway);
  workRoutes(router, gateway);
  localRoutes(router, local);
  router.get('/node', async (_req, res) => {
    res.json({ name: nodeName, symbols, snapshot: await gateway.snapshot() } satisfies NodeView);
  });
  return router;
}

/** Answers hold patrons' names and secrets that are shown once: nobody between us and the desk may keep them. */
const fresh: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

function checked(answersToo: boolean): RequestHandler[] {
  return checkedAgainst({
    apiSpec: apiDocument() as never,
    validateApiSpec: false,
    validateRequests: { allErrors: true },
    validateResponses: answersToo,
    validateSecurity: false,
    fileUploader: false,
  }) as RequestHandler[];
}

/** One line per call when it is over: changes are worth keeping, looks are not. The query may name patrons: left out. */
function noted(log: Log): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const path = clipped(req.path);
    const level = req.method === 'GET' ? 'debug' : 'info';
    res.once('finish', () => {
      const milliseconds = Math.round(performance.now() - started);
      const actor = actorOf(res).name;
      const facts = { door: 'staff', method: req.method, path, status: res.statusCode, actor, milliseconds };
      log[level]({ ...facts, traceId: traceIdOf(res) }, 'answered the desk');
    });
    next();
  };
}
