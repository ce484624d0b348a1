/** What processes that ended had counted: without it the sums of a node would fall whenever one of them is replaced. */

/** One counter or histogram, as prom-client writes it for adding up. */
interface Metric {
  name: string;
  type: string;
  values: { value: number; labels: Record<string, unknown>; metricName?: string }[];
}

/** A gauge of a process that ended is nobody's; these go on. */
const goesOn = new Set(['counter', 'histogram']);

const isMetrics = (metrics: unknown): metrics is Metric[] => Array.isArray(metrics);

/** Both together: those of the past, and those of a process that ended. */
export function withPast(past: unknown, ended: unknown): unknown {
  const sums = new Map<string, Metric>();
  for (const metrics of [past, ended])
    for (const metric of isMetrics(metrics) ? metrics : []) {
      if (!goesOn.has(metric.type)) continue;
      const known = sums.get(metric.name);
      sums.set(metric.name, { ...metric, values: added(known?.values ?? [], metric.values) });
    }
  return [...sums.values()];
}

function added(one: Metric['values'], other: Metric['values']): Metric['values'] {
  const sums = new Map(one.map((each) => [keyOf(each), each]));
  for (const each of other) {
    const known = sums.get(keyOf(each));
    sums.set(keyOf(each), known ? { ...known, value: known.value + each.value } : each);
  }
  return [...sums.values()];
}

const keyOf = ({ metricName = '', labels }: Metric['values'][number]): string =>
  JSON.stringify([metricName, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
