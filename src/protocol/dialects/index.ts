import { alma } from './alma.js';
import { crosslink } from './crosslink.js';
import type { Dialect } from './dialect.js';
import { interlend } from './interlend.js';
import { reshare } from './reshare.js';
import { standard1_2, standard2021 } from './standard.js';

/** Every dialect by the name a partner's row carries. A new one is a file, a row here and fixtures. */
export const dialects: Readonly<Record<string, Dialect>> = Object.fromEntries(
  [standard1_2, standard2021, alma, reshare, crosslink, interlend].map((dialect) => [dialect.name, dialect]),
);

export const dialectNames: readonly string[] = Object.keys(dialects);

export function isDialect(name: string): boolean {
  return Object.hasOwn(dialects, name);
}

/** Throws when there is no such dialect: a partner's row is checked when it is written. */
export function dialectOf(name: string): Dialect {
  const dialect = isDialect(name) ? dialects[name] : undefined;
  if (!dialect) throw new Error(`No dialect "${name}". Known: ${dialectNames.join(', ')}.`);
  return dialect;
}
