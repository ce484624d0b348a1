import { isOwnReason, isoReasonWords } from '../../domain/request/reasons.js';
import { dueWords } from '../parts/due-words.js';
import type { Request } from '../parts/use-order.js';
import type { Key, Speaker } from '../words/index.js';
import type { Clock } from '../words/when.js';

type Speaking = Pick<Speaker, 't' | 'textOf' | 'wordsOr'>;
type Element = Request['elements'][number];
type Value = Element['values'][number];

/** A label and its value. */
export type LabelledValue = readonly [key: Key, value: string];

/** What the messages of a request say for one of its sections: the node lists it, by its table of elements. */
export function elementsAt(request: Request, place: Element['at'], words: Speaking, clock: Clock): LabelledValue[] {
  return request.elements
    .filter(
      ({ at, label, values }) => at === place && !(label === 'previousRequest' && isOnly(request.externalId, values)),
    )
    .flatMap(({ label, values }) => {
      const key = label === 'lenderDue' ? dueWords(request.side, 'element.lenderDue') : labelled(words, label);
      const numbered = values.filter(({ name }) => name !== undefined);
      if (numbered.length > 0)
        return numbered.map((value): LabelledValue => {
          const known = idKeys[(value.name ?? '').toUpperCase()];
          return known ? [known, value.value] : [key, [value.name, value.value].filter(Boolean).join(' ')];
        });
      const separator = values.some(({ kind }) => kind === 'text') ? '\n' : ', ';
      return [[key, values.map((value) => inWords(value, words, clock)).join(separator)] as const];
    });
}

/** Some systems name the request itself as the one before it: that says nothing. */
const isOnly = (externalId: string, values: readonly Value[]): boolean =>
  values.every(({ value }) => value === externalId);

/** A node of a newer version, whose page this is not yet, may list what has no label here. */
const labelled = ({ wordsOr }: Speaking, label: string): Key =>
  wordsOr(`element.${label}`, '') === '' ? 'request.fact_other' : (`element.${label}` as Key);

function inWords({ kind, value, list, currency }: Value, words: Speaking, clock: Clock): string {
  switch (kind) {
    case 'text':
      return value;
    case 'code':
      return codeInWords(words, list, value);
    case 'day':
      return clock.day(dayIn(value));
    case 'moment':
      return clock.moment(value);
    case 'money':
      return currency ? moneyIn(clock, value, currency) : value;
    case 'yesNo':
      return words.t(value === 'Y' ? 'element.yes' : 'element.no');
  }
}

/** The words for a code of ISO 18626; one that only its sender knows stays as it is. */
function codeInWords({ textOf, wordsOr }: Speaking, list: string | undefined, code: string): string {
  // A reason may travel itself, beside a code that is wider.
  if (isOwnReason(code)) return textOf(isoReasonWords(code));
  return wordsOr(`code.${sameWords[list ?? ''] ?? list}_${code}`, code);
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
