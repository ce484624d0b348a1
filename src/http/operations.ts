import { setTimeout as pause } from 'node:timers/promises';
import { type RequestHandler, Router } from 'express';
import type { NodeSnapshot } from '../contract/node-views.js';
import type { NodeHealth } from '../engine/model/gateway.js';
import type { ProcessesNow, Siblings } from '../engine/model/siblings.js';
import { versionText } from '../program-files.js';
import { askAll } from './all-processes.js';
import type { Metrics } from './metrics.js';

export interface Operations {
  health: Pick<NodeHealth, 'snapshot'>;
  metrics: Metrics;
  nodeName(): string;
  siblings?: Siblings;
  /** A copy that is only looked at. */
  readOnly?: boolean;
  /** How long a look at the node may take, in milliseconds (2 s). */
  patienceMs?: number;
}

/** Says only that the process answers: open to everybody. */
export const live =
  ({ readOnly = false }: Pick<Operations, 'readOnly'>): RequestHandler =>
  (_req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    res.json({ status: 'live', ...(readOnly ? { readOnly } : {}) });
  };

/** `/health/ready` with its details, and `/metrics`. For a loopback port, or behind the staff token. */
export function operationsRoutes(
  { health, metrics, nodeName, siblings, readOnly = false, patienceMs = 2000 }: Operations,
  guard: RequestHandler[] = [],
) {
  const router = Router();
  const look = async () => {
    const tooLate = new AbortController();
    const late = pause(patienceMs, undefined, { signal: tooLate.signal, ref: false }).catch(() => undefined);
    const snapshot = await Promise.race([health.snapshot().catch(() => undefined), late]);
    tooLate.abort();
    return snapshot ?? undefined;
  };
  router.get('/health/ready', ...guard, async (_req, res) => {
    const [snapshot, all] = await Promise.all([look(), askAll(siblings, metrics)]);
    const complaints = [...complaintsOf(snapshot), ...missingOf(all.now), ...crowdOf(all.turnedAway)];
    const canStore = snapshot?.database === 'up';
    const isWell = readOnly ? 'read-only' : complaints.length > 0 ? 'degraded' : 'ready';
    const status = canStore ? isWell : 'down';
    res.setHeader('Cache-Control', 'no-store');
    res.status(canStore ? 200 : 503).json({
      ...{ status, ...(readOnly ? { readOnly } : {}), node: nodeName(), version: versionText(), complaints, snapshot },
    });
  });
  router.get('/metrics', ...guard, async (_req, res) => {
    const [snapshot, all] = await Promise.all([look(), askAll(siblings, metrics)]);
    const body = await metrics.exposition(snapshot, all.metricsText);
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Type', metrics.registry.contentType);
    res.end(body);
  });
  return router;
}

/** Processes of this node that do not run, or end again and again. */
function missingOf({ wanted, open, failing }: ProcessesNow): string[] {
  if (failing.length > 0)
    return [
      `${failing.length > 1 ? 'Processes' : 'Process'} ${failing.join(', ')} of ${wanted} of this node ${failing.length > 1 ? 'end' : 'ends'} again and again soon after the start: the log says why.`,
    ];
  return open < wanted
    ? [`${open} of the ${wanted} processes of this node are open; the others are being started.`]
    : [];
}

/** What is not as it should be, in sentences. Only a database in which nothing can be stored makes a node unready. */
function complaintsOf(snapshot: NodeSnapshot | undefined): string[] {
  if (!snapshot) return ['The node did not describe itself in time: the database may not answer.'];
  const { database, delivery, deadLettered, openChannels, directoryFailures, unreadableSecrets } = snapshot;
  const complaints: string[] = [];
  if (database === 'down') complaints.push('The database does not answer: nothing can be stored.');
  if (database === 'read-only')
    complaints.push(
      'The database stores nothing: it takes no more connections, is read-only, or its disk is full (interlend doctor says which). Messages are refused until it does.',
    );
  if (unreadableSecrets.length > 0)
    complaints.push(
      `What we present to ${unreadableSecrets.join(', ')} cannot be read with this secret key, and nothing is sent there: enter it again, or give the node back the secret key that it had (INTERLEND_SECRET_KEY, or the file secret-key of the data folder).`,
    );
  if (!delivery.connected)
    complaints.push(
      `RabbitMQ does not take messages now (${delivery.lastError ?? 'not connected'}): each process sends its own messages without it. Nothing waits and nothing is lost.`,
    );
  else if (delivery.kind === 'rabbitmq' && delivery.consumers === 0)
    complaints.push('This process takes no messages from RabbitMQ: the others send them.');
  if (deadLettered > 0)
    complaints.push(
      `${deadLettered} ${deadLettered === 1 ? 'message was' : 'messages were'} handed out too often by the broker and stopped: staff find them among the requests that need attention, and send them again there.`,
    );
  if (delivery.sharedSince)
    complaints.push(
      'Another library is at work on this broker under the same node id. Each has a queue of its own and no message goes astray; give one of the two another INTERLEND_NODE_ID all the same, and start it again.',
    );
  if (delivery.copies === 1 && delivery.members !== undefined && delivery.members > 1)
    complaints.push(
      `The queue of outgoing messages has one copy, though RabbitMQ has ${delivery.members} members: while that one is away each process sends its own messages. Give the others a copy: rabbitmq-queues grow rabbit@MEMBER all --queue-pattern '^interlend'.`,
    );
  if (directoryFailures > 0)
    complaints.push(`The directory could not be followed, ${directoryFailures} looks in a row.`);
  if (openChannels.length > 0) complaints.push(`Not sending to: ${openChannels.join(', ')}.`);
  return complaints;
}

/** Callers that were asked to come again lost nothing, but the node may be too small for its partners. */
const crowdOf = (turnedAway: number): string[] =>
  turnedAway === 0
    ? []
    : [`In the last minute partners were told ${turnedAway} times to send a message again later: the node is full.`];
