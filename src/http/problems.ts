import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Log } from '../engine/engine-context.js';
import type { FieldProblem } from '../engine/model/local/outcome.js';
import { isStopped, isUnavailable } from '../engine/receiving/unavailable.js';
import { hasWords, isMessage, type Language, message, say, type Wording } from '../words/index.js';
import { hasUnreadBody } from './body.js';
import { answerAndClose } from './closing.js';
import { Unfit } from './field-problems.js';
import { inLanguage, languageOfCaller } from './in-language.js';

/** An RFC 9457 problem before it is written. `kind` becomes `urn:interlend:problem:<kind>`; `more` adds members. */
export interface ProblemFacts {
  status: number;
  kind: string;
  title: Wording;
  detail?: Wording | undefined;
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

/** Writes a problem as `application/problem+json`, in the language of the caller, with the code of what is said. */
export function sendProblem(req: Request, res: Response, facts: ProblemFacts): void {
  const language = languageOfCaller(req, res);
  const { status, kind, title, detail, more } = facts;
  const problems = more?.['problems'] as FieldProblem[] | undefined;
  const coded = [detail, title].find(isMessage);
  const written = inLanguage(language, {
    type: `urn:interlend:problem:${kind}`,
    title,
    status,
    detail: detail ?? (problems && inOneLine(language, problems)),
    ...(coded ? { code: coded.code, facts: coded.facts } : {}),
    traceId: traceIdOf(res),
    ...more,
  });
  const body = Buffer.from(JSON.stringify(written));
  res.status(status);
  res.setHeader('Content-Language', language);
  res.vary('Accept-Language');
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  // A refusal is not cached either: it may name a person.
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
  if (hasUnreadBody(req)) {
    answerAndClose(req, res, body, allowance);
  } else {
    res.setHeader('Content-Length', body.length);
    res.end(body);
  }
}

const inOneLine = (language: Language, problems: readonly FieldProblem[]): string =>
  problems.map(({ field, problem }) => `${field}: ${say(problem, language)}`).join('; ');

/** `what` names its sentence in the catalogue: `loan of this patron` is `loanOfThisPatron`. */
export function unknownThing(what: string, id: unknown): ProblemFacts {
  const code = `refusedUnknown.${what.replace(/ (\w)/g, (_, first: string) => first.toUpperCase())}`;
  return {
    status: 404,
    kind: 'unknown',
    title: message(hasWords(code) ? code : 'refusedUnknown.other'),
    detail: message('refusedCall.unknownDetail', { id: String(id) }),
  };
}

export const invalidFields = (problems: FieldProblem[]): ProblemFacts => ({
  status: 422,
  kind: 'invalid',
  title: message('refusedCall.invalid'),
  more: { problems },
});

/** Too many passwords and PINs are being looked at: come again soon. */
export const busyWithPasswords: ProblemFacts = {
  status: 503,
  kind: 'busy',
  title: message('refusedAccess.tooManyPasswords'),
};

/** Answers what no route has taken. */
export const nothingHere: RequestHandler = (req, res) => sendProblem(req, res, noSuchPlace);

export const noSuchPlace: ProblemFacts = {
  status: 404,
  kind: 'not-found',
  title: message('refusedCall.nothingHere'),
};

/**
 * The last handler: refusals by the router, the body reader or the document become problems with their number; a database
 * that is away is a 503; anything else is unexpected, logged with its trace id and not shown. `tell`: how the answer is written.
 */
export function problemsFrom(log: Log, tell = sendProblem): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const refusal = refusalIn(error);
    if (res.headersSent || res.destroyed || refusal?.kind === 'gone') return void res.destroy();
    if (refusal) {
      for (const [name, value] of Object.entries(refusal.headers)) res.setHeader(name, value);
      return tell(req, res, refusal);
    }
    if (isStopped(error)) {
      log.warn(
        { err: error, traceId: traceIdOf(res), method: req.method },
        'a call took the database too long and was stopped',
      );
      res.setHeader('Retry-After', '30');
      return tell(req, res, tooLong);
    }
    if (isUnavailable(error)) {
      log.warn({ err: error, traceId: traceIdOf(res), method: req.method }, 'a call found the database away or busy');
      res.setHeader('Retry-After', '5');
      return tell(req, res, away);
    }
    log.error({ err: error, traceId: traceIdOf(res), method: req.method }, 'a call failed for a reason nobody foresaw');
    tell(req, res, {
      status: 500,
      kind: 'unexpected',
      title: message('refusedCall.unexpected'),
      detail: message('refusedCall.unexpectedDetail'),
    });
  };
}

const away: ProblemFacts = {
  status: 503,
  kind: 'unavailable',
  title: message('refusedCall.unavailable'),
  detail: message('refusedCall.unavailableDetail'),
};

const tooLong: ProblemFacts = {
  status: 503,
  kind: 'too-long',
  title: message('refusedCall.tooLong'),
  detail: message('refusedCall.tooLongDetail'),
};

type Refusal = ProblemFacts & { headers: Record<string, string> };

/** Reads the errors that express, its body reader and the check of calls throw for what a caller did. */
function refusalIn(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { status, type, headers } = error as Record<string, unknown>;
  if (type === 'request.aborted') return { ...kinds[400], status: 400, kind: 'gone', headers: {} };
  if (typeof status !== 'number' || !isRefusal(status)) return undefined;
  const problems = error instanceof Unfit ? error.problems : [];
  const readable = status === 400 && typeof type === 'string' ? message('refusedCall.notJson') : undefined;
  return {
    ...kinds[status],
    status,
    detail: problems.length > 0 ? undefined : (readable ?? kinds[status].detail),
    more: status === 400 && problems.length > 0 ? { problems } : undefined,
    headers: status === 405 ? allowIn(headers) : {},
  };
}

const kinds = {
  400: { kind: 'not-understood', title: message('refusedCall.notUnderstood'), detail: undefined },
  404: { kind: 'not-found', title: message('refusedCall.nothingHere'), detail: undefined },
  405: { kind: 'wrong-method', title: message('refusedCall.wrongMethod'), detail: undefined },
  413: { kind: 'too-large', title: message('refusedCall.tooLarge'), detail: message('refusedCall.tooLargeDetail') },
  415: {
    kind: 'wrong-type',
    title: message('refusedCall.wrongType'),
    detail: message('refusedCall.wrongTypeDetail'),
  },
} as const;
const isRefusal = (status: number): status is keyof typeof kinds => Object.hasOwn(kinds, status);

function allowIn(headers: unknown): Record<string, string> {
  const allow = (headers as Record<string, unknown> | undefined)?.['Allow'];
  return typeof allow === 'string' ? { Allow: allow } : {};
}
