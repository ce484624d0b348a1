/** Titles or authors of our own catalogue in their order, a page at a time, each with how many titles it has. */
import { nameKey, titleKey } from '../../catalogue/keys.js';
import type { BrowsePage, BrowsePlace } from '../../domain/patrons-side/views.js';
import type { Catalogue, ScanTerm } from '../catalogue/ports.js';

/** Headings of a page. */
const headingsAtOnce = 30;

/** Read from the index in its own order, so that a page costs the same wherever it is. `busy`: the database gave up. */
export async function browseHeadings(
  catalogue: Pick<Catalogue, 'scan'>,
  { by, at = '', after, before }: BrowsePlace,
): Promise<BrowsePage | 'busy'> {
  const from = before ?? after ?? (by === 'title' ? titleKey(at) : nameKey(at));
  const isBack = before !== undefined;
  // One more on either side says whether there is another page.
  const sides = isBack
    ? { before: headingsAtOnce + 1, limit: headingsAtOnce + 2 }
    : { before: 1, limit: headingsAtOnce + 2 };
  const found = await catalogue.scan(by, from, sides);
  if (found.kind === 'busy') return 'busy';
  const named = found.terms.filter(({ value }) => value !== '');
  const split = named.findIndex(({ value }) => !isBefore(value, from));
  const middle = split < 0 ? named.length : split;
  const [earlier, later] = [named.slice(0, middle), named.slice(middle)];
  const shown = isBack ? earlier.slice(-headingsAtOnce) : later.slice(0, headingsAtOnce);
  const hasEarlier = isBack ? earlier.length > headingsAtOnce : earlier.length > 0;
  const next = isBack ? later[0] : later[headingsAtOnce];
  return {
    items: shown.map(headingOf),
    ...(hasEarlier ? { earlier: shown[0]?.value ?? from } : {}),
    ...(next ? { later: next.value } : {}),
  };
}

const headingOf = ({ value, display = value, count }: ScanTerm) => ({ heading: display, count });

/** As the index has them: by their bytes. */
const isBefore = (one: string, other: string): boolean => Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
