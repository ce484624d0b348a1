/** What a larger machine would give, reckoned from the CPU that a message costs here: no machine of ours has so many cores. */
import type { Cost } from './cost.js';

/** So much of a core is kept busy by work; the rest waits for others. */
const busy = 0.8;
const cores = 16;

/** Sentences; none where the cost of either side is not known. */
export function onPaper({ node, postgres, walBytes }: Cost): string[] {
  if (!node || !postgres) return [];
  const rate = (some: number, microseconds: number) => Math.round((some * busy * 1e6) / microseconds / 100) * 100;
  const processes = Math.max(1, Math.round((cores * node) / (node + postgres)));
  const together = rate(cores, node + postgres);
  const [ofProcesses, ofServer] = [rate(cores - 1, node), rate(cores, postgres)];
  const limit = ofProcesses < ofServer ? 'the processes' : 'PostgreSQL';
  const apart = Math.min(ofProcesses, ofServer);
  const log = walBytes ? `, with ${Math.round((apart * walBytes) / 1e6)} MB of write-ahead log a second to flush` : '';
  return [
    `On paper, ${cores} cores with PostgreSQL on them: ${processes} processes, ${together.toLocaleString('en')} messages a second; then all cores are full.`,
    `On paper, ${cores} cores and PostgreSQL on ${cores} of its own: ${cores - 1} processes take ${ofProcesses.toLocaleString('en')} messages a second, PostgreSQL ${ofServer.toLocaleString('en')}: the limit is ${limit}${log}. What is about one request stands in line anyway.`,
  ];
}
