import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { saidIn } from '../domain/refusals/index.js';
import type { Language } from '../domain/words.js';
import { isUnavailable } from '../engine/receiving/unavailable.js';
import { hasUnreadBody } from './body.js';
import { answerAndClose } from './closing.js';
import type { Log } from './log.js';
import { remedyFor } from './remedies.js';
import { spokenTo } from './spoken.js';

/** A field that is not right and what to do about it. */
export interface FieldProblem {
  field: string;
  problem: string;
  /** The same in French, where who found it out knows it; else its row among the refusals says it. Not written. */
  french?: string;
}

/** An RFC 9457 problem before it is written. `kind` becomes `urn:interlend:problem:<kind>`; `more` adds members. */
export interface ProblemFacts {
  status: number;
  kind: string;
  title: string;
  detail?: string;
  more?: Record<string, unknown>;
}

/** Most bytes thrown away of a body that was refused unread. */
const allowance = 256 * 1024;

/** Gives each call a trace id: in the answer's header, in its problem, and in the log. */
export const traced: RequestHandler = (_req, res, next) => {
  res.locals['traceId'] = randomUUID();
  res.setHeader('X-Trace-Id', traceIdOf(res));
  next();
};

export const traceIdOf = (res: Response): string => String(res.locals['traceId'] ?? '');

/** Writes a problem as `application/problem+json`, in the language of the caller where its sentences have one. */
export function sendProblem(req: Request, res: Response, facts: ProblemFacts): void {
  const language = spokenTo(req, res);
  const { status, kind, title, detail, more } = inLanguageOf(language, facts);
  const type = `urn:interlend:problem:${kind}`;
  const body = Buffer.from(JSON.stringify({ type, title, status, detail, traceId: traceIdOf(res), ...more }));
  res.status(status);
  res.setHeader('Content-Language', language);
  res.vary('Accept-Language');
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  if (hasUnreadBody(req)) {
    answerAndClose(req, res, body, allowance);
  } else {
    res.setHeader('Content-Length', body.length);
    res.end(body);
  }
}

function inLanguageOf(language: Language, facts: ProblemFacts): ProblemFacts {
  const { title, detail, more } = facts;
  const problems = more?.['problems'] as FieldProblem[] | undefined;
  const said = problems && problemsIn(language, problems);
  if (language === 'en') return said ? { ...facts, more: { ...more, problems: said } } : facts;
  return {
    ...facts,
    title: saidIn(language, title),
    detail: said ? inOneLine(said) : detail && saidIn(language, detail),
    ...(said ? { more: { ...more, problems: said } } : {}),
  };
}

/** What is wrong with each field, in that language where the sentence has one. */
export const problemsIn = <P extends FieldProblem>(language: Language, problems: readonly P[]): P[] =>
  problems.map(({ french, ...each }) => ({
    ...each,
    problem: language === 'fr' && french ? french : saidIn(language, each.problem),
  })) as unknown as P[];

const inOneLine = (problems: readonly FieldProblem[]): string =>
  problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');

export const unknownThing = (what: string, id: unknown): ProblemFacts => ({
  status: 404,
  kind: 'unknown',
  title: `There is no such ${what}`,
  detail: `Nothing here is known as "${String(id)}". It may have been removed, or the id may have been mistyped.`,
});

export const invalidFields = (problems: FieldProblem[]): ProblemFacts => ({
  status: 422,
  kind: 'invalid',
  title: 'Some fields need another look',
  detail: inOneLine(problems),
  more: { problems },
});

/** Answers what no route has taken. */
export const nothingHere: RequestHandler = (req, res) =>
  sendProblem(req, res, { status: 404, kind: 'not-found', title: 'There is nothing at this address' });

/**
 * The last handler: refusals by the router, the body reader or the document become problems with their number; a database
 * that is away is a 503; anything else is a surprise, logged with its trace id and told to nobody.
 */
export function problemsFrom(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const refusal = refusalIn(error);
    if (res.headersSent || res.destroyed || refusal?.kind === 'gone') return void res.destroy();
    if (refusal) {
      for (const [name, value] of Object.entries(refusal.headers)) res.setHeader(name, value);
      return sendProblem(req, res, refusal);
    }
    if (isUnavailable(error)) {
      log.warn({ err: error, traceId: traceIdOf(res), method: req.method }, 'a call found the database away or busy');
      res.setHeader('Retry-After', '5');
      return sendProblem(req, res, away);
    }
    log.error({ err: error, traceId: traceIdOf(res), method: req.method }, 'a call failed for a reason nobody foresaw');
    sendProblem(req, res, {
      status: 500,
      kind: 'unexpected',
      title: 'Something went wrong on our side',
      detail: 'Nothing was changed, or the change was kept whole. Quote the trace id to whoever runs this node.',
    });
  };
}

const away: ProblemFacts = {
  status: 503,
  kind: 'unavailable',
  title: 'The database cannot be reached just now',
  detail: 'Nothing was changed, or the change was kept whole. Try again in a moment.',
};

type Refusal = ProblemFacts & { headers: Record<string, string> };

/** Reads the errors that express, its body reader and the OpenAPI validator throw for what a caller did. */
function refusalIn(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { status, type, headers, errors } = error as Record<string, unknown>;
  if (type === 'request.aborted') return { ...kinds[400], status: 400, kind: 'gone', headers: {} };
  if (typeof status !== 'number' || !isRefusal(status)) return undefined;
  const problems = Array.isArray(errors) ? fieldProblems(errors) : [];
  const readable = status === 400 && typeof type === 'string' ? 'The body is not the JSON this door takes.' : undefined;
  const detail = inOneLine(problems) || readable;
  return {
    ...kinds[status],
    status,
    detail: detail ?? kinds[status].detail,
    more: status === 400 && problems.length > 0 ? { problems } : undefined,
    headers: status === 405 ? allowIn(headers) : {},
  };
}

const kinds = {
  400: { kind: 'not-understood', title: 'The call could not be understood', detail: undefined },
  404: { kind: 'not-found', title: 'There is nothing at this address', detail: undefined },
  405: { kind: 'wrong-method', title: 'This address does not take that method', detail: undefined },
  413: { kind: 'too-large', title: 'The body is too large', detail: 'A body may have 256 KB at most.' },
  415: {
    kind: 'wrong-type',
    title: 'The body is not JSON',
    detail: 'Send UTF-8 JSON, not compressed, with Content-Type: application/json.',
  },
} as const;
const isRefusal = (status: number): status is keyof typeof kinds => Object.hasOwn(kinds, status);

function allowIn(headers: unknown): Record<string, string> {
  const allow = (headers as Record<string, unknown> | undefined)?.['Allow'];
  return typeof allow === 'string' ? { Allow: allow } : {};
}

/** `/body/rota/0` → `rota.0`. */
function fieldProblems(errors: unknown[]): FieldProblem[] {
  const seen = new Map<string, FieldProblem>();
  for (const error of errors) {
    const { path, message } = error as { path?: unknown; message?: unknown };
    if (typeof path !== 'string' || typeof message !== 'string' || message.includes('"then" schema')) continue;
    const field = path
      .replace(/^\/(body|query|params|headers)(?=\/)/, '')
      .replace(/^\//, '')
      .replaceAll('/', '.');
    seen.set(`${field} ${message}`, { field: field === '' ? 'body' : field, problem: remedyFor(message) });
  }
  return [...seen.values()];
}
