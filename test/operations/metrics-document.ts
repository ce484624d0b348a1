/** `npx tsx test/operations/metrics-document.ts`: writes docker/monitoring/METRICS.md from the definitions of the metrics. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newCounts } from '../../src/delivery/counts.js';
import { createMetrics } from '../../src/http/metrics.js';
import { aSnapshot } from '../http/gateway-double.js';
import { root } from '../support/root.js';

export const metricsFile = join(root, 'docker/monitoring/METRICS.md');

/** Each metric of a node: what it is called, of which type, by what it is told apart, and what it says. */
export async function metricsOfNode(): Promise<{ name: string; type: string; labels: string[]; help: string }[]> {
  const metrics = createMetrics();
  metrics.watchDelivery({ health: () => aSnapshot.delivery, counts: newCounts });
  const labels = new Map(
    metrics.registry
      .getMetricsAsArray()
      .map((each) => [each.name, (each as unknown as { labelNames?: string[] }).labelNames ?? []]),
  );
  const text = await metrics.exposition(aSnapshot);
  return [...text.matchAll(/^# HELP (interlend_\S+) (.*)\n# TYPE \S+ (\S+)/gm)].map(
    ([, name = '', help = '', type = '']) => ({
      name,
      type,
      labels: labels.get(name) ?? (name.startsWith('interlend_disk_') ? ['place'] : []),
      help,
    }),
  );
}

export async function metricsDocument(): Promise<string> {
  const rows = (await metricsOfNode())
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(
      ({ name, type, labels, help }) =>
        `| \`${name}\` | ${type} | ${labels.map((each) => `\`${each}\``).join(', ')} | ${help} |`,
    );
  return [
    '# Metrics',
    '',
    'What `/metrics` of a node says, besides what every program of Node.js says (`process_…`, `nodejs_…`). Several processes of one machine are',
    'added up. Written from the definitions by `npx tsx test/operations/metrics-document.ts`.',
    '',
    '| metric | type | labels | what it says |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(metricsFile, await metricsDocument());
