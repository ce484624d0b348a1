/** What people typed into the facts of a request, which may name somebody: everything else is codes, dates, sums and places. */

const typed = (name: string): boolean => name === 'why' || /note$/i.test(name);

/** The same facts without it. */
export function withoutFreeText<T>(facts: T): T {
  if (Array.isArray(facts)) return facts.map(withoutFreeText) as T;
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name, value]) => !(typeof value === 'string' && typed(name)))
      .map(([name, value]) => [name, withoutFreeText(value)]),
  ) as T;
}
