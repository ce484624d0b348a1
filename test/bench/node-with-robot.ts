/**
 * A real node with a robot at its desk, in the node's own process: it acts at once when a message has come in, as the
 * fastest imaginable member of staff, by the gateway's own verbs.
 */

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type * as UntilAsked from '../../src/cli/foreground.js';
import type { RequestView } from '../../src/contract/request-views.js';
import type { Arrival } from '../../src/engine/model/arrivals.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import type * as Main from '../../src/main.js';
import { root } from '../support/root.js';
import { answerQuestions } from './child.js';
import { longestTurn } from './turns.js';

export type RobotQuestion =
  /** Keeps so many loans under way until told to stop. */
  | { lend: number; partner: string; patrons?: readonly string[] }
  | 'stop'
  | 'failures'
  /** The longest turn of its event loop since it was asked last, in milliseconds of processor time. */
  | 'longestTurn'
  /** Makes requests, sends them at a steady pace, and tells when each was ordered to be sent. */
  | { send: number; perSecond: number; partner: string };

/** The compiled program, as in production. */
const compiled = (file: string): string => pathToFileURL(join(root, 'dist/src', file)).href;
const { startServed } = (await import(compiled('main.js'))) as typeof Main;
const { untilAsked } = (await import(compiled('cli/foreground.js'))) as typeof UntilAsked;
const served = await startServed(process.env, () => {});
const { gateway } = served.node;
const actor = { kind: 'staff', name: 'robot' } as const;
const known = new Map<string, { id: string; version: number }>();
const failures: string[] = [];
let lending: { partner: string; patrons?: readonly string[] } | undefined;
let shipped = 0;

const receive = gateway.receiving.receive;
gateway.receiving.receive = async (arrival) => {
  const reply = await receive(arrival);
  if (reply.kind === 'confirmed' && reply.outcome === 'applied')
    void answerTo(arrival).catch((error: Error) => failures.push(error.stack ?? error.message));
  return reply;
};

async function answerTo({ bytes }: Arrival): Promise<void> {
  const xml = bytes.toString('utf8');
  const id = /requestingAgencyRequestId>([^<]*)</.exec(xml)?.[1] ?? '';
  const said = /<(?:\w+:)?(?:action|status)>([^<]*)</.exec(xml)?.[1] ?? 'Request';
  const seen = known.get(id);
  // The message itself was one step.
  if (seen) seen.version += 1;
  switch (said) {
    case 'Request':
      await act(id, 'willSupply', {});
      return act(id, 'ship', { barcodes: [`B-${process.pid}-${++shipped}`] });
    case 'Loaned':
      await act(id, 'receive', {});
      return act(id, 'returnToPartner', {});
    case 'ShippedReturn':
      return act(id, 'checkIn', {});
    case 'LoanCompleted':
      known.delete(id);
      if (lending) await lend(lending.partner);
  }
}

async function act(externalId: string, action: string, fields: Record<string, unknown>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const seen = known.get(externalId) ?? (await look(externalId));
    const outcome: ActOutcome = await gateway.orders.act(seen.id, action, seen.version, fields, actor);
    if (outcome.kind === 'done') {
      if (action === 'checkIn') known.delete(externalId);
      else remember(externalId, outcome.request);
      return;
    }
    // Somebody was faster: in a library of several processes that is the message that the other one took in.
    if (outcome.kind !== 'stale' && outcome.kind !== 'notAllowed')
      throw new Error(`${action}: ${JSON.stringify(outcome).slice(0, 500)}`);
    remember(externalId, outcome.request);
    if (outcome.kind === 'notAllowed') await pause(5);
  }
  throw new Error(`${action} on ${externalId} did not succeed.`);
}

function remember(externalId: string, { id, version }: RequestView): void {
  known.set(externalId, { id, version });
}

async function look(externalId: string): Promise<{ id: string; version: number }> {
  const found = await gateway.reading.request(externalId);
  if (!found) throw new Error(`There is no request ${externalId}.`);
  remember(externalId, found);
  return { id: found.id, version: found.version };
}

/** One volume a request: the same one twice would wait for a review. */
let volumes = 0;
async function make(partner: string): Promise<RequestView> {
  const made = await gateway.newRequests.create(
    {
      serviceType: 'Loan',
      title: 'Lakes and rivers of the northern shield',
      author: 'Tremblay, G.',
      isbn: '9780771000003',
      volume: `${process.pid}.${++volumes}`,
      rota: [partner],
      ...(lending?.patrons ? { patron: { id: lending.patrons[volumes % lending.patrons.length] ?? '' } } : {}),
    },
    actor,
  );
  if (made.kind !== 'created') throw new Error(JSON.stringify(made));
  remember(made.request.externalId, made.request);
  return made.request;
}

async function lend(partner: string): Promise<void> {
  const { externalId } = await make(partner);
  await act(externalId, 'send', {});
}

async function send(count: number, perSecond: number, partner: string): Promise<[string, number][]> {
  const ordered: [string, number][] = [];
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await make(partner)).externalId);
  for (const externalId of ids) {
    ordered.push([externalId, performance.timeOrigin + performance.now()]);
    await act(externalId, 'send', {});
    await pause(1000 / perSecond);
  }
  return ordered;
}

answerQuestions(async (question: RobotQuestion) => {
  if (question === 'failures') return failures;
  if (question === 'longestTurn') return longestTurn();
  if (question === 'stop') {
    lending = undefined;
    return failures.slice(0, 5);
  }
  if ('send' in question) return send(question.send, question.perSecond, question.partner);
  lending = { partner: question.partner, ...(question.patrons ? { patrons: question.patrons } : {}) };
  await Promise.all(Array.from({ length: question.lend }, () => lend(question.partner)));
  return undefined;
});
await untilAsked();
await served.stop();
process.exit(0);
