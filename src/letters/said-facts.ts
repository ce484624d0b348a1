/** Facts as a letter says them to its reader: days in full, money, how many days, and what follows from other facts. */

import { daysBetween } from '../domain/fulfilment/local-days.js';
import type { Language } from '../domain/fulfilment/patron.js';
import type { FactName, FactValue, FrozenFacts } from '../domain/letters/facts.js';
import type { LetterRow } from '../domain/letters/row.js';
import { message, say } from '../words/index.js';
import { dateWriter, languageRow, localeOf } from '../words/languages.js';

/** What a letter may say beside its own facts, and the facts that it follows from. */
export const derivedFacts = {
  salutation: 'patronName',
  firstName: 'patronName',
  /** The article or chapter of a copy, else the title. */
  wantedTitle: 'title',
  daysLate: 'patronDue',
  daysLeft: 'patronDue',
  today: undefined,
  ourAddress: 'libraryAddress',
  myRequest: 'externalId',
  replyAddress: undefined,
  whatIsBack: 'volumesOut',
  requestPage: 'assignee',
} as const satisfies Record<string, FactName | undefined>;

export type DerivedFact = keyof typeof derivedFacts;

/** All that the template of a letter may name. */
export function nameable({ facts }: Pick<LetterRow, 'facts'>): string[] {
  const derived = Object.entries(derivedFacts)
    .filter(([, from]) => from === undefined || facts.includes(from))
    .map(([name]) => name);
  return [...facts, ...derived];
}

export interface SayingContext {
  language: Language;
  timeZone: string;
  now: Date;
  replyAddress?: string;
  /** Where patrons see their requests, when they may. */
  patronPages?: string;
  /** Where staff see the request. */
  requestPage?: string;
  /** The college or consortium that the library belongs to. */
  institution?: string;
}

/** Every nameable fact as text; one of which nothing is known is empty. */
export function sayFacts(
  row: Pick<LetterRow, 'facts'>,
  facts: FrozenFacts,
  context: SayingContext,
): Record<string, string> {
  const { language, timeZone, now, replyAddress = '', requestPage = '', patronPages } = context;
  const said: Record<string, string> = {};
  for (const name of row.facts) said[name] = sayFact(name, facts[name], language);
  const due = typeof facts.patronDue === 'string' ? facts.patronDue : undefined;
  const late = due && /^\d{4}-\d{2}-\d{2}$/.test(due) ? daysBetween(noon(due), now, timeZone) : 0;
  const days = (count: number) => say(message('letter.days', { count }), language);
  const place = linesOfFact(facts.libraryAddress);
  const firstName = typeof facts.patronName === 'string' ? firstNameOf(facts.patronName) : '';
  const derived: Record<DerivedFact, string> = {
    firstName,
    wantedTitle: said['titleOfComponent'] || said['title'] || '',
    salutation: say(firstName ? message('letter.hello', { name: firstName }) : message('letter.helloAll'), language),
    daysLate: late > 0 ? days(late) : '',
    daysLeft: late < 0 ? days(-late) : '',
    today: sayDay(new Intl.DateTimeFormat('en-CA', { timeZone }).format(now), language, false),
    ourAddress: place.length > 0 ? [...ownNames(facts, context.institution), ...place].join(', ') : '',
    myRequest:
      patronPages && typeof facts.externalId === 'string'
        ? `${patronPages}/requests/${encodeURIComponent(facts.externalId)}`
        : '',
    replyAddress,
    whatIsBack: whatIsBack(said, language),
    requestPage,
  };
  for (const name of nameable(row)) if (name in derived) said[name] = derived[name as DerivedFact];
  return said;
}

/** What a return receipt begins with: of several volumes which are back, which the patron still has and which are lost. */
function whatIsBack(
  { title = '', volumes = '', volumesOut = '', volumesLost = '' }: Record<string, string>,
  language: Language,
): string {
  const says = [
    ...(volumesOut || volumesLost ? [message('letter.partBack', { title, volumes })] : []),
    ...(volumesOut ? [message('letter.stillOut', { volumes: volumesOut })] : []),
    ...(volumesLost ? [message('letter.stillLost', { volumes: volumesLost })] : []),
  ];
  return (says.length > 0 ? says : [message('letter.allBack', { title })]).map((each) => say(each, language)).join(' ');
}

/** Library and institution; a library whose name says the institution already is not named twice. */
export function ownNames(facts: FrozenFacts, institution = ''): string[] {
  const library = String(facts.libraryName ?? '');
  const names = [...new Set([library, institution])].filter((name) => name !== '');
  return names.length === 2 && library.toLowerCase().includes(institution.toLowerCase()) ? [library] : names;
}

export const linesOfFact = (value: FactValue | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const noon = (day: string): Date => new Date(`${day}T16:00:00Z`);

/** Days by which somebody has to come or answer name the day of the week. */
const withWeekday: readonly string[] = ['heldUntil', 'replyBy'];

function sayFact(name: string, value: FactValue | undefined, language: Language): string {
  if (value === undefined) return '';
  if (typeof value !== 'string')
    return value.map((each) => sayFact(name, each, language)).join(name === 'queryLines' ? '\n' : ', ');
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return sayDay(value, language, withWeekday.includes(name));
  const money = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value);
  if (money) return sayMoney(money[1] ?? '', money[2] ?? '', language);
  return value.trim();
}

function sayDay(day: string, language: Language, weekday: boolean): string {
  const written = dateWriter(localeOf[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
    ...(weekday ? { weekday: 'long' } : {}),
  })(new Date(`${day}T00:00:00Z`));
  return languageRow(language).dayInLetter?.(written) ?? written;
}

const sayMoney = (amount: string, currency: string, language: Language): string =>
  new Intl.NumberFormat(localeOf[language], {
    style: 'currency',
    currency,
    currencyDisplay: currency === 'CAD' ? 'narrowSymbol' : 'code',
  }).format(Number(amount));

/** `Roy, Élise` and `Élise Roy` are greeted alike. */
export function firstNameOf(name: string): string {
  const [family = '', given] = name.split(',').map((each) => each.trim());
  return (given || family).split(/\s+/)[0] ?? '';
}
