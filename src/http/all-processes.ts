/** What all processes of a node say together, whichever of them is asked. */
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import type { ProcessesNow, ProcessReport, Siblings } from '../engine/model/siblings.js';
import type { Metrics } from './metrics.js';

export interface AllProcesses {
  now: ProcessesNow;
  /** Messages of partners that were answered with "try again later", in the last minute. */
  turnedAway: number;
  /** Counters and gauges added up, as Prometheus reads them. */
  metricsText(): Promise<string>;
}

/** Without siblings the answer is this process's own. */
export async function askAll(siblings: Siblings | undefined, metrics: Metrics): Promise<AllProcesses> {
  if (!siblings || siblings.wanted === 1)
    return {
      now: { wanted: 1, open: 1, ends: 0, failing: [] },
      turnedAway: metrics.turnedAway(),
      metricsText: () => metrics.registry.metrics(),
    };
  const { now, reports } = await siblings.reports();
  return {
    now,
    turnedAway: reports.reduce((all, each) => all + each.turnedAway, 0),
    metricsText: async () => `${await added(reports)}\n${ofSupervisor(now)}`,
  };
}

const added = (reports: readonly ProcessReport[]): Promise<string> =>
  AggregatorRegistry.aggregate(
    reports.map(({ metrics }) => metrics as MetricObjectWithValues<MetricValue<string>>[]),
  ).metrics();

const lines: [name: string, type: string, help: string, read: (now: ProcessesNow) => number][] = [
  ['processes_wanted', 'gauge', 'Processes that share the work by the settings.', ({ wanted }) => wanted],
  ['processes_open', 'gauge', 'Processes that are open.', ({ open }) => open],
  ['process_ends_total', 'counter', 'Processes that ended without being told to.', ({ ends }) => ends],
];

const ofSupervisor = (now: ProcessesNow): string =>
  lines
    .map(([name, type, help, read]) =>
      [
        `# HELP interlend_${name} ${help}`,
        `# TYPE interlend_${name} ${type}`,
        `interlend_${name} ${read(now)}`,
        '',
      ].join('\n'),
    )
    .join('\n');
