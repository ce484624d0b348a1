/** How systems write holdings into a record: one file a habit, chosen by name. */
import type { Copy } from '../../copy.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';
import { almaHoldings } from './alma.js';
import { evergreen } from './evergreen.js';
import { isKohaItem, koha } from './koha.js';
import { marc21 } from './marc21.js';
import { polaris } from './polaris.js';
import { isReservoir, reservoir } from './reservoir.js';
import { symphony } from './symphony.js';
import { tlc } from './tlc.js';
import { union924 } from './union924.js';

const readers = { marc21, alma: almaHoldings, koha, evergreen, polaris, symphony, tlc, reservoir, union924 } as const;

export type HoldingsHabit = keyof typeof readers;
/** The habits by name, the standard first. */
export const holdingsHabits = Object.keys(readers) as HoldingsHabit[];

/** The copies that a record tells of, read by that habit. */
export const copiesIn = (record: MarcRecord, habit: HoldingsHabit): Copy[] => readers[habit](record);

/** The habit that fits a record best; nothing when it tells of no copies. */
export function habitOf(record: MarcRecord): HoldingsHabit | undefined {
  if (fieldsTagged(record, 'AVA', 'AVE', 'AVD').length > 0) return 'alma';
  if (fieldsTagged(record, '952').some(isKohaItem)) return 'koha';
  if (isReservoir(record)) return 'reservoir';
  if (fieldsTagged(record, '924').some((field) => subfieldOf(field, 'b'))) return 'union924';
  if (fieldsTagged(record, '926').some((field) => subfieldOf(field, 'a') && subfieldOf(field, 'b'))) return 'symphony';
  if (fieldsTagged(record, '982').some((field) => subfieldOf(field, '1'))) return 'tlc';
  const places = fieldsTagged(record, '852');
  if (places.length === 0) return undefined;
  if (places.some((field) => subfieldOf(field, 'g') && subfieldOf(field, 'n'))) return 'evergreen';
  if (places.some((field) => /^(in|out|held|transferred)$/i.test(subfieldOf(field, 'r') ?? ''))) return 'polaris';
  return 'marc21';
}

/** The habit that fits most of these records. */
export function habitOfMost(records: readonly MarcRecord[]): HoldingsHabit | undefined {
  const counted = new Map<HoldingsHabit, number>();
  for (const record of records) {
    const habit = habitOf(record);
    if (habit) counted.set(habit, (counted.get(habit) ?? 0) + 1);
  }
  return [...counted].sort(([, one], [, other]) => other - one)[0]?.[0];
}
