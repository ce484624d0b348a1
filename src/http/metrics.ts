import { setTimeout as pause } from 'node:timers/promises';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { NodeSnapshot } from '../contract/node-views.js';
import type { FleetCounts } from '../engine/fleet/nightly.js';
import type { DeliveryCounts, DeliveryHealth, DeliveryQueue } from '../engine/model/delivery-queue.js';
import { programFacts } from '../program-files.js';

/** What the engine, the sender and the HTTP layer count. Every argument is one of a short closed list, never a partner's text. */
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
  /** A run of a job failed; those that staff defined are one. */
  jobFailed(name: string): void;
}

/** What the disks and folders of a node say, looked at when somebody asks. */
export interface OperatingFacts {
  /** Whether the node makes backups by itself, and when the newest one there was made. */
  backup: { configured: boolean; ageSeconds?: number };
  disks: { place: 'data' | 'backups' | 'copies'; freeBytes: number; sizeBytes: number }[];
}

export interface Metrics {
  registry: Registry;
  meter: HttpMeter;
  /** Messages of partners that were answered with "try again later", in the last minute. */
  turnedAway(): number;
  /** The queue of outgoing messages, as this process has it. */
  watchDelivery(queue: WatchedQueue): void;
  /** Whom to ask about backups and disks. */
  watchOperating(look: () => Promise<OperatingFacts>): void;
  /** Whom to ask how many calls to other systems are due and were given up. */
  watchCalls(count: () => Promise<{ due: number; failed: number }>): void;
  /** Whom to ask what the last comparison of libraries found. */
  watchFleet(count: () => Promise<FleetCounts | undefined>): void;
  /** Counters and gauges of this process, as they are added up with those of others. */
  ofProcess(): Promise<unknown>;
  /**
   * Prometheus text: what the processes counted, this one's own without `counted`, then how the node is. Those gauges show
   * the snapshot; without one they are absent rather than old.
   */
  exposition(snapshot: NodeSnapshot | undefined, counted?: () => Promise<string>): Promise<string>;
}

/** What is shown of the queue of outgoing messages. */
export type WatchedQueue = Pick<DeliveryQueue, 'health' | 'counts'>;

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 75];

/** Counters and gauges of one node, in a registry of its own: two nodes may live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: neverMs });
  for (const name of ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'])
    registry.removeSingleMetric(`nodejs_eventloop_lag_${name}_seconds`);
  showHowBusy(registers);
  nameBuild(registers);
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
  const inbound = histogram('inbound_duration_seconds', 'One call at the partners’ endpoint, headers to answer.', [
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
  const jobFailures = counter(
    'job_failures_total',
    'Runs of jobs that failed, by job; those that staff defined are "own".',
    ['name'],
  );
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
  const operating = operatingGauges([ofNode]);
  const calls = callGauges([ofNode]);
  const fleet = fleetGauges([ofNode]);
  const watchDelivery = deliveryGauges(registers);
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
      jobFailed: (name) => jobFailures.inc({ name }),
    },
    turnedAway: turned.inLastMinute,
    watchDelivery,
    watchOperating: operating.watch,
    watchCalls: calls.watch,
    watchFleet: fleet.watch,
    ofProcess: () => registry.getMetricsAsJSON(),
    async exposition(snapshot, counted = () => registry.metrics()) {
      showSnapshot(snapshot);
      await Promise.all([operating.show(), calls.show(), fleet.show()]);
      return `${await counted()}\n${await ofNode.metrics()}`;
    },
  };
}

/**
 * The package watches the event loop by waking the process a hundred times a second: half of what a node at rest would cost. It is
 * told to wake once in this time, and what it would show then is left out.
 */
const neverMs = 3_600_000;

/** Of which version the process is: two are shown while the processes of a node are replaced. */
function nameBuild(registers: Registry[]): void {
  const { version, commit = '', built = '' } = programFacts();
  const labels = { version, commit, built };
  new Gauge({
    name: 'interlend_build_info',
    help: 'Always 1; its labels name the version, the commit and the date of the program.',
    labelNames: Object.keys(labels),
    aggregator: 'max',
    registers,
  }).set(labels, 1);
}

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

/** Each process has its own: the node's is connected when all are, and all look at one queue. */
function deliveryGauges(registers: Registry[]): Metrics['watchDelivery'] {
  let queue: WatchedQueue | undefined;
  const gauge = (
    [name, help, aggregator]: readonly [string, string, 'min' | 'max' | 'sum'],
    read: (health: DeliveryHealth, counts: Readonly<DeliveryCounts>) => number,
  ) =>
    new Gauge({
      name: `interlend_delivery_${name}`,
      help,
      registers,
      aggregator,
      collect() {
        if (queue) this.set(read(queue.health(), queue.counts()));
        else this.remove();
      },
    });
  gauge(['connected', '1 when the queue of outgoing messages is connected in all processes.', 'min'], (health) =>
    Number(health.connected),
  );
  gauge(['consumers', 'Processes that take outgoing messages from the queue.', 'sum'], (health) => health.consumers);
  gauge(['queue_depth', 'Messages that wait in the queue, as it was last looked.', 'max'], (_, { waiting }) => waiting);
  gauge(
    ['unconfirmed', 'Messages handed to the broker that it has not confirmed yet.', 'sum'],
    (_, counts) => counts.unconfirmed,
  );
  for (const [name, help] of deliveryTotals)
    gauge([`${camelless(name)}_total`, help, 'sum'], (_, counts) => counts[name]);
  return (watched) => {
    queue = watched;
  };
}

const deliveryTotals = [
  ['confirmed', 'Messages that the queue took.'],
  ['refused', 'Messages that the queue did not take; the process sent them by itself.'],
  ['unanswered', 'Messages of which the broker did not say whether it has them.'],
  ['taken', 'Messages taken from the queue.'],
  ['redelivered', 'Of those, messages that another process had before and did not acknowledge.'],
  ['acknowledged', 'Messages acknowledged after their result was stored.'],
  ['deadLettered', 'Messages handed out too often, which were stopped for staff.'],
  ['malformed', 'What was in the queue and was no message of this library.'],
  ['reconnects', 'Times the connection to the broker came back.'],
] as const satisfies readonly (readonly [keyof DeliveryCounts, string])[];

const camelless = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

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

/** A folder on another machine that hangs must not hold the metrics, in milliseconds. */
const looksForMs = 2_000;

/** What is not known, as of a folder that does not answer, is absent rather than old. */
function operatingGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `interlend_${name}`, help, labelNames, registers });
  const configured = gauge('backup_configured', '1 when the node makes backups by itself (INTERLEND_BACKUP_FOLDER).');
  const age = gauge('backup_age_seconds', 'Age of the newest backup in that folder; absent when there is none.');
  const free = gauge('disk_free_bytes', 'Room on the disk of a folder that this process may fill.', ['place']);
  const size = gauge('disk_size_bytes', 'Size of that disk.', ['place']);
  let look: (() => Promise<OperatingFacts>) | undefined;
  return {
    watch: (asked: () => Promise<OperatingFacts>) => {
      look = asked;
    },
    async show() {
      const late = pause(looksForMs, undefined, { ref: false });
      const facts = await Promise.race([look?.().catch(() => undefined), late]);
      for (const each of [configured, age, free, size]) each.reset();
      age.remove();
      if (!facts) return configured.remove();
      const { backup, disks } = facts;
      configured.set(Number(backup.configured));
      if (backup.ageSeconds !== undefined) age.set(backup.ageSeconds);
      for (const { place, freeBytes, sizeBytes } of disks) {
        free.set({ place }, freeBytes);
        size.set({ place }, sizeBytes);
      }
    },
  };
}

/** Calls to other systems than partners; absent when the database does not say. */
function callGauges(registers: Registry[]) {
  const gauge = (name: string, help: string) => new Gauge({ name: `interlend_${name}`, help, registers });
  const due = gauge('outbound_calls_due', 'Calls to webhooks and other systems that are due and not taken yet.');
  const failed = gauge('outbound_calls_failed', 'Calls to webhooks and other systems that were given up.');
  let count: (() => Promise<{ due: number; failed: number }>) | undefined;
  return {
    watch: (counted: () => Promise<{ due: number; failed: number }>) => {
      count = counted;
    },
    async show() {
      const late = pause(looksForMs, undefined, { ref: false });
      const counts = await Promise.race([count?.().catch(() => undefined), late]);
      if (counts) {
        due.set(counts.due);
        failed.set(counts.failed);
      } else for (const each of [due, failed]) each.remove();
    },
  };
}

/** The last comparison of libraries; absent where none is made. */
function fleetGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `interlend_fleet_${name}`, help, labelNames, registers });
  const requests = gauge('requests', 'Requests that two compared libraries share, by whether they agree.', [
    'standing',
  ]);
  const pairs = gauge('pairs_differing', 'Pairs of compared libraries that differ about each other.');
  const unread = gauge('nodes_unread', 'Libraries that the last comparison could not read.');
  const age = gauge('report_age_seconds', 'Age of the last comparison of libraries.');
  let count: (() => Promise<FleetCounts | undefined>) | undefined;
  return {
    watch: (counted: () => Promise<FleetCounts | undefined>) => {
      count = counted;
    },
    async show() {
      const late = pause(looksForMs, undefined, { ref: false });
      const counts = await Promise.race([count?.().catch(() => undefined), late]);
      requests.reset();
      for (const each of [pairs, unread, age]) each.remove();
      if (!counts) return;
      for (const standing of ['agree', 'inFlight', 'differ'] as const) requests.set({ standing }, counts[standing]);
      pairs.set(counts.partnersDiffer);
      unread.set(counts.unread);
      age.set(counts.ageSeconds);
    },
  };
}

const gauges: [string, string, (snapshot: NodeSnapshot) => number][] = [
  ['outbox_depth', 'Outbound messages that are not final.', (s) => s.outboxDepth],
  ['outbox_oldest_seconds', 'Age of the oldest outbound message that is due.', (s) => s.outboxOldestSeconds],
  ['outbox_held', 'Outbound messages held by staff or by a rule.', (s) => s.held],
  ['inbox_waiting_early', 'Messages that wait for the request they are about.', (s) => s.waitingEarly],
  [
    'delivery_dead_lettered',
    'Messages that the broker handed out too often and that wait for staff.',
    (s) => s.deadLettered,
  ],
  ['attention_open', 'Open attention items.', (s) => s.attentionOpen],
  ['directory_failures', 'Looks in a row at the followed directory that failed.', (s) => s.directoryFailures],
  ['channels_open', 'Partners whose channel is open (not sending).', (s) => s.openChannels.length],
];
