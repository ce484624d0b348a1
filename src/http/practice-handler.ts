import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type BorrowerScenario, borrowerScenarioNames } from '../domain/practice/play.js';
import type { PracticePartner, PracticeReply } from '../engine/practice/partner.js';
import { message } from '../words/message.js';
import { readBody } from './body.js';
import { presentedBy } from './credentials.js';

/**
 * The practice partner's own small HTTP handler. `POST /iso18626` takes messages; `GET /talks` shows its conversations;
 * `POST /asks` (`{"title":"…","scenario":"borrows"}`) has it ask for something. All want `secret`, in any of the ways
 * that partners present one.
 */
export function practiceHandler(partner: PracticePartner, secret: string): RequestListener {
  return (req, res) => {
    serve(partner, secret, req, res).catch(() => {
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  };
}

const largest = 1_000_000;

async function serve(partner: PracticePartner, secret: string, req: IncomingMessage, res: ServerResponse) {
  const [, room, inPath] = (req.url ?? '').split('?', 1)[0]?.split('/') ?? [];
  const shown = presentedBy(req.headers, inPath ? decodeURIComponent(inPath) : undefined);
  const body = await readBody(req, largest, 30_000);
  if (body.kind !== 'whole') return void res.writeHead(body.kind === 'tooLarge' ? 413 : 408).end();
  if (!shown.some((each) => same(each.secret, secret))) return void res.writeHead(401).end();
  if (room === 'iso18626' && req.method === 'POST')
    return reply(res, partner.hear(body.bytes, req.headers['content-type'] ?? ''));
  if (room === 'talks' && req.method === 'GET') return json(res, 200, { items: partner.talks() });
  if (room === 'asks' && req.method === 'POST') return ask(partner, body.bytes, res);
  res.writeHead(404).end();
}

function reply(res: ServerResponse, answer: PracticeReply): void {
  if (answer.kind === 'confirmed')
    res.writeHead(200, { 'content-type': 'application/xml; charset="utf-8"' }).end(answer.xml);
  else if (answer.kind === 'garbage')
    res
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html><body>Practice: this is no confirmation.</body></html>');
}

function ask(partner: PracticePartner, bytes: Buffer, res: ServerResponse): void {
  const { title, scenario = 'borrows', note } = order(bytes);
  if (typeof title !== 'string' || title.trim() === '' || title.length > 300)
    return void json(res, 422, {
      field: 'title',
      problem: message('refusedPractice.title'),
    });
  if (!borrowerScenarioNames.some((name) => name === scenario))
    return void json(res, 422, {
      field: 'scenario',
      problem: message('refusedField.chooseOneOf', { values: borrowerScenarioNames.join(', ') }),
    });
  const words = typeof note === 'string' ? { note: note.slice(0, 500) } : {};
  json(res, 201, { id: partner.ask({ title, scenario: scenario as BorrowerScenario, ...words }) });
}

function order(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const json = (res: ServerResponse, status: number, value: unknown): void =>
  void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

const hash = (text: string) => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(hash(a), hash(b));
