/** The one address at which link resolvers hand over what somebody looks for. The filled form opens after signing in. */
import type { RequestHandler } from 'express';
import { readOpenUrl } from '../../catalogue/openurl.js';
import { readBody } from '../body.js';

const bodyBytes = 64 * 1024;
const bodyMs = 10_000;

/** GET as resolvers link, POST as some of them send a form. Nothing of it is logged: it says what somebody reads. */
export const openUrlDoor: RequestHandler = async (req, res, next) => {
  if (req.path !== '/') return next();
  if (req.method !== 'GET' && req.method !== 'HEAD' && req.method !== 'POST') return next();
  const at = req.originalUrl.indexOf('?');
  let query = at < 0 ? '' : req.originalUrl.slice(at + 1);
  if (req.method === 'POST') {
    const body = await readBody(req, bodyBytes, bodyMs);
    if (body.kind === 'gone') return void res.destroy();
    if (body.kind !== 'whole') {
      res.setHeader('Connection', 'close');
      return res.redirect(303, troubled('long'));
    }
    query = [query, body.bytes.toString('latin1')].filter(Boolean).join('&');
  }
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  const read = readOpenUrl(query);
  if (read.kind !== 'citation') return res.redirect(303, troubled(read.kind));
  res.redirect(303, `/my/ask?${new URLSearchParams(read.cited)}`);
};

/** The form says in words what was wrong with the link. */
const troubled = (trouble: 'long' | 'empty'): string => `/my/ask?trouble=${trouble}`;
