import type { LocalRecords } from '../model/local-records.js';
import type { SheetPlaces } from '../model/sheets.js';

/** Our libraries and locations by name; what is gone is named by its code. */
export async function readSheetPlaces({ libraries }: Pick<LocalRecords, 'libraries'>): Promise<SheetPlaces> {
  const all = await libraries.list(new Date());
  const named = new Map(all.map(({ code, name }) => [code, name]));
  const located = new Map(all.flatMap(({ locations }) => locations.map(({ code, name }) => [code, name])));
  const nameIn = (code: string | undefined, ...names: Map<string, string>[]) =>
    code && (names.map((each) => each.get(code)).find((name) => name !== undefined) ?? code);
  return { library: (code) => nameIn(code, named), pickup: (code) => nameIn(code, named, located) };
}
