import { setTimeout as pause } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../engine/engine-context.js';
import { createGate, type Gate } from '../engine/fairness.js';
import type { Receiving } from '../engine/model/gateway.js';
import type { SharedCount, Siblings } from '../engine/model/siblings.js';
import { readBody } from './body.js';
import { certificatePresented } from './client-certificate.js';
import { answerAndClose } from './closing.js';
import { presentedBy } from './credentials.js';
import { createFailures, type FailureRules } from './failures.js';
import { type EndpointAnswer, sendAnswer } from './iso18626-answers.js';
import type { HttpMeter } from './metrics.js';
import { sourceOfCall } from './source.js';

export interface InboundLimits {
  /** Largest body, in bytes. */
  bodyBytes: number;
  /** Messages worked on at the same time; more wait in line for `waitMs` (5 s), `waiting` (10 × that number) at most. */
  concurrentInbound: number;
  waiting?: number;
  waitMs?: number;
  /** How many of them one partner may hold while others send too; absent: all. Alone it may hold nearly all. */
  concurrentEach?: number;
  /** Messages a minute of one partner while others send too; absent or 0 means no quota. */
  perPartnerPerMinute?: number;
  /** Longest time from the headers to the last byte of a body (30 s). */
  bodyMs?: number;
}

/** What a partner may send at once beside others is the quota of so many parts of a minute; the rest goes at its pace. */
const burstsAMinute = 60;
/** So long after its last message a partner counts as one that sends too. */
const presentMs = 10_000;
/** So long, at p95, the answer that a message sets off takes from its commit until the partner has it, on a small machine. */
const answeringMs = 40;
/** One partner's part of the line. */
const waitingEach = 80;
/** A caller that comes again before its time is answered so late. */
const impatientMs = 1000;
/** A message larger than this counts as several: what a message costs grows with its length. */
const bytesOfOne = 16 * 1024;
/** Beyond this a message counts for four times as much, and has its place before it is read. */
const bytesOfLarge = 64 * 1024;

/** For how many messages one of that length counts. */
export const worthOf = (bytes: number): number =>
  Math.ceil(Math.min(bytes, bytesOfLarge) / bytesOfOne) + 4 * Math.ceil(Math.max(0, bytes - bytesOfLarge) / bytesOfOne);

export interface PartnersContext {
  receiving: Receiving;
  log: Log;
  limits: InboundLimits;
  meter: Pick<HttpMeter, 'inboundTook' | 'inboundWaited' | 'watchInbound'>;
  /** True while the outbox is behind; see fairness.ts. */
  pressure?: () => boolean;
  credentialHeaders?: readonly string[];
  /** Where a trusted proxy says which client certificate it was shown, in lower case; empty: none is trusted. */
  certificateHeader?: string;
  failures?: FailureRules;
  /** The other processes of this node: quotas and failures are counted together with them. */
  siblings?: Pick<Siblings, 'count'>;
}

/**
 * The partner endpoint, mounted at `/iso18626`: `POST /` or `POST /:token` with the message as bytes. The token is taken
 * from the path by hand, so that neither a router error nor a log line ever carries it.
 */
export function partnersHandler(context: PartnersContext): RequestHandler {
  const { limits, log, meter } = context;
  const { siblings } = context;
  const failures = createFailures(context.failures, Date.now, siblings?.count('refused strangers'));
  const gate = gateFor(limits, context.pressure, siblings?.count('messages of partners'));
  meter.watchInbound(() => ({ atWork: gate.busy, waiting: gate.waiting }));
  /** Until when a partner should wait, by its code. */
  const told = new Map<string, number>();

  return async (req, res) => {
    const started = performance.now();
    const answer = await decide(req);
    if (answer === 'gone') return void res.destroy();
    send(req, res, answer, limits.bodyBytes);
    const seconds = (performance.now() - started) / 1000;
    meter.inboundTook(answer.outcome, seconds);
    const facts = { door: 'iso18626', status: answer.status, outcome: answer.outcome, source: req.ip };
    const level = answer.status < 400 || answer.again ? 'debug' : answer.status === 503 ? 'error' : 'warn';
    log[level]({ ...facts, milliseconds: Math.round(seconds * 1000), err: answer.cause }, 'answered a partner');
  };

  async function decide(req: Request): Promise<EndpointAnswer | 'gone'> {
    const path = tokenIn(req.path);
    if (path === 'elsewhere') return sendAnswer('notFound');
    if (req.method !== 'POST') return sendAnswer('wrongMethod');
    if (!isXml(req.headers['content-type']) || !isPlain(req.headers['content-encoding']))
      return sendAnswer('wrongType');
    const presented = [
      ...presentedBy(req.headers, path.token, context.credentialHeaders),
      ...certificatePresented(req, context.certificateHeader),
    ];
    const source = req.ip ?? '';
    const announced = Number(req.headers['content-length'] ?? Number.NaN);
    if (announced > limits.bodyBytes) return sendAnswer('tooLarge');
    let leave: (() => void) | undefined;
    try {
      const who = await context.receiving.recognise(presented, source);
      // What is large, or may be, has its place before it is read, and who may not send it now is notified unread.
      const isLarge = !(announced <= bytesOfLarge);
      const worth = worthOf(announced || 0);
      if (who !== undefined && isLarge) {
        leave = gate.delay(who, worth) > 0 ? undefined : await enter(who, worth);
        if (!leave) return { ...(await busy(who, worth)), close: true };
      }
      const body = await readBody(req, who === undefined && isLarge ? 0 : limits.bodyBytes, limits.bodyMs ?? 30_000);
      if (body.kind === 'gone') return 'gone';
      const arrived = performance.now();
      if (who === undefined) return await refuseStranger(sourceOfCall(req), arrived, body.kind !== 'whole');
      if (body.kind !== 'whole') return sendAnswer(body.kind);
      const size = worthOf(body.bytes.length);
      if (leave) gate.charge(who, size - worth);
      else leave = await enter(who, size);
      if (!leave) return await busy(who, size);
      const contentType = req.headers['content-type'] ?? '';
      const reply = await context.receiving.receive({
        bytes: body.bytes,
        contentType,
        presented,
        sourceAddress: source,
      });
      return reply.kind === 'unauthenticated' ? await refuseStranger(sourceOfCall(req), arrived) : sendAnswer(reply);
    } catch (cause) {
      return { ...sendAnswer({ kind: 'down', retryAfterSeconds: 10 }), cause };
    } finally {
      leave?.();
    }
  }

  async function enter(who: string, worth: number): Promise<(() => void) | undefined> {
    const began = performance.now();
    const leave = await gate.enter(who, worth);
    if (leave) meter.inboundWaited((performance.now() - began) / 1000);
    return leave;
  }

  async function busy(who: string, worth: number): Promise<EndpointAnswer> {
    const seconds = Math.max(2, Math.ceil(gate.delay(who, worth) / 1000));
    const again = performance.now() < (told.get(who) ?? 0);
    told.set(who, performance.now() + seconds * 1000);
    if (again) await pause(impatientMs);
    return { ...sendAnswer('busy', seconds), again };
  }

  async function refuseStranger(source: string, arrived: number, close = false): Promise<EndpointAnswer> {
    await pause(Math.max(0, arrived + failures.note(source) - performance.now()));
    return { ...sendAnswer({ kind: 'unauthenticated' }), close };
  }
}

function gateFor(limits: InboundLimits, pressure?: () => boolean, shared?: SharedCount): Gate {
  const { concurrentInbound: slots, concurrentEach, perPartnerPerMinute: perMinute = 0, waiting = slots * 10 } = limits;
  return createGate({
    slots,
    // Whoever is alone leaves a few places for the first message of another.
    slotsAlone: Math.max(1, slots - Math.max(1, Math.floor(slots / 8))),
    ...(concurrentEach === undefined ? {} : { slotsBeside: concurrentEach }),
    waiting,
    waitingEach: Math.min(waiting, waitingEach),
    waitMs: limits.waitMs ?? 5000,
    presentMs,
    answeringMs,
    ...(perMinute > 0 ? { quota: { perMinute, burst: Math.max(1, Math.ceil(perMinute / burstsAMinute)) } } : {}),
    pressure,
    ...(shared ? { shared } : {}),
  });
}

function send(req: Request, res: Response, answer: EndpointAnswer, allowance: number): void {
  res.statusCode = answer.status;
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value);
  if (answer.close) {
    answerAndClose(req, res, answer.body, allowance);
  } else {
    res.setHeader('Content-Length', answer.body.length);
    res.end(answer.body);
  }
}

/** The rest of the path after the endpoint: nothing, or one segment. What cannot be decoded is kept: it matches no token. */
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
