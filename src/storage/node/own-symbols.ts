/** Whether settings and database speak of the same library: its agency symbols. */
import type { Pool } from 'pg';
import { sameSymbol } from '../../engine/directory/partner-book.js';
import { nameFirstLibrary } from './first-library.js';

/** A library of the database, with the symbol that it signs with and those that it signed with before. */
export interface SigningLibrary {
  code: string;
  name: string;
  symbol: string | null;
  formerSymbols: string[];
}

/** The settings name a library that this database does not know. */
export class OtherLibrary extends Error {}

/** Those that share resources; the first one is asked when nobody says which. */
export async function signingLibraries(pool: Pick<Pool, 'query'>): Promise<SigningLibrary[]> {
  const { rows } = await pool.query<SigningLibrary>(
    `select l.code, l.name, l.symbol, l.former_symbols as "formerSymbols"
       from library l where l.resource_sharing order by ${nameFirstLibrary}`,
  );
  return rows;
}

/** The symbols of a node. */
export interface OwnSymbols {
  /** The first one signs. */
  current: string[];
  /** Those and the former ones: what is addressed to one of these is for us. */
  all: string[];
}

/**
 * What settings and database say together. A setting that still names what a library signed with before is behind its database,
 * which goes before. Throws `OtherLibrary` for a symbol that the database never learned of: numbers and pages would show one library,
 * and partners would learn of another.
 */
export function agreedSymbols(settings: readonly string[], libraries: readonly SigningLibrary[]): OwnSymbols {
  const [first = ''] = settings;
  const has = (symbols: readonly string[]) => (symbol: string) => symbols.some((each) => sameSymbol(each, symbol));
  const signing = libraries.flatMap(({ symbol }) => (symbol === null ? [] : [symbol]));
  const former = libraries.flatMap(({ formerSymbols }) => formerSymbols).filter((each) => !has(signing)(each));
  const isKnown = has(signing)(first) || libraries.some(({ symbol }) => symbol === null);
  const [library] = libraries;
  if (library && !isKnown && !has(former)(first)) throw new OtherLibrary(differing(first, library));
  const renamed = libraries.find(({ formerSymbols }) => has(formerSymbols)(first))?.symbol;
  const current = [...(isKnown || !renamed ? [] : [renamed]), ...settings.filter((each) => !has(former)(each))];
  return { current: withoutTwins(current), all: withoutTwins([...current, ...settings, ...former]) };
}

const withoutTwins = (symbols: readonly string[]): string[] =>
  symbols.filter((each, at) => symbols.findIndex((other) => sameSymbol(other, each)) === at);

const differing = (setting: string, { code, name, symbol }: SigningLibrary): string =>
  [
    `INTERLEND_SYMBOLS says ${setting}, but requests of ${name} in this database are signed with ${symbol}: the node does not start, because partners would hear of another library than its pages show.`,
    `  If the library has a new symbol: interlend library change ${code} --symbol ${setting} (${symbol} stays accepted).`,
    `  If the setting is wrong: write INTERLEND_SYMBOLS=${symbol}. If this is the database of another library, correct DATABASE_URL or INTERLEND_DATA.`,
  ].join('\n');
