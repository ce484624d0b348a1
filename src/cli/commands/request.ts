import { Option } from 'commander';
import { readAmount } from '../../domain/request/amount.js';
import { states } from '../../domain/tables/states.js';
import type { Side } from '../../domain/tables/tables.js';
import { preferredEditions } from '../../protocol/codes.js';
import { say } from '../../words/index.js';
import { languages } from '../../words/languages.js';
import type { Fields, Thing } from '../client.js';
import { call, group } from '../command.js';
import { Misused } from '../failures.js';
import { collected, jsonFrom, wholeNumber } from '../input.js';
import type { OwnValues } from '../row.js';
import { actOnRequest } from './request-act.js';
import { requestLines } from './request-view.js';

type Draft = Fields<'createRequest'>;

/** The text fields of the form: each option is called as its field. */
const textOptions = {
  '--title <words>': 'title of the book or journal',
  '--author <name>': 'its author',
  '--subtitle <words>': 'its subtitle',
  '--series-title <words>': 'the series it belongs to',
  '--isbn <isbn>': 'its ISBN',
  '--issn <issn>': 'its ISSN',
  '--doi <doi>': 'DOI of the article',
  '--pmid <number>': 'its number in PubMed',
  '--oclc <number>': 'its OCLC number',
  '--lccn <number>': 'its Library of Congress number',
  '--publisher <name>': 'its publisher',
  '--place-of-publication <place>': 'where it was published',
  '--publication-date <date>': 'when it was published',
  '--edition <words>': 'the edition wanted',
  '--volume <words>': 'the volume wanted',
  '--issue <words>': 'the issue wanted',
  '--title-of-component <words>': 'title of the article or chapter',
  '--author-of-component <name>': 'author of the article or chapter',
  '--pages-requested <pages>': 'the pages wanted',
  '--publication-type <code>': 'Book, Journal, Map …',
  '--supplier-record-id <number>': 'the number of the title in the lender’s catalogue',
  '--copyright-compliance <code>': 'on what ground a copy may be made',
  '--start-date <date>': 'of a booking: from this day on, as YYYY-MM-DD',
  '--end-date <date>': 'of a booking: until this day, as YYYY-MM-DD',
  '--set <words>': 'what requests that belong together have in common',
  '--delivery-method <code>': 'how it shall come: Mail, Email …',
  '--payment-method <code>': 'how it will be paid: IFLAVoucher, BankTransfer …',
  '--billing-method <code>': 'how it shall be billed: Invoice, Account …',
  '--service-level <code>': 'Standard, Rush …',
  '--requested-media <code>': 'PaperCopy, PDF …',
  '--need-before-date <date>': 'as YYYY-MM-DD',
  '--last-interest-date <date>': 'nobody wants it after this day, as YYYY-MM-DD',
  '--note <words>': 'a note for the partner',
  '--pickup-location <place>': 'where the patron fetches it',
  '--owner-library <code>': 'the resource sharing library that asks',
} as const;

export const textFields: readonly string[] = Object.keys(textOptions).map((flags) => new Option(flags).attributeName());

/** The fields of the form as options of a command. */
export const draftOptions = {
  '--patron <id>': 'the patron’s number; stays here unless a partner is set to get it',
  '--walk-in <name>': 'somebody who has no number here',
  '--maximum-costs <amount>': ['as "12.50 CAD"', costsFrom],
  '--ship-to <address>': ['another address than the directory’s, its lines separated by semicolons', addressFrom],
  '--preferred-edition <wish>': ['which edition will do', preferredEditions],
  '--suppliers-choice': 'the lender may choose what of the title it supplies',
  '--allow-other-formats': 'another format will do',
  '--agree-to-copyright': 'the patron agreed to the terms for copies',
  ...textOptions,
} as const;

export const draftFromOptions = ({
  patron,
  walkIn,
  ...draft
}: OwnValues<typeof draftOptions, object>): Partial<Draft> => ({
  ...draft,
  ...(patron === undefined ? (walkIn === undefined ? {} : { patron: { name: walkIn } }) : { patron: { id: patron } }),
});

function costsFrom(given: string): { amount: string; currency: string } {
  const [, typed = '', currency] = /^(.+?)\s*([A-Za-z]{3})$/.exec(given.trim()) ?? [];
  const amount = readAmount(typed);
  if (!amount || !currency)
    throw new Misused(`"${given}" is not an amount with its currency.`, 'Write it as "12.50 CAD".');
  return { amount, currency: currency.toUpperCase() };
}

/** Street; place; postal code; region; country: as many as there are. */
function addressFrom(given: string): NonNullable<Draft['shipTo']> {
  const [line1 = '', locality, postalCode, region, country] = given.split(';').map((each) => each.trim());
  if (line1 === '')
    throw new Misused(`"${given}" is not an address.`, 'Write it as "Street 1; Place; Postal code; Region; Country".');
  const more = Object.entries({ locality, postalCode, region, country }).filter(([, text]) => text);
  return { line1, ...Object.fromEntries(more) };
}

type History = Thing<'HistoryEntry'>;

const itsId = 'external id or id';

const stateChange = ({ fromState, toState }: History): string | undefined =>
  toState === undefined || toState === fromState ? toState : fromState ? `${fromState} → ${toState}` : `→ ${toState}`;

const factsOf = ({ facts = {} }: History): string =>
  Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

export const requestCommands = group(
  'request',
  'Shows, creates and moves on requests of a running node.',
  ['request list --attention', 'request show OOALG0000123'],
  [
    call('listRequests', 'list', {
      says: 'Shows requests, the newest first.',
      examples: [
        'request list',
        'request list --side lending --attention',
        'request list --partner lacite --state shippedPhysically',
        'request list --state "Shipped Physically"',
        'request list --search "leaves of grass" --json',
      ],
      paging: true,
      options: {
        side: ['--side <side>', 'requests of our patrons, or of partners', ['borrowing', 'lending']],
        '--state <status>': 'only with this status: its name, or its words as screens show them',
        partner: ['--partner <code>', 'only with this partner'],
        attention: ['--attention', 'only those that need attention'],
        q: ['--search <words>', 'words of title, author or external id'],
      },
      fills: ({ side }, { own }) => (own.state === undefined ? {} : { state: statesMeant(own.state, side) }),
      empty: 'No requests.',
      columns: {
        Request: 'externalId',
        Side: 'side',
        State: 'stateLabel',
        Title: 'title',
        Partner: ({ partnerName, partner }) => partnerName ?? partner,
        Due: 'dueDay',
        Attention: ({ needsAttention }) => needsAttention || undefined,
        Changed: ({ updatedAt, timeZone }, at) => at(updatedAt, timeZone),
      },
    }),
    call('readRequest', 'show', {
      says: 'Shows one request, its rota, and the actions that are allowed now.',
      examples: ['request show OOALG0000123', 'request show OOALG0000123 --json'],
      args: { id: ['<request>', 'external id (also with -2, -3 …) or id'] },
      lines: requestLines,
    }),
    call('createRequest', 'create', {
      says: 'Creates a borrowing request; an action sends it.',
      examples: [
        'request create --title "Leaves of Grass" --author "Whitman, Walt" --rota lacite,northern',
        'request create --copy --title "Geography" --title-of-component "On maps" --pages-requested 10-22',
        'request create --title "Nana" --patron A0001 --hold',
        'request create --from draft.json',
        'request create --from - < draft.json',
      ],
      options: {
        '--copy': 'a copy is wanted instead of a loan',
        hold: ['--hold', 'leave it at Created, to be edited and made ready later'],
        rota: [
          '--rota <codes>',
          'partners in the order to be asked, separated by commas; without it all that lend',
          codesIn,
        ],
        '--from <file>': 'read the draft from a JSON file (- for standard input); options add to it',
        ...draftOptions,
      },
      fills: async (fields, { host, own: { copy, from, ...own } }) => {
        const draft: Partial<Fields<'createRequest'>> = {
          serviceType: 'Loan',
          ...(from && (await jsonFrom(host, from))),
          ...draftFromOptions(own),
          ...(copy && { serviceType: 'Copy' }),
          ...fields,
        };
        if (!draft.title) throw new Misused('A request needs a title.', 'Give --title, or a draft with one.');
        return draft;
      },
      lines: requestLines,
    }),
    call('editRequest', 'edit', {
      says: 'Changes what was written down; while a partner has it only what stays here.',
      examples: [
        'request edit OOALG0000123 --volume 2 --need-before-date 2026-11-30',
        'request edit OOALG0000123 --clear note --clear isbn',
      ],
      args: { id: ['<request>', itsId] },
      options: {
        '--clear <field>': [`empty a field, once for each (${textFields.join(', ')}, …)`, collected],
        '--from <file>': 'read the change from a JSON file (- for standard input); options add to it',
        version: ['--version <number>', 'refuse if the request is no longer at this version', wholeNumber(0, 2 ** 31)],
        ...draftOptions,
      },
      fills: async ({ id = '', version }, { host, node, own: { clear = [], from, ...own } }) => {
        const change = {
          ...(from && (await jsonFrom(host, from))),
          ...draftFromOptions(own),
          ...Object.fromEntries(clear.map((field) => [field, null])),
        };
        if (Object.keys(change).length === 0)
          throw new Misused('Nothing is to be changed.', 'Name a field, as --volume 2 or --clear note.');
        const seen = await (await node()).readRequest({ id });
        return { id: seen.id, version: version ?? seen.version, change };
      },
      lines: requestLines,
    }),
    call('duplicateRequest', 'duplicate', {
      says: 'Copies a borrowing request to a new one, for the same patron unless you say otherwise.',
      examples: [
        'request duplicate OOALG0000123',
        'request duplicate OOALG0000123 --patron A0002',
        'request duplicate OOALG0000123 --no-patron',
      ],
      args: { id: ['<request>', itsId] },
      options: {
        patron: [
          ['--patron <id>', 'for this patron', (id) => ({ id })],
          ['--no-patron', 'for nobody yet'],
        ],
      },
      fills: ({ patron }) => ((patron as unknown) === false ? { patron: null } : {}),
      lines: requestLines,
    }),
    actOnRequest,
    call('readHistory', 'history', {
      says: 'Shows what happened to a request, who did it, and which rule decided.',
      examples: ['request history OOALG0000123', 'request history OOALG0000123 --json'],
      args: { id: ['<request>', itsId] },
      columns: {
        When: (entry, at) => at(entry.at),
        Who: 'actor',
        What: 'event',
        State: stateChange,
        Note: (entry) => entry.note ?? factsOf(entry),
      },
    }),
    call('dismiss', 'dismiss', {
      says: 'Takes a mark of attention off a request.',
      examples: ['request dismiss OOALG0000123 17'],
      args: {
        id: ['<request>', itsId],
        attentionId: ['<attention>', 'number of the mark, as interlend request show lists it'],
      },
      json: ({ attentionId }) => ({ dismissed: attentionId }),
    }),
  ],
);

function codesIn(given: string): string[] {
  return given
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/**
 * The names of the states that somebody means: a name as programs write it, or the status in words, English or French, as
 * screens show it. Throws `Misused` with all of them when it is none.
 */
function statesMeant(said: string, side: Side | undefined): string[] {
  const rows = (side ? [side] : (['borrowing', 'lending'] as const)).flatMap((each) => Object.entries(states[each]));
  const plain = (text: string) => text.trim().toLowerCase();
  const meant = rows.filter(([name, { label }]) =>
    [name, ...languages.map((each) => say(label, each))].some((each) => plain(each) === plain(said)),
  );
  if (meant.length > 0) return [...new Set(meant.map(([name]) => name))];
  const known = [...new Set(rows.map(([name, { label }]) => `${name} (${say(label, 'en')})`))].sort();
  throw new Misused(`No status is called "${said}".`, `Choose one of: ${known.join(', ')}.`);
}
