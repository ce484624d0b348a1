import type { RequestHandler } from 'express';
import { message } from '../words/message.js';
import { sendProblem } from './problems.js';

/** The names by which a machine reaches itself, with or without a port. */
const ownNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * A page in somebody's browser can lead a name of its own to 127.0.0.1 and then read what this machine says to itself
 * (DNS rebinding); the Host header still has that name. One that is not ours gets 421 and nothing else.
 */
export const onlyThisMachine: RequestHandler = (req, res, next) => {
  if (ownNames.test(req.headers.host ?? '')) return next();
  sendProblem(req, res, {
    status: 421,
    kind: 'wrong-host',
    title: message('refusedCall.wrongHost'),
    detail: message('refusedCall.wrongHostDetail'),
  });
};
