/** Ids by which a library's own system and this node speak of the same user and the same request. */
import type { LinkSettings } from './port.js';

/** The user of the library's system to whom a loan to another library is made. */
export const institutionalPatron = (
  symbol: string,
  { institutionalPatrons, institutionalPattern }: Pick<LinkSettings, 'institutionalPatrons' | 'institutionalPattern'>,
): string =>
  (Object.hasOwn(institutionalPatrons, symbol) ? institutionalPatrons[symbol] : undefined) ??
  institutionalPattern.replaceAll('{symbol}', () => symbol);

/** The request id of one volume of a loan: that of the loan for the first, with `-2`, `-3` … for the others. */
export const requestIdOf = (loan: string, volume = 1): string => (volume === 1 ? loan : `${loan}-${volume}`);
