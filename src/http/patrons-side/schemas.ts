/** What patrons' browsers send and read. */
import type { Static } from 'typebox';
import { networkSchemas } from '../../contract/network-operations.js';
import { atMost } from '../../contract/request-inputs.js';
import {
  amount,
  closed,
  day,
  instant,
  integer,
  line,
  list,
  object,
  oneOfThese,
  optional,
  page,
  ref,
  text,
  words,
  yesNo,
} from '../../contract/shape.js';
import { languages } from '../../domain/fulfilment/patron.js';
import { patronSections, patronSteps } from '../../domain/patrons-side/progress.js';
import { aboutWhat, volumePlaces, wishKinds } from '../../domain/patrons-side/views.js';

const cited = (name: keyof typeof atMost) => optional(line(atMost[name]));

const inputs = {
  PatronSignIn: closed({ card: line(100), pin: { ...text, maxLength: 200 } }),
  PatronAnswer: closed({ text: words(2000) }),
  PatronMessage: closed({ text: words(2000), about: optional(oneOfThese(...aboutWhat)), pages: optional(line(100)) }),
  PatronNotice: closed({ accepted: { ...yesNo, const: true } }),
  PatronLanguage: closed({ language: oneOfThese(...languages) }),
  Wish: closed({
    kind: oneOfThese(...wishKinds),
    title: line(atMost.title),
    author: cited('author'),
    titleOfComponent: cited('titleOfComponent'),
    authorOfComponent: cited('authorOfComponent'),
    isbn: cited('isbn'),
    issn: cited('issn'),
    doi: cited('doi'),
    pmid: cited('pmid'),
    oclc: cited('oclc'),
    publisher: cited('publisher'),
    placeOfPublication: cited('placeOfPublication'),
    publicationDate: cited('publicationDate'),
    edition: cited('edition'),
    volume: cited('volume'),
    issue: cited('issue'),
    pagesRequested: cited('pagesRequested'),
    anyEdition: optional(yesNo),
    pickupLocation: cited('pickupLocation'),
    notAfter: optional(day),
    note: optional(words(2000)),
    agreeToCopyright: optional(yesNo),
    agreeToTerms: optional(yesNo),
    evenIfDuplicate: optional(yesNo),
  }),
};

const answers = {
  SiteView: object({
    name: { ...text, description: 'The name of the library.' },
    open: { ...yesNo, description: 'Whether patrons may use these pages.' },
    scope: { ...text, description: 'What the search over all libraries is called.' },
    link: { ...text, description: 'What borrowing from one of them is called.' },
    copyrightNotice: text,
    loanTerms: optional({ ...text, description: 'What is ticked before a book is asked for.' }),
    placesHolds: { ...yesNo, description: 'A free copy of the library’s own is set aside for whoever asks for it.' },
    usualDays: optional({
      ...object({ from: integer, to: integer }),
      description: 'In how many days half of what other libraries lent lately was here.',
    }),
    idleMinutes: { ...integer, description: 'After so many minutes without use a session ends.' },
    openId: optional(object({ label: text, path: text })),
    timeZone: text,
  }),
  PatronSession: object({
    name: text,
    card: text,
    email: optional(text),
    language: optional(oneOfThese(...languages)),
    pickup: optional(text),
    csrf: { ...text, description: 'Said back as `X-CSRF-Token` with every change.' },
    endsAt: instant,
  }),
  WishChecked: object({
    problems: list(
      object({
        field: text,
        problem: text,
        code: optional(text),
        facts: optional({ type: 'object', additionalProperties: true }),
      }),
    ),
    open: { ...integer, description: 'Requests that are open.' },
    limit: { ...integer, description: 'How many may be open; 0: any number.' },
    canLend: { ...integer, description: 'Libraries that can lend it now, as far as their catalogues say.' },
    loanDays: integer,
    fee: optional(
      object({ amount: text, currency: text }, { description: 'What the patron pays when it is received.' }),
    ),
    isNamed: { ...yesNo, description: 'Whether a library that may be asked is told the patron’s name.' },
    pickups: list(object({ code: text, name: text })),
    pickup: optional(text),
    hold: optional({ ...text, description: 'Where the library’s own copy stands that would be set aside.' }),
  }),
  RequestSent: object({ number: text }),
  MyRequest: object({
    number: text,
    title: text,
    author: optional(text),
    article: optional(text),
    kind: oneOfThese('loan', 'copy'),
    step: oneOfThese(...patronSteps),
    section: oneOfThese(...patronSections),
    label: { ...text, description: 'Where it stands.' },
    next: { ...text, description: 'What happens next.' },
    askedOn: instant,
    dueDay: optional(day),
    pickup: optional(text),
    pickupAddress: optional(list(text)),
    heldUntil: optional(day),
    confirmation: optional(object({ to: text, isSent: yesNo })),
    question: optional(object({ heading: text, note: optional(text) })),
    talk: list(ref('MyWord')),
    copy: optional(
      object({
        name: text,
        type: text,
        kind: text,
        bytes: integer,
        until: day,
        accepted: yesNo,
        isShown: { ...yesNo, description: 'Browsers show it; others are saved.' },
        mayPrint: { ...yesNo, description: 'false: the lending library allows no printing and no copying.' },
      }),
    ),
    conditions: { ...list(text), description: 'Under which its lender lends what is here.' },
    volumes: {
      ...list(object({ name: text, where: oneOfThese(...volumePlaces) })),
      description: 'Of several volumes: what each is called, and where it is.',
    },
    isHold: { ...yesNo, description: 'It is filled by a copy of the library’s own.' },
    mayAnswer: yesNo,
    mayCancel: yesNo,
    asksToCancel: { ...yesNo, description: 'To cancel is asked of the library that has it.' },
    mayRenew: yesNo,
  }),
  MyWord: object({
    at: instant,
    by: oneOfThese('library', 'patron'),
    heading: optional(text),
    lines: optional(text),
    replyBy: optional(day),
    note: optional(text),
    about: optional(text),
  }),
  MyFee: object({ id: text, amount, currency: text, note: optional(text), since: instant }),
  PatronAccount: object({ fees: list(ref('MyFee')), blocks: list(text), finished: integer }),
  MyRequests: page(ref('MyRequest')),
  BrowsePage: object({
    items: list(
      object({ heading: text, count: { ...integer, description: 'Titles of the library that stand under it.' } }),
    ),
    earlier: optional({ ...text, description: 'Say it as `before` for the page before.' }),
    later: optional({ ...text, description: 'Say it as `after` for the next page.' }),
  }),
  CitationFound: networkSchemas.CitationFound,
};

/** Every schema of the patrons' API by its name. */
export const patronSchemas = { ...inputs, ...answers };
export type PatronSchemas = typeof patronSchemas;

/** What a request or an answer of that name is. */
export type PatronShape<Name extends keyof PatronSchemas> = Static<PatronSchemas[Name], PatronSchemas>;
