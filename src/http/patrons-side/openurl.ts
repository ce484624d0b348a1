/** The one address at which link resolvers hand over what somebody looks for. The filled form opens after signing in. */
import type { RequestHandler } from 'express';
import { readOpenUrl } from '../../catalogue/openurl.js';
import type { Siblings } from '../../engine/model/siblings.js';
import { createQuota } from '../../engine/quota.js';
import { message, sayInEachLanguage } from '../../words/index.js';
import { readBody } from '../body.js';
import { sourceOfCall } from '../source.js';

const bodyBytes = 64 * 1024;
const bodyMs = 10_000;

/** Links of one address in a minute, and at once: a class behind one address follows its reading list together. */
const perMinute = 120;
const burst = 100;

/** GET as resolvers link, POST as some of them send a form. Nothing of it is logged: it says what somebody reads. */
export function openUrlHandler({ siblings }: { siblings?: Pick<Siblings, 'count'> }): RequestHandler {
  const quota = createQuota({ perMinute, burst, shared: siblings?.count('links of resolvers') });
  return (req, res, next) => {
    if (req.path !== '/') return next();
    if (req.method !== 'GET' && req.method !== 'HEAD' && req.method !== 'POST') return next();
    const wait = quota.take(sourceOfCall(req));
    if (wait === 0) return handOver(req, res, next);
    const said = message('refusedMine.tooManyLinks');
    res.setHeader('Retry-After', String(Math.ceil(wait)));
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Connection', 'close');
    res
      .status(429)
      .type('text/plain; charset=utf-8')
      .send(`${sayInEachLanguage(said)}\n`);
  };
}

const handOver: RequestHandler = async (req, res) => {
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
