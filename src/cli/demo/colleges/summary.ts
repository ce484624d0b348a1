import type { FlowState } from './flow.js';
import { type PlayName, playNames } from './plays.js';

/** One line about how it goes now. `cpuSince`: the processor's time of this process until the last line. */
export function progressLine(state: FlowState, startedAt: number, messages: number, cpuSince: number, sinceMs: number) {
  const { user, system } = process.cpuUsage();
  const cpu = Math.round(((user + system) / 1000 - cpuSince) / (sinceMs / 100));
  const memory = Math.round(process.memoryUsage().rss / 1_048_576);
  const done = [...state.done.values()].reduce((sum, each) => sum + each, 0);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const broken = state.broken.length > 0 ? `, ${state.broken.length} broken` : '';
  return `${String(seconds).padStart(5)} s  ${done} requests done${broken}, ${state.underWay.size} under way; ${messages} messages crossed; ${memory} MB, ${cpu} % of one processor`;
}

export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** What was played, the most frequent first. */
export function playedLine({ done }: FlowState): string {
  const count = (name: PlayName) => done.get(name) ?? 0;
  return [...playNames]
    .sort((one, other) => count(other) - count(one))
    .filter((name) => count(name) > 0)
    .map((name) => `${count(name)} ${name}`)
    .join(' · ');
}
