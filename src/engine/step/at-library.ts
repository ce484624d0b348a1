import { sameSymbol } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';

/**
 * The node as the library of a request has it: days and times are those of its own time zone, its symbol signs, and who
 * does not say where they are, is at its desk. Where all of that is the node's own, it is the node itself: settings are
 * many, and each step asks several times.
 */
export async function atLibrary(
  context: EngineContext,
  owner: string | undefined,
  local: Pick<LocalRecords, 'libraries'> = context.local,
): Promise<EngineContext> {
  const library = await local.libraries.home(owner);
  if (!library) return context;
  const { symbol, timeZone, desks, desksOfOthers } = library;
  const usual = context.settings.desk;
  const desk = desksOfOthers.includes(usual) ? (desks[0] ?? usual) : usual;
  const signs = !symbol || context.symbols[0] === symbol;
  if (signs && desk === usual && timeZone === context.settings.timeZone) return context;
  const others = context.symbols.filter((each) => !symbol || !sameSymbol(each, symbol));
  return {
    ...context,
    symbols: symbol ? [symbol, ...others] : context.symbols,
    settings: { ...context.settings, timeZone, desk },
  };
}
