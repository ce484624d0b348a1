/** Letters and slips that a step calls for, with what is known then. Storage adds patron and library, and freezes it. */

import { labelOfType } from '../../domain/copies/file-name.js';
import {
  type FormTicks,
  type KnownFacts,
  keptLetterIn,
  type LetterCode,
  letterRow,
  lettersCalledBy,
  lettersKeptBy,
  lettersWithdrawnBy,
} from '../../domain/letters/letters.js';
import { renewalAnswer } from '../../domain/letters/mailed-messages.js';
import { linesOfAddress } from '../../domain/partner/address-lines.js';
import type { AddressUse } from '../../domain/partner/records.js';
import { defined } from '../../domain/request/defined.js';
import { conditionsAtHand, forbidsCopying } from '../../domain/request/loan-conditions.js';
import { cancelReasons, rejectReasons } from '../../domain/request/reasons.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { EventFacts } from '../../domain/tables/state-machine.js';
import type { EventName, StateName } from '../../domain/tables/tables.js';
import type { Costs } from '../../protocol/messages.js';
import { hasWords, type Message, message, type Wording } from '../../words/index.js';
import type {
  ConversationRecord,
  KeptLetter,
  LetterDraft,
  Loan,
  PartnerRecord,
  RequestFacts,
  RequestRecord,
} from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';
import { shipToOf } from './order-facts.js';

/** What a letter is written for: an event of the tables, or something that is done next to them. */
export type LetterCause =
  | EventName
  | 'created'
  | 'assigned'
  | 'reassigned'
  | 'released'
  | 'patronQueried'
  | 'slipWritten'
  | 'copyFetched';

export interface LetterStep {
  /** As it is after the step. */
  loan: Loan;
  event: LetterCause;
  /** The circumstances of that event. */
  known?: EventFacts;
  /** The line of history that calls for the letter, where its facts give it another name than the event. */
  line?: HistoryEvent;
  by: string;
  /** The conversation that the step is about. */
  conversation?: ConversationRecord;
  partner?: PartnerRecord;
  /** The form, as staff filled it in. */
  form?: FormTicks;
  /** How often the borrower may still renew it. */
  renewalsLeft?: number;
  /** As it was before the step. */
  before?: { state: StateName; dueDay?: string };
}

/** The letters of a step, and those that it makes untrue. */
export function lettersOf(step: LetterStep): { letters: LetterDraft[]; withdrawn: LetterCode[] } {
  const { request } = step.loan;
  const { side } = request;
  const called = lettersCalledBy(side, step.event, step.form, {
    facts: step.known,
    from: step.before?.state,
    to: request.state,
    // Who speaks only e-mail is written to in place of each message.
    toPartner: step.partner?.emailLetters === true && !step.partner.byEmail,
  });
  return {
    letters: called.flatMap((code) => letterDraftOf(code, step, { known: answerIn(step) }) ?? []),
    withdrawn: lettersWithdrawnBy(side, step.event, step.before?.state),
  };
}

function answerIn({ event, known }: LetterStep): KnownFacts {
  const code = renewalAnswer(event, known);
  if (!code) return {};
  return { matter: message(code) };
}

/** One letter; none when it is for a patron and nobody is known. */
export function letterDraftOf(
  code: LetterCode,
  step: LetterStep,
  more: { known?: KnownFacts; staff?: string } = {},
): LetterDraft | undefined {
  const { audience } = letterRow(code);
  const { request, citation } = step.loan;
  const patron = request.side === 'borrowing' ? citation.patron : undefined;
  if (audience === 'patron' && !patron) return undefined;
  const partnerCode = step.conversation?.partnerCode ?? request.partnerCode;
  return {
    code,
    event: step.line ?? step.event,
    by: step.by,
    ...(patron ? { patron } : {}),
    ...(partnerCode && audience !== 'patron' ? { partnerCode } : {}),
    ...(more.staff ? { staff: more.staff } : {}),
    known: { ...knownAt(step), ...more.known },
  };
}

function knownAt(step: LetterStep): KnownFacts {
  const { loan, conversation, partner, form = {}, before, renewalsLeft } = step;
  const { request, citation } = loan;
  const { bibliographic, publication, service } = citation;
  const parcel = conversation?.position === request.activePosition ? undefined : conversation?.facts?.parcel;
  const facts = parcel ? { ...ofAnother, ...parcel, returnedAt: parcel.sentBackAt } : request.facts;
  const lenderDue = parcel ? parcel.dueDate : request.dueDay;
  const text = (name: string) => form[name] as string | undefined;
  return defined({
    title: citation.title,
    author: citation.author,
    titleOfComponent: bibliographic.titleOfComponent,
    publisher: publication?.publisher,
    year: publication?.publicationDate,
    edition: bibliographic.edition,
    isbn: identifier(loan, 'ISBN'),
    issn: identifier(loan, 'ISSN'),
    volume: bibliographic.volume?.join(', '),
    issue: bibliographic.issue,
    pages: bibliographic.pagesRequested,
    format: message(`slip.format_${request.serviceType}`),
    service: serviceOf(loan),
    maximumCost: citation.billing?.maximumCosts && costText(citation.billing.maximumCosts),
    copyright: copyrightOf(service?.copyrightCompliance?.value),
    serviceLevel: service?.serviceLevel?.value,
    externalId: request.externalId,
    qualifier: conversation?.requestingAgencyRequestId,
    requestedAt: request.createdAt.toISOString(),
    neededBy: service?.needBeforeDate,
    shippedAt: facts.shippedAt,
    receivedAt: facts.receivedAt,
    returnedAt: facts.returnedAt,
    lenderDue,
    previousDue: before?.dueDay,
    wishedDue: facts.wishedDueDate,
    itemBarcodes: facts.items?.map(({ barcode }) => barcode),
    callNumber: facts.items?.flatMap(({ callNumber }) => callNumber ?? []),
    itemName: facts.items?.flatMap(({ name }) => name ?? []),
    location: text('location'),
    partnerName: partner?.name,
    partnerSymbol: partner?.symbols[0],
    partnerAddress: request.side === 'lending' ? facts.shipTo : facts.returnAddress,
    ...(request.side === 'lending'
      ? { shipTo: shipTo(loan, partner) }
      : { returnTo: returnTo(facts.returnAddress, partner) }),
    note: text('note') ?? (step.event === 'send' ? service?.note : undefined),
    series: bibliographic.seriesTitle,
    authorOfComponent: bibliographic.authorOfComponent,
    placeOfPublication: publication?.placeOfPublication,
    doi: identifier(loan, 'DOI'),
    pmid: bibliographic.bibliographicRecordId?.find(
      ({ bibliographicRecordIdentifierCode }) => bibliographicRecordIdentifierCode?.value === 'PMID',
    )?.bibliographicRecordIdentifier,
    requestNote: service?.note,
    reason: reasonOnForm(form),
    conditions: conditionsAtHand(request.state, facts.conditions),
    replyBy: facts.retryBefore,
    cost: facts.costs && [facts.costs.amount, facts.costs.currency].filter(Boolean).join(' '),
    url: facts.copy?.link ?? facts.url,
    ...(facts.copy?.link ? { file: fileInWords(facts.copy), copyUntil: facts.copy.until } : {}),
    ...courierOf(step),
    renewals: renewalsLeft === undefined ? undefined : String(renewalsLeft),
    renewed: String(request.facts.renewals ?? 0),
    pickup: citation.pickupLocation,
    itemPolicy: text('itemPolicy'),
    fulfilmentNote: text('fulfilmentNote'),
    patronNote: text('patronNote'),
    ...(request.serviceType === 'Copy'
      ? {
          printing: message(forbidsCopying(facts.conditions) ? 'slip.printNone' : 'slip.printOne'),
          lenderNote: request.facts.copyNote,
        }
      : {}),
  });
}

/** What is known of the partner that is asked now is not true of another one's parcel. */
const ofAnother: Pick<RequestFacts, 'receivedAt' | 'wishedDueDate' | 'shipTo' | 'retryBefore' | 'url' | 'copy'> = {};

/** What the borrower asked for this time goes before what the directory says. */
function shipTo(loan: Loan, partner: PartnerRecord | undefined): string[] | undefined {
  const asked = shipToOf(loan);
  // An address of the message has no name: a parcel without one comes back.
  if (asked) return partner && asked[0] !== partner.name ? [partner.name, ...asked] : asked;
  return partner && addressOf(partner, 'shipping');
}

/** What the lender said with this shipment goes before what the directory says. */
function returnTo(address: string | undefined, partner: PartnerRecord | undefined): string[] | undefined {
  const said = address?.split('\n').filter((line) => line.trim() !== '');
  if (said && said.length > 0) return said;
  return partner && addressOf(partner, 'returns');
}

const fileInWords = ({ type, bytes }: NonNullable<RequestFacts['copy']>): Message =>
  message('slip.file', { type: labelOfType(type), size: { bytes } });

/** Name and lines; the preferred address of that use, else one for all. */
function addressOf({ name, addresses }: PartnerRecord, use: AddressUse): string[] | undefined {
  const fits = (wanted: AddressUse) =>
    addresses
      .filter(({ uses }) => uses.includes(wanted))
      .sort((one, other) => Number(other.preferred ?? false) - Number(one.preferred ?? false))[0];
  const found = fits(use) ?? fits('all');
  return found && [name, ...linesOfAddress(found)];
}

/** A loan or a copy, and in which edition. */
function serviceOf({ request, citation: { service } }: Loan): Message {
  const edition = service?.preferredEdition ?? (service?.anyEdition === 'Y' ? 'AnyEdition' : undefined);
  const said = message(`slip.service_${request.serviceType}`);
  return edition ? message('slip.withEdition', { service: said, edition: message(`slip.edition_${edition}`) }) : said;
}

const costText = ({ monetaryValue, currencyCode }: Costs): string =>
  [monetaryValue, currencyCode?.value].filter(Boolean).join(' ');

/** A code that the catalogue does not know is said as it was written. */
function copyrightOf(code: string | undefined): Wording | undefined {
  const known = `code.copyrightCompliance_${code}`;
  return hasWords(known) ? message(known) : code;
}

/** Of the parcel that this library sends; the lender's own is kept with what it sent. */
function courierOf({ loan: { request }, form = {} }: LetterStep): Pick<KnownFacts, 'courier' | 'tracking'> {
  const sent = request.side === 'lending' ? request.facts.supplied?.shippingInfo : undefined;
  const courier = (form['courier'] as string | undefined) ?? sent?.courierName?.value;
  const tracking = (form['trackingNumber'] as string | undefined) ?? sent?.trackingId?.join(', ');
  return { ...(courier ? { courier } : {}), ...(tracking ? { tracking } : {}) };
}

function identifier({ citation }: Loan, kind: string): string | undefined {
  return citation.bibliographic.bibliographicItemId?.find(
    (each) => each.bibliographicItemIdentifierCode?.value === kind,
  )?.bibliographicItemIdentifier;
}

export const reasonOnForm = (form: FormTicks): KnownFacts['reason'] => {
  const words = form['reasonWords'] as Wording[] | undefined;
  return words?.length === 1 ? words[0] : (words ?? reasonOf(form['reason'] as string | undefined));
};

/** The words of a reason that staff chose; the lists do not share their codes' meaning with the partner’s side. */
function reasonOf(code: string | undefined) {
  const row = code && [...cancelReasons, ...rejectReasons].find((each) => each.code === code);
  return row ? row.label : undefined;
}

// --- letters that staff asked for before they are true: they stay with the request until a step makes them so ---

/** What such a letter takes from the form. */
const saidInLetters = ['reason', 'reasonWords', 'patronNote'] as const;

/** After a step: keeps what it asks for, gives up what will not be true any more, and returns what is to be written now. */
export function settleKeptLetters(
  request: RequestRecord,
  event: EventName,
  { known = {}, form = {} }: Pick<StepFacts, 'known' | 'form'>,
): KeptLetter[] {
  const { side, state, facts } = request;
  const said = Object.fromEntries(
    saidInLetters.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])),
  );
  const asked = lettersKeptBy(side, event, form, { facts: known, to: state }).map((code) => ({ code, form: said }));
  const before = (facts.keptLetters ?? []).filter(({ code }) => !asked.some((each) => each.code === code));
  const kept = [...before, ...asked].map((letter) => ({ letter, becomes: keptLetterIn(letter.code, state) }));
  const waiting = kept.flatMap(({ letter, becomes }) => (becomes === 'kept' ? [letter] : []));
  if (waiting.length > 0) facts.keptLetters = waiting;
  else delete facts.keptLetters;
  return kept.flatMap(({ letter, becomes }) => (becomes === 'due' ? [letter] : []));
}
