import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** An answer that is no page: a browser that is led to it runs, fetches, frames and submits nothing. */
export const policyOfData = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What every answer says to browsers; a page brings a policy of its own. */
export const safeHeaders: RequestHandler[] = [
  helmet({ contentSecurityPolicy: false, frameguard: { action: 'deny' } }) as RequestHandler,
  (_req, res, next) => {
    res.setHeader('Content-Security-Policy', policyOfData);
    next();
  },
];

/**
 * A call that names two hosts is refused (RFC 9112, 3.2): a proxy and this node might each use another one. Node keeps the
 * first and says nothing.
 */
export const oneHost: RequestHandler = ({ rawHeaders }, res, next) => {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') hosts += 1;
  if (hosts <= 1) return next();
  res.status(400).set({ Connection: 'close', 'Content-Length': '0' }).end();
};
