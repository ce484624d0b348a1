import { wordsOr } from '../../words/say.js';
import { dueWords } from '../parts/due-words.js';
import type { Request } from '../parts/use-order.js';
import type { Key, Speaker } from '../words/index.js';
import type { Clock } from '../words/when.js';

type Element = Request['elements'][number];
type Value = Element['values'][number];

/** A label and its value. */
export type LabelledValue = readonly [key: Key, value: string];

/** What the messages of a request say for one of its sections: the node lists it, by its table of elements. */
export function elementsAt(request: Request, place: Element['at'], t: Speaker['t'], clock: Clock): LabelledValue[] {
  return request.elements
    .filter(({ at }) => at === place)
    .flatMap(({ label, values }) => {
      const key = label === 'lenderDue' ? dueWords(request.side, 'element.lenderDue') : (`element.${label}` as Key);
      const numbered = values.filter(({ name }) => name !== undefined);
      if (numbered.length > 0)
        return numbered.map((value): LabelledValue => {
          const known = idKeys[(value.name ?? '').toUpperCase()];
          return known ? [known, value.value] : [key, [value.name, value.value].filter(Boolean).join(' ')];
        });
      const separator = values.some(({ kind }) => kind === 'text') ? '\n' : ', ';
      return [[key, values.map((value) => inWords(value, t, clock)).join(separator)] as const];
    });
}

function inWords({ kind, value, list, currency }: Value, t: Speaker['t'], clock: Clock): string {
  switch (kind) {
    case 'text':
      return value;
    case 'code':
      return codeInWords(t, list, value);
    case 'day':
      return clock.day(dayIn(value));
    case 'moment':
      return clock.moment(value);
    case 'money':
      return currency ? moneyIn(clock, value, currency) : value;
    case 'yesNo':
      return t(value === 'Y' ? 'element.yes' : 'element.no');
  }
}

/** The words for a code of ISO 18626; one that only its sender knows stays as it is. */
function codeInWords(t: Speaker['t'], list: string | undefined, code: string): string {
  return wordsOr((key) => t(key as Key), `code.${sameWords[list ?? ''] ?? list}_${code}`, code);
}
const sameWords: Readonly<Record<string, string>> = { preferredFormat: 'format', deliveredFormat: 'format' };

/** A currency that is none stays what the partner wrote. */
function moneyIn(clock: Clock, amount: string, currency: string): string {
  return /^[A-Za-z]{3}$/.test(currency) ? clock.money(amount, currency) : `${amount} ${currency}`;
}

/** Midnight UTC is how systems write a day without a time. */
const dayIn = (moment: string): string => (/^[\d-]{10}T00:00:00(\.0+)?Z?$/.test(moment) ? moment.slice(0, 10) : moment);

const idKeys: Readonly<Record<string, Key>> = {
  ISBN: 'request.fact_isbn',
  ISSN: 'request.fact_issn',
  DOI: 'request.fact_doi',
  PMID: 'request.fact_pmid',
  OCLC: 'request.fact_oclc',
  LCCN: 'request.fact_lccn',
};
