import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isCallName } from '../domain/library-system/calls.js';
import { isPracticeFault, type PracticeSystem } from '../library-system/practice-system.js';
import { type Language, languages } from '../words/languages.js';
import { readBody } from './body.js';
import { practiceSystemPage } from './practice-system-page.js';

/**
 * The practice system's own endpoint. `POST /ncip` takes messages; `GET /` shows its ledger and `GET /ledger` gives it as JSON;
 * `POST /faults` (`{"call":"checkOut","fault":"dead"}`, or the form of the page) switches a fault on or off. `slowMs`: how long
 * a slow answer takes.
 */
export function practiceSystemRouter(system: PracticeSystem, slowMs = 8000): RequestListener {
  return (req, res) => {
    serve(system, slowMs, req, res).catch(() => {
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  };
}

const largest = 1_000_000;

async function serve(system: PracticeSystem, slowMs: number, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://practice');
  const body = await readBody(req, largest, 30_000);
  if (body.kind !== 'whole') return void res.writeHead(body.kind === 'tooLarge' ? 413 : 408).end();
  const route = `${req.method} ${url.pathname}`;
  if (route === 'POST /ncip') return answer(system, slowMs, body.bytes, res);
  if (route === 'GET /ledger')
    return void res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(system.ledger()));
  if (route === 'GET /')
    return void res
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      })
      .end(practiceSystemPage(system.ledger(), languageOf(url, req)));
  if (route === 'POST /faults') return setFault(system, body.bytes, req, res);
  res.writeHead(404).end();
}

function answer(system: PracticeSystem, slowMs: number, bytes: Buffer, res: ServerResponse): void {
  const given = system.answer(bytes);
  if (given.kind === 'none') return void res.destroy();
  const write = () => res.writeHead(200, { 'content-type': 'application/xml; charset=utf-8' }).end(given.text);
  if (given.kind === 'slow') setTimeout(write, slowMs).unref();
  else write();
}

function setFault(system: PracticeSystem, bytes: Buffer, req: IncomingMessage, res: ServerResponse): void {
  const form = (req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const {
    call = '',
    fault = '',
    language = '',
  } = form
    ? (Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))) as Record<string, string>)
    : valuesIn(bytes);
  if (!isCallName(call) || !(fault === 'none' || isPracticeFault(fault))) return void res.writeHead(422).end();
  system.setFault(call, fault);
  if (form) res.writeHead(303, { location: `/?language=${encodeURIComponent(language)}` }).end();
  else res.writeHead(204).end();
}

function valuesIn(bytes: Buffer): Record<string, string> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}

const languageOf = (url: URL, req: IncomingMessage): Language =>
  languages.find((each) => each === url.searchParams.get('language')) ??
  languages.find((each) => (req.headers['accept-language'] ?? '').startsWith(each)) ??
  'en';
