/** The catalogue for other libraries: SRU by GET, as a form, and in SOAP. Mounted at `/sru`. */
import type { Request, RequestHandler } from 'express';
import { askedBySru, askedInXml, type SruAsked } from '../catalogue/sru/request.js';
import { answerWrong } from '../catalogue/sru/respond.js';
import { answerSru } from '../engine/catalogue/answer-sru.js';
import type { CatalogueQuestions } from '../engine/catalogue/ports.js';
import type { Log } from '../engine/engine-context.js';
import type { Siblings } from '../engine/model/siblings.js';
import { createQuota } from '../engine/quota.js';
import { readBody } from './body.js';
import { policyOfData } from './safe-headers.js';
import { sourceOfCall } from './source.js';

export interface SruContext {
  catalogue: Pick<CatalogueQuestions, 'find' | 'scan'>;
  log: Log;
  /** Questions a minute from one address; 0: the endpoint is closed. */
  sruPerMinute: number;
  symbols: readonly { type: string; value: string }[];
  nodeName(): string;
  siblings?: Pick<Siblings, 'count'>;
}

/** A question is a line; a form or an envelope around it is little more. */
const bodyBytes = 64 * 1024;
const bodyMs = 10_000;
const addressLetters = 16_384;

export function sruHandler({ catalogue, log, sruPerMinute, symbols, nodeName, siblings }: SruContext): RequestHandler {
  const quota = createQuota({
    perMinute: Math.max(1, sruPerMinute),
    burst: Math.max(20, Math.ceil(sruPerMinute / 4)),
    shared: siblings?.count('questions of the catalogue'),
  });
  const named = symbols.find(({ type }) => type === 'ISIL') ?? symbols[0];
  const own = named ? { symbol: named.value, typedSymbol: `${named.type}:${named.value}` } : {};
  return async (req, res, next) => {
    if (sruPerMinute === 0 || req.path !== '/') return next();
    const started = performance.now();
    const send = (status: number, xml: string) => {
      res.status(status);
      // What every client reads. The type of the standard is refused by some.
      res.setHeader('Content-Type', 'application/xml; charset=utf-8');
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      // Strangers wrote the records, and a browser may be led here.
      res.setHeader('Content-Security-Policy', `${policyOfData}; sandbox`);
      res.end(req.method === 'HEAD' ? undefined : xml);
      const milliseconds = Math.round(performance.now() - started);
      log.debug({ door: 'sru', status, milliseconds, source: req.ip }, 'answered a catalogue');
    };
    try {
      const asked = await askedOf(req);
      if (asked === 'gone') return void res.destroy();
      if (asked === 'method') {
        res.setHeader('Allow', 'GET, HEAD, POST');
        return send(405, answerWrong(askedBySru({}), { code: 4, details: req.method }));
      }
      if (asked === 'tooLarge') {
        res.setHeader('Connection', 'close');
        return send(
          413,
          answerWrong(askedBySru({ query: 'x' }), { code: 10, details: `more than ${bodyBytes} bytes` }),
        );
      }
      const wait = quota.take(sourceOfCall(req));
      if (wait > 0) {
        res.setHeader('Retry-After', String(Math.ceil(wait)));
        return send(429, answerWrong(asked, { code: 2, details: 'too many questions' }));
      }
      const [host = '', port = ''] = req.host.split(':');
      const facts = {
        host,
        port: port || (req.protocol === 'https' ? '443' : '80'),
        database: 'sru',
        title: nodeName(),
      };
      send(200, await answerSru(catalogue, asked, { ...facts, ...own }));
    } catch (error) {
      log.error({ err: error, door: 'sru' }, 'a question to the catalogue failed');
      if (!res.headersSent) send(503, answerWrong(askedBySru({ query: 'x' }), { code: 1 }));
    }
  };
}

async function askedOf(req: Request): Promise<SruAsked | 'method' | 'tooLarge' | 'gone'> {
  const inAddress = req.originalUrl.includes('?') ? req.originalUrl.slice(req.originalUrl.indexOf('?') + 1) : '';
  if (inAddress.length > addressLetters) return 'tooLarge';
  if (req.method === 'GET' || req.method === 'HEAD') return askedBySru(parametersIn(inAddress));
  if (req.method !== 'POST') return 'method';
  const body = await readBody(req, bodyBytes, bodyMs);
  if (body.kind === 'gone') return 'gone';
  if (body.kind !== 'whole') return 'tooLarge';
  const text = body.bytes.toString('utf8');
  if (/xml/i.test(req.headers['content-type'] ?? '') || text.trimStart().startsWith('<'))
    return (
      askedInXml(text) ?? {
        ...askedBySru({ query: 'x', version: '1.1' }, true),
        wrong: { code: 1, details: 'no SRU request' },
      }
    );
  return askedBySru({ ...parametersIn(inAddress), ...parametersIn(text) });
}

const parametersIn = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
