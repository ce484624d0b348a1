import type { Express } from 'express';
import type { JobView } from '../../src/contract/job-operations.js';
import { newCounts } from '../../src/delivery/counts.js';
import { allWell } from '../../src/domain/checks/findings.js';
import { type AppContext, createApp } from '../../src/http/app.js';
import { createMetrics } from '../../src/http/metrics.js';
import { message } from '../../src/words/message.js';
import { type AccessDouble, accessDouble } from './access-double.js';
import { catalogueDouble, networkDouble } from './catalogue-double.js';
import { withCheckedAnswers } from './checked-answers.js';
import { copiesDouble } from './copies-double.js';
import { distributionDouble } from './distribution-double.js';
import { aFleetReport } from './fleet-double.js';
import type { GatewayCalls } from './gateway-double.js';
import { aPartner, aSnapshot, type Double, gatewayDouble } from './gateway-double.js';
import { librarySystemDouble } from './library-system-double.js';
import { type LocalDouble, localDouble } from './local-double.js';
import { patronsSideDouble } from './patrons-side-double.js';
import { settingsDouble } from './settings-double.js';
import { webhooksDouble } from './webhooks-double.js';

export const deskToken = 'desk-token-0123456789abcdef';
/** The header a desk sends. */
export const asDesk = { Authorization: `Bearer ${deskToken}` };

export interface OpenHttp extends Double {
  local: LocalDouble;
  access: AccessDouble;
  app: Express;
  /** Everything that was logged, as text, to look for secrets in. */
  logged: () => string;
  context: AppContext;
}

export const aJob: JobView = {
  name: 'tidy',
  says: 'Tidies.',
  schedule: '0 30 3 * * *',
  timeZone: 'UTC',
  catchUp: false,
  title: message('jobTitle.tidy'),
  when: message('schedule.day', { at: '03:30' }),
  on: true,
  previews: false,
  last: {
    id: '1',
    slot: '2026-03-02T15:00:00.000Z',
    startedAt: '2026-03-02T15:00:00.000Z',
    finishedAt: '2026-03-02T15:00:01.000Z',
    instance: 'one',
    outcome: 'done',
    did: [],
  },
  next: '2026-03-03T03:30:00.000Z',
};

/** A certifier that knows no partner. */
const noCertifications: AppContext['certifier'] = {
  begin: async () => ({ kind: 'unknown' }),
  list: async () => undefined,
  read: async () => undefined,
  stop: async () => false,
  runOnce: async () => 0,
  start: () => {},
  close: async () => {},
};

/** A node's app over the double. Answers of the staff API are checked against the document. */
export function openHttp(settings: Partial<AppContext> = {}, gateway: Partial<GatewayCalls> = {}): OpenHttp {
  const lines: string[] = [];
  const note = (facts: object, sentence: string) => {
    const plain = (_key: string, value: unknown) => (value instanceof Error ? (value.stack ?? value.message) : value);
    lines.push(JSON.stringify({ ...facts, sentence }, plain));
  };
  const double = gatewayDouble(gateway);
  const local = localDouble();
  const access = accessDouble();
  const context: AppContext = {
    gateway: double.gateway,
    local: local.records,
    access: access.access,
    certifier: noCertifications,
    copies: copiesDouble(),
    practice: {
      isRunning: async () => false,
      runsHere: () => false,
      start: async () => ({ kind: 'done', value: aPartner }),
      close: async () => {},
    },
    distribution: distributionDouble(),
    webhooks: webhooksDouble(),
    librarySystem: librarySystemDouble(),
    ownSide: {
      node: async () => ({
        name: 'Algonquin',
        symbols: ['ISIL:CA-OOALG'],
        address: '',
        today: '2026-11-25',
        closures: [],
      }),
      partners: async () => ({ items: [] }),
      requests: async () => ({ items: [] }),
      figures: async () => [],
    },
    jobs: {
      list: async () => [aJob],
      runs: async (name) => (name === aJob.name ? { kind: 'done', value: [] } : { kind: 'unknown' }),
      problems: () => [],
      preview: async () => ({ kind: 'unknown' }),
      tryOut: async () => ({ kind: 'unknown' }),
      readers: async () => [],
      setReaders: async (addresses) => ({ kind: 'done', value: [...addresses] }),
      schedule: async () => ({ kind: 'done', value: { expression: '0 0 8 * * *', when: aJob.when, next: [] } }),
      change: async (name) => (name === aJob.name ? { kind: 'done', value: aJob } : { kind: 'unknown' }),
      run: async (name, _by, _now) =>
        name === aJob.name ? { kind: 'done', value: { job: aJob, did: [], done: 3 } } : { kind: 'unknown' },
    },
    staffJobs: {
      check: async () => ({ kind: 'unknown' }),
      add: async () => ({ kind: 'unknown' }),
      change: async () => ({ kind: 'unknown' }),
      remove: async () => ({ kind: 'unknown' }),
      theirs: async () => ({ kind: 'unknown' }),
    },
    backups: { notices: async () => [] },
    fleet: { notices: async () => [], last: async () => aFleetReport },
    checks: {
      read: async () => ({ checkedAt: '2026-11-25T12:00:00.000Z', checking: false, findings: [allWell('clockWell')] }),
    },
    jobFiles: { file: async () => undefined },
    catalogue: catalogueDouble(),
    network: networkDouble(),
    patronsSide: patronsSideDouble(),
    timeZone: 'America/Toronto',
    patronSearchesPerMinute: 120,
    sruPerMinute: 600,
    mail: {
      canSend: () => true,
      notices: async () => [],
      test: async (to) => ({ kind: 'done', value: { to, server: 'mail.example:587', kind: 'sent', words: '250 OK' } }),
      sendNow: async ({ to = '' }) => ({
        kind: 'done',
        value: { to, server: 'mail.example:587', kind: 'sent', words: '250 OK' },
      }),
    },
    log: { debug: note, info: note, warn: note, error: note },
    tokens: [
      { name: 'night desk', token: 'another-token-0123456789' },
      { name: 'desk', token: deskToken },
    ],
    limits: { bodyBytes: 1000, concurrentInbound: 4 },
    trustedProxies: [],
    metrics: httpMetrics(),
    nodeName: () => 'Algonquin College',
    settings: settingsDouble(),
    symbols: [{ type: 'ISIL', value: 'CA-ALG' }],
    failures: { evenMs: 0, slowMs: 60, allowed: 3, windowMs: 60_000 },
    ...settings,
  };
  return {
    ...double,
    local,
    access,
    app: withCheckedAnswers(createApp(context)),
    context,
    logged: () => lines.join('\n'),
  };
}

/** Counts of a process whose queue is as the snapshot says. */
function httpMetrics() {
  const metrics = createMetrics();
  metrics.watchDelivery({ health: () => aSnapshot.delivery, counts: newCounts });
  return metrics;
}
