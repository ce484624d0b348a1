import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { NodeSnapshot } from '../engine/model/gateway.js';

/** What the engine, the sender and the doors count. Every argument is one of a short closed list, never a partner's text. */
export interface HttpMeter {
  messageIn(kind: string, outcome: string): void;
  messageOut(kind: string, answerClass: string): void;
  attemptTook(answerClass: string, seconds: number): void;
  gathered(works: number, waitedSeconds: number): void;
  inboundTook(outcome: string, seconds: number): void;
  /** How long a message waited for its place. */
  inboundWaited(seconds: number): void;
  /** Whom to ask how many messages are worked on, and how many wait for a place. */
  watchInbound(look: () => { atWork: number; waiting: number }): void;
  /** A long message was read in a thread of its own. */
  readApart(seconds: number): void;
}

export interface Metrics {
  registry: Registry;
  meter: HttpMeter;
  /** Messages of partners that were told to come again, in the last minute. */
  turnedAway(): number;
  /** How the doorbell of this process is. */
  watchDoorbell(look: () => NodeSnapshot['doorbell']): void;
  /** Counters and gauges of this process, as they are added up with those of others. */
  ofProcess(): Promise<unknown>;
  /**
   * Prometheus text: what the processes counted, this one's own without `counted`, then how the node is. Those gauges show
   * the snapshot; without one they are absent rather than old.
   */
  exposition(snapshot: NodeSnapshot | undefined, counted?: () => Promise<string>): Promise<string>;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 75];

/** Counters and gauges of one node, in a registry of its own: two nodes may live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: neverMs });
  for (const name of ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'])
    registry.removeSingleMetric(`nodejs_eventloop_lag_${name}_seconds`);
  showHowBusy(registers);
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `interlend_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name: `interlend_${name}`, help, labelNames, buckets, registers });
  const messagesIn = counter('messages_in_total', 'Messages received, by kind and outcome.', ['kind', 'outcome']);
  const messagesOut = counter('messages_out_total', 'Messages sent, by kind and class of the answer.', [
    'kind',
    'class',
  ]);
  const attempts = histogram('attempt_duration_seconds', 'One call to a partner, dial to last byte.', ['class']);
  const inbound = histogram('inbound_duration_seconds', 'One call at the partners’ door, headers to answer.', [
    'outcome',
  ]);
  const batches = new Histogram({
    name: 'interlend_commit_works',
    help: 'Messages, orders of staff and steps of the node itself kept by one commit.',
    buckets: [1, 2, 4, 8, 16, 32],
    registers,
  });
  const gathering = new Histogram({
    name: 'interlend_commit_gathering_seconds',
    help: 'How long the first of a commit waited for it to begin.',
    buckets,
    registers,
  });
  const waited = histogram(
    'inbound_waiting_seconds',
    'How long a message waited for a place: partners take turns.',
    [],
  );
  const apart = histogram('inbound_long_reading_seconds', 'Reading a long message in a thread of its own.', []);
  const turned = countLately();
  let look = () => ({ atWork: 0, waiting: 0 });
  const crowd = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `interlend_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  crowd('inbound_at_work', 'Messages of partners that are worked on.', () => look().atWork);
  crowd('inbound_waiting', 'Messages of partners that wait for a place.', () => look().waiting);
  const ofNode = new Registry();
  const showSnapshot = snapshotGauges([ofNode]);
  const watchDoorbell = doorbellGauges(registers);
  return {
    registry,
    meter: {
      messageIn: (kind, outcome) => messagesIn.inc({ kind, outcome }),
      messageOut: (kind, answerClass) => messagesOut.inc({ kind, class: answerClass }),
      attemptTook: (answerClass, seconds) => attempts.observe({ class: answerClass }, seconds),
      gathered: (works, waitedSeconds) => {
        batches.observe(works);
        gathering.observe(waitedSeconds);
      },
      inboundTook: (outcome, seconds) => {
        inbound.observe({ outcome }, seconds);
        if (outcome === 'busy') turned.note();
      },
      inboundWaited: (seconds) => waited.observe(seconds),
      watchInbound: (asked) => {
        look = asked;
      },
      readApart: (seconds) => apart.observe(seconds),
    },
    turnedAway: turned.inLastMinute,
    watchDoorbell,
    ofProcess: () => registry.getMetricsAsJSON(),
    async exposition(snapshot, counted = () => registry.metrics()) {
      showSnapshot(snapshot);
      return `${await counted()}\n${await ofNode.metrics()}`;
    },
  };
}

/**
 * The package watches the event loop by waking the process a hundred times a second: half of what a node at rest would cost. It is
 * told to wake once in this time, and what it would show then is left out.
 */
const neverMs = 3_600_000;

/** The same is told by what Node.js counts anyway. */
function showHowBusy(registers: Registry[]): void {
  let before = performance.eventLoopUtilization();
  new Gauge({
    name: 'interlend_event_loop_busy',
    help: 'Part of the time since this was last asked in which the process was at work; at 1 it can do no more.',
    aggregator: 'average',
    registers,
    collect() {
      const now = performance.eventLoopUtilization();
      this.set(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  });
}

const secondsKept = 60;

/** Counts by the second, so that a flood takes no memory. */
function countLately(now = () => Math.floor(performance.now() / 1000)) {
  const bySecond = new Map<number, number>();
  const forget = () => {
    for (const second of bySecond.keys()) if (second <= now() - secondsKept) bySecond.delete(second);
  };
  return {
    note: () => {
      forget();
      bySecond.set(now(), (bySecond.get(now()) ?? 0) + 1);
    },
    inLastMinute: () => {
      forget();
      return [...bySecond.values()].reduce((all, many) => all + many, 0);
    },
  };
}

/** Each process has its own: the node's is connected when all are. */
function doorbellGauges(registers: Registry[]): Metrics['watchDoorbell'] {
  let look: (() => NodeSnapshot['doorbell']) | undefined;
  const gauge = (
    name: string,
    help: string,
    aggregator: 'min' | 'sum',
    read: (doorbell: NodeSnapshot['doorbell']) => number,
  ) =>
    new Gauge({
      name: `interlend_${name}`,
      help,
      registers,
      aggregator,
      collect() {
        if (look) this.set(read(look()));
        else this.remove();
      },
    });
  gauge('doorbell_connected', '1 when the doorbell is connected in all processes.', 'min', (d) => Number(d.connected));
  gauge('doorbell_consumers', 'Doorbell consumers alive.', 'sum', (d) => d.consumers);
  return (asked) => {
    look = asked;
  };
}

/** Gauges are set when somebody looks. A gauge without a snapshot is removed, so that no old value looks new. */
function snapshotGauges(registers: Registry[]): (snapshot: NodeSnapshot | undefined) => void {
  const gauge = (name: string, help: string) => new Gauge({ name: `interlend_${name}`, help, registers });
  const rows = gauges.map(([name, help, read]) => ({ gauge: gauge(name, help), read }));
  const up = gauge('database_up', '1 when the database answers.');
  return (snapshot) => {
    up.set(snapshot?.database === 'up' ? 1 : 0);
    for (const row of rows) {
      if (snapshot) row.gauge.set(row.read(snapshot));
      else row.gauge.remove();
    }
  };
}

const gauges: [string, string, (snapshot: NodeSnapshot) => number][] = [
  ['outbox_depth', 'Outbound messages that are not final.', (s) => s.outboxDepth],
  ['outbox_oldest_seconds', 'Age of the oldest outbound message that is due.', (s) => s.outboxOldestSeconds],
  ['outbox_held', 'Outbound messages held by staff or by a rule.', (s) => s.held],
  ['inbox_waiting_early', 'Messages that wait for the request they are about.', (s) => s.waitingEarly],
  ['attention_open', 'Open attention items.', (s) => s.attentionOpen],
  ['directory_failures', 'Looks in a row at the followed directory that failed.', (s) => s.directoryFailures],
  ['channels_open', 'Partners whose channel is open (not sending).', (s) => s.openChannels.length],
];
