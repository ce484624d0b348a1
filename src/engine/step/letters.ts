/** Letters and slips that a step calls for, with what is known then. Storage adds patron and library, and freezes it. */
import {
  type KnownFacts,
  type LetterCode,
  letterRow,
  lettersCalledBy,
  lettersWithdrawnBy,
  type Ticked,
} from '../../domain/letters.js';
import { cancelReasons, rejectReasons } from '../../domain/reasons.js';
import type { ConversationRecord, LetterDraft, Loan, PartnerRecord } from '../records.js';

export interface LetterStep {
  /** As it is after the step. */
  loan: Loan;
  event: string;
  by: string;
  /** The conversation that the step is about. */
  conversation?: ConversationRecord;
  partner?: PartnerRecord;
  /** The form, as staff filled it in. */
  form?: Ticked;
  /** As it was before the step. */
  before?: { state: string; dueDate?: Date };
}

/** The letters of a step, and those that it makes untrue. */
export function lettersOf(step: LetterStep): { letters: LetterDraft[]; withdrawn: LetterCode[] } {
  const { side } = step.loan.request;
  const called = lettersCalledBy(side, step.event, step.form, {
    from: step.before?.state,
    toPartner: step.partner?.emailLetters === true,
  });
  return {
    letters: called.flatMap((code) => draftOf(code, step) ?? []),
    withdrawn: lettersWithdrawnBy(side, step.event),
  };
}

/** One letter; none when it is for a patron and nobody is known. */
export function draftOf(
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
    ...{ code, event: step.event, by: step.by },
    ...(patron ? { patron } : {}),
    ...(partnerCode && audience !== 'patron' ? { partnerCode } : {}),
    ...(more.staff ? { staff: more.staff } : {}),
    known: { ...knownAt(step), ...more.known },
  };
}

function knownAt({ loan, conversation, partner, form = {}, before }: LetterStep): KnownFacts {
  const { request, citation } = loan;
  const { bibliographic, publication, service } = citation;
  const { facts } = request;
  const text = (name: string) => form[name] as string | undefined;
  return withoutGaps({
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
    format: formats[request.serviceType],
    serviceLevel: service?.serviceLevel?.value,
    externalId: request.externalId,
    requestId: request.id === '0' ? undefined : request.id,
    qualifier: conversation?.requestingAgencyRequestId,
    requestedAt: request.createdAt.toISOString(),
    neededBy: service?.needBeforeDate,
    shippedAt: facts.shippedAt,
    receivedAt: facts.receivedAt,
    returnedAt: facts.returnedAt,
    lenderDue: request.dueDate?.toISOString(),
    previousDue: before?.dueDate?.toISOString(),
    wishedDue: facts.wishedDueDate,
    itemBarcodes: facts.items?.map(({ barcode }) => barcode),
    callNumber: facts.items?.flatMap(({ callNumber }) => callNumber ?? []),
    itemName: facts.items?.flatMap(({ name }) => name ?? []),
    location: text('location'),
    partnerName: partner?.name,
    partnerSymbol: partner?.symbols[0],
    partnerAddress: request.side === 'lending' ? facts.shipTo : facts.returnAddress,
    note: text('note'),
    requestNote: service?.note,
    reason: (form['reasonWords'] as KnownFacts['reason']) ?? reasonOf(text('reason')),
    conditions: facts.conditions,
    replyBy: facts.retryBefore,
    cost: facts.costs && [facts.costs.amount, facts.costs.currency].filter(Boolean).join(' '),
    url: facts.url,
    pickup: citation.pickupLocation,
    itemPolicy: text('itemPolicy'),
    fulfilmentNote: text('fulfilmentNote'),
    patronNote: text('patronNote'),
  });
}

const formats = {
  Loan: { label: 'Physical', french: 'Physique' },
  Copy: { label: 'Digital', french: 'Numérique' },
};

function identifier({ citation }: Loan, kind: string): string | undefined {
  return citation.bibliographic.bibliographicItemId?.find(
    (each) => each.bibliographicItemIdentifierCode?.value === kind,
  )?.bibliographicItemIdentifier;
}

/** The words of a reason that staff chose; the lists do not share their codes' meaning with the partner’s side. */
function reasonOf(code: string | undefined) {
  const row = code && [...cancelReasons, ...rejectReasons].find((each) => each.code === code);
  return row ? { label: row.label, french: row.french } : undefined;
}

const withoutGaps = (known: { [F in keyof KnownFacts]: KnownFacts[F] | undefined }): KnownFacts =>
  Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
