import { countedOf } from '../../domain/figures/of-request.js';
import type { EngineContext } from '../engine-context.js';
import type { CountedOf, FigureStore, RequestToCount } from '../model/figures.js';

/** Lines of the history that are counted in one transaction. */
const linesAtOnce = 5_000;

/**
 * Counts for the reports what came about since the last time: each request whose history went on, anew from its whole
 * history. Doing it twice changes nothing. Gives how many transactions it took.
 */
export async function countFigures({ settings }: EngineContext, figures: FigureStore, now: Date): Promise<number> {
  const decide = (requests: readonly RequestToCount[]): CountedOf[] =>
    requests.map(({ id, past }) => {
      const { side, library, service } = past;
      return { id, now: countedOf(past, settings.timeZone).map((each) => ({ ...each, side, library, service })) };
    });
  let steps = 1;
  while (await figures.count(linesAtOnce, now, decide)) steps += 1;
  return steps;
}
