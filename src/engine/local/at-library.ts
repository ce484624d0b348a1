import { sameSymbol } from '../directory/partner-book.js';
import type { House } from '../house.js';
import type { LocalRecords } from '../local-records.js';

/**
 * The node as the library of a request has it: days and times are those of its own time zone, its symbol signs, and who
 * does not say where they stand, stands at its desk.
 */
export async function atLibrary(
  house: House,
  owner: string | undefined,
  local: Pick<LocalRecords, 'libraries'> = house.local,
): Promise<House> {
  const library = await local.libraries.home(owner);
  if (!library) return house;
  const { symbol, timeZone, desks, desksOfOthers } = library;
  const usual = house.settings.desk;
  const others = house.symbols.filter((each) => !symbol || !sameSymbol(each, symbol));
  return {
    ...house,
    symbols: symbol ? [symbol, ...others] : house.symbols,
    settings: { ...house.settings, timeZone, desk: desksOfOthers.includes(usual) ? (desks[0] ?? usual) : usual },
  };
}
