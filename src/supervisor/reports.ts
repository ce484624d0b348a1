/** Asks all processes for what one of them wants to know, and hands the answers back together. */
import type { ProcessesNow, ProcessReport } from '../engine/model/siblings.js';
import type { ToProcess } from './messages.js';

/** A process that can be sent a message. */
export interface MessagedProcess {
  id: number;
  tell(message: ToProcess): void;
}

/** One that does not answer for so long, in milliseconds, is left out: it may be busy or about to end. */
const patienceMs = 1500;

interface Asked {
  missing: Set<number>;
  done(): void;
}

export function createProcessReports(processes: () => readonly MessagedProcess[], now: () => ProcessesNow) {
  const asked = new Map<number, Asked>();
  /** The last report of each: it is used for one that does not answer now, and for one that ended. */
  const last = new Map<number, ProcessReport>();
  let past: unknown = [];
  let numbers = 0;
  return {
    ask(by: MessagedProcess, question: number): void {
      const number = ++numbers;
      const all = processes();
      const done = () => {
        clearTimeout(late);
        if (!asked.delete(number)) return;
        const gone: ProcessReport = { metrics: past, turnedAway: 0, practice: false };
        by.tell({ interlend: 'reports', question, now: now(), reports: [...last.values(), gone] });
      };
      const each: Asked = { missing: new Set(all.map(({ id }) => id)), done };
      const late = setTimeout(done, patienceMs);
      asked.set(number, each);
      for (const one of all) one.tell({ interlend: 'report', question: number });
    },
    /** `question` 0: unprompted; the process ends and reports its counts. */
    heard(from: number, question: number, report: ProcessReport): void {
      last.set(from, report);
      const each = asked.get(question);
      if (each?.missing.delete(from) && each.missing.size === 0) each.done();
    },
    /** It ended, and answers nothing more. */
    gone(id: number): void {
      const report = last.get(id);
      last.delete(id);
      if (report) past = withPast(past, report.metrics);
      for (const each of [...asked.values()]) if (each.missing.delete(id) && each.missing.size === 0) each.done();
    },
  };
}

// --- what processes that ended had counted: without it the sums of a node would fall whenever one of them is replaced ---

/** One counter or histogram, as prom-client writes it for adding up. */
interface Metric {
  name: string;
  type: string;
  values: { value: number; labels: Record<string, unknown>; metricName?: string }[];
}

/** Gauges end with their process; these counters go on. */
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
