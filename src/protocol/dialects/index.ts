import { alma } from './alma.js';
import { crosslink } from './crosslink.js';
import type { Dialect, DialectName } from './dialect.js';
import { interlend } from './interlend.js';
import { reshare } from './reshare.js';
import { standard1_2, standard2021 } from './standard.js';

/**
 * Every dialect by the name a partner's row carries; where a certification sees as many signs of two, the later one is proposed. A new one is a file with one entry and its fixture; the compiler asks for
 * this line, for its label and for its line in `src/domain/partner/dialects.ts`.
 */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  'standard-1.2': standard1_2,
  'standard-2021': standard2021,
  alma,
  crosslink,
  reshare,
  interlend,
};

export const dialectNames = Object.keys(dialects) as DialectName[];

export function isDialect(name: string): name is DialectName {
  return Object.hasOwn(dialects, name);
}

/** Throws when there is no such dialect: a partner's row is checked when it is written. */
export function dialectOf(name: string): Dialect {
  const dialect = isDialect(name) ? dialects[name] : undefined;
  if (!dialect) throw new Error(`No dialect "${name}". Known: ${dialectNames.join(', ')}.`);
  return dialect;
}
