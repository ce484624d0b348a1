import type { JobLine } from '../answers.js';

/** What a run did or would do, a line each: how many, and the first of them. */
export const linesOf = (lines: readonly JobLine[], nothing: string): string[] =>
  lines.length === 0
    ? [nothing]
    : lines.flatMap(({ label, count, requests }) => [
        `${label}: ${count}`,
        ...requests.slice(0, 20).map(({ externalId, title }) => `  ${externalId}  ${title}`),
      ]);
