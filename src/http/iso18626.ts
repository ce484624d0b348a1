import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { createGate, createQuota } from '../engine/fairness.js';
import type { Gateway, Presented } from '../engine/ports.js';
import { readBody } from './body.js';
import { certificateOf } from './client-certificate.js';
import { answerAndClose } from './closing.js';
import { presentedBy } from './credentials.js';
import { createFailures, type FailureRules } from './failures.js';
import { answerTo, type DoorAnswer } from './iso18626-answers.js';
import type { Log } from './log.js';
import type { Meter } from './metrics.js';

export interface InboundLimits {
  /** Largest body, in bytes. */
  bodyBytes: number;
  /** Messages worked on at the same time; more wait in line for `waitMs` (5 s), `waiting` (10 × that number) at most. */
  concurrentInbound: number;
  waiting?: number;
  waitMs?: number;
  /** How many of them one partner may hold; absent: all. As large a part of the line may be its own. */
  concurrentEach?: number;
  /** Messages a minute for one credential; absent or 0 means no quota. */
  perPartnerPerMinute?: number;
  /** Longest time from the headers to the last byte of a body (30 s). */
  bodyMs?: number;
}

/** What a partner may send at once is the quota of so many parts of a minute: a morning's batch, not a flood. */
const burstsAMinute = 6;
/** A message larger than this counts as several: what a message costs grows with its length. */
const bytesOfOne = 16 * 1024;
/** Beyond this a message keeps everybody waiting while it is understood, and counts for four times as much. */
const bytesOfLarge = 64 * 1024;

/** For how many messages one of that length counts. */
export const worthOf = (bytes: number): number =>
  Math.ceil(Math.min(bytes, bytesOfLarge) / bytesOfOne) + 4 * Math.ceil(Math.max(0, bytes - bytesOfLarge) / bytesOfOne);

export interface PartnersDoor {
  gateway: Pick<Gateway, 'receive'>;
  log: Log;
  limits: InboundLimits;
  meter: Pick<Meter, 'inboundTook'>;
  /** True while the outbox is behind; see fairness.ts. */
  pressure?: () => boolean;
  credentialHeaders?: readonly string[];
  /** Where a trusted proxy says which client certificate it was shown, in lower case; empty: none is believed. */
  certificateHeader?: string;
  failures?: FailureRules;
}

/**
 * The partners' door, mounted at `/iso18626`: `POST /` or `POST /:token` with the message as bytes. The token is taken
 * from the path by hand, so that neither a router error nor a log line ever carries it.
 */
export function partnersDoor(door: PartnersDoor): RequestHandler {
  const { limits, log, meter } = door;
  const failures = createFailures(door.failures);
  const gate = createGate({
    slots: limits.concurrentInbound,
    waiting: limits.waiting ?? limits.concurrentInbound * 10,
    ...(limits.concurrentEach === undefined
      ? {}
      : {
          slotsEach: limits.concurrentEach,
          slotsBeside: Math.max(2, Math.floor(limits.concurrentEach / 4)),
          waitingEach: limits.concurrentEach * 10,
        }),
    waitMs: limits.waitMs ?? 5000,
    pressure: door.pressure,
  });
  const { perPartnerPerMinute: perMinute = 0 } = limits;
  const quota =
    perMinute > 0 ? createQuota({ perMinute, burst: Math.max(1, Math.ceil(perMinute / burstsAMinute)) }) : undefined;
  const salt = randomBytes(16);

  return async (req, res) => {
    const started = performance.now();
    const answer = await decide(req);
    if (answer === 'gone') return void res.destroy();
    send(req, res, answer, limits.bodyBytes);
    const seconds = (performance.now() - started) / 1000;
    meter.inboundTook(answer.outcome, seconds);
    const facts = { door: 'iso18626', status: answer.status, outcome: answer.outcome, source: req.ip };
    const level = answer.status < 400 ? 'debug' : answer.status === 503 ? 'error' : 'warn';
    log[level]({ ...facts, milliseconds: Math.round(seconds * 1000), err: answer.cause }, 'answered a partner');
  };

  async function decide(req: Request): Promise<DoorAnswer | 'gone'> {
    const path = tokenIn(req.path);
    if (path === 'elsewhere') return answerTo('notFound');
    if (req.method !== 'POST') return answerTo('wrongMethod');
    if (!isXml(req.headers['content-type']) || !isPlain(req.headers['content-encoding'])) return answerTo('wrongType');
    const presented = [
      ...presentedBy(req.headers, path.token, door.credentialHeaders),
      ...certificateOf(req, door.certificateHeader),
    ];
    const source = req.ip ?? '';
    const key = keyOf(presented, source);
    // Who announces a large message that the quota does not allow is told so before it is read.
    const announced = Number(req.headers['content-length'] ?? 0);
    const isLarge = announced > bytesOfLarge && announced <= limits.bodyBytes;
    const early = isLarge ? (quota?.take(key, worthOf(announced)) ?? 0) : 0;
    if (early > 0) return { ...answerTo('overQuota', early), close: true };
    const body = await readBody(req, limits.bodyBytes, limits.bodyMs ?? 30_000);
    if (body.kind === 'gone') return 'gone';
    if (body.kind !== 'whole') return answerTo(body.kind);
    const arrived = performance.now();

    const wait = isLarge ? 0 : (quota?.take(key, worthOf(body.bytes.length)) ?? 0);
    if (wait > 0) return answerTo('overQuota', wait);
    const leave = await gate.enter(key);
    if (!leave) return answerTo('busy');
    try {
      const contentType = req.headers['content-type'] ?? '';
      const reply = await door.gateway.receive({ bytes: body.bytes, contentType, presented, sourceAddress: source });
      if (reply.kind !== 'unauthenticated') return answerTo(reply);
    } catch (cause) {
      return { ...answerTo({ kind: 'down', retryAfterSeconds: 10 }), cause };
    } finally {
      leave();
    }
    quota?.forget(key);
    await pause(Math.max(0, arrived + failures.note(source) - performance.now()));
    return answerTo({ kind: 'unauthenticated' });
  }

  /** A name for the caller that is worthless outside this process. */
  function keyOf(presented: Presented[], source: string): string {
    const first = presented[0];
    if (!first) return `from ${source}`;
    return createHash('sha256').update(salt).update(first.secret).digest('base64');
  }
}

function send(req: Request, res: Response, answer: DoorAnswer, allowance: number): void {
  res.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value);
  if (answer.close) {
    answerAndClose(req, res, answer.body, allowance);
  } else {
    res.setHeader('Content-Length', answer.body.length);
    res.end(answer.body);
  }
}

/** The rest of the path after the door: nothing, or one segment. What cannot be decoded is kept: it is nobody's token. */
function tokenIn(path: string): { token?: string } | 'elsewhere' {
  const rest = path.replace(/^\//, '').replace(/\/$/, '');
  if (rest === '') return {};
  if (rest.includes('/')) return 'elsewhere';
  try {
    return { token: decodeURIComponent(rest) };
  } catch {
    return { token: rest };
  }
}

function isXml(contentType: string | undefined): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/xml' || type === 'text/xml' || /^application\/[\w.!#$&^-]+\+xml$/.test(type);
}

function isPlain(encoding: string | undefined): boolean {
  return encoding === undefined || encoding.trim().toLowerCase() === 'identity' || encoding.trim() === '';
}
