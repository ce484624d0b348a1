import type { PatronForm } from './papers.js';

/** How a patron is told apart on paper that others see. `card`: the end of a card's number, to be said as such. */
export type ShortPatron = { card: string } | { name: string } | undefined;

/** As the library chose; what is not known gives way to the other, so that staff can still tell patrons apart. */
export function shortPatron(form: PatronForm, name: string, id: string): ShortPatron {
  if (form === 'none') return undefined;
  const card = id.replace(/\s/g, '').slice(-4);
  const { family, given } = partsOf(name);
  if (form === 'cardEnd' || family === '') {
    if (card !== '') return { card };
    return family === '' ? undefined : { name: initials(given, family) };
  }
  if (form === 'initials') return { name: initials(given, family) };
  return { name: [family, given === '' ? '' : `${first(given)}.`].filter(Boolean).join(' ') };
}

const initials = (given: string, family: string): string =>
  [given, family]
    .filter(Boolean)
    .map((each) => `${first(each)}.`)
    .join(' ');

const first = (name: string): string => ([...name][0] ?? '').toLocaleUpperCase();

/** `Tremblay, Alex` and `Alex Tremblay` are the same person. */
function partsOf(name: string): { given: string; family: string } {
  const [before = '', after] = name.split(',', 2).map((each) => each.trim());
  if (after !== undefined && after !== '') return { family: before, given: after };
  const words = before.split(/\s+/).filter(Boolean);
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
}
