/** What is wrong with a draft before anything is looked up: each field with its remedy. */
import { localDate } from '../../domain/calendar.js';
import { normalised } from '../../domain/fulfilment/identifiers.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import { services } from '../../domain/tables.js';
import { message } from '../../words/message.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { RequestChange, RequestDraft } from '../model/request-draft.js';
import { illegibleFields } from '../receiving/legible.js';

/** Longest texts, in characters; what is not named here is one of few values or has a form of its own. */
export const atMost = {
  title: 1000,
  author: 500,
  subtitle: 1000,
  seriesTitle: 500,
  isbn: 40,
  issn: 40,
  doi: 200,
  pmid: 40,
  oclc: 40,
  lccn: 40,
  publisher: 500,
  placeOfPublication: 200,
  publicationDate: 100,
  edition: 200,
  volume: 200,
  issue: 200,
  titleOfComponent: 1000,
  authorOfComponent: 500,
  pagesRequested: 200,
  publicationType: 100,
  supplierRecordId: 200,
  copyrightCompliance: 100,
  startDate: 40,
  endDate: 40,
  set: 100,
  deliveryMethod: 100,
  paymentMethod: 100,
  billingMethod: 100,
  serviceLevel: 100,
  requestedMedia: 100,
  needBeforeDate: 40,
  note: 4000,
  pickupLocation: 200,
  lastInterestDate: 10,
  ownerLibrary: 64,
} as const satisfies Partial<Record<keyof RequestDraft, number>>;

export function draftProblems(draft: RequestDraft, now: Date, timeZone: string): FieldProblem[] {
  return [
    ...(draft.title?.trim() ? [] : [{ field: 'title', problem: needsTitle }]),
    ...(services.includes(draft.serviceType)
      ? []
      : [{ field: 'serviceType', problem: message('refusedDraft.serviceType') }]),
    ...fieldProblems(draft, now, timeZone),
  ];
}

export function changeProblems(change: RequestChange, now: Date, timeZone: string): FieldProblem[] {
  const takesTitle = 'title' in change && !change.title?.trim();
  return [...(takesTitle ? [{ field: 'title', problem: needsTitle }] : []), ...fieldProblems(change, now, timeZone)];
}

const needsTitle = message('refusedDraft.titleNeeded');

/** Wrong numbers in any form that has such fields. */
export function numberProblems({ isbn, issn, oclc, doi, pmid }: Numbers): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (isbn && !normalised('ISBN', isbn))
    problems.push({ field: 'isbn', problem: message('refusedDraft.checkDigits', { number: isbn, kind: 'ISBN' }) });
  if (issn && !normalised('ISSN', issn))
    problems.push({ field: 'issn', problem: message('refusedDraft.checkDigits', { number: issn, kind: 'ISSN' }) });
  if (oclc && !normalised('OCLC', oclc))
    problems.push({ field: 'oclc', problem: message('refusedDraft.oclc', { number: oclc }) });
  if (doi && !/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+$/i.test(doi.trim()))
    problems.push({ field: 'doi', problem: message('refusedDraft.doi', { number: doi }) });
  if (pmid && !/^\d{1,9}$/.test(pmid.trim()))
    problems.push({ field: 'pmid', problem: message('refusedDraft.pmid', { number: pmid }) });
  return problems;
}
type Numbers = { [K in 'isbn' | 'issn' | 'oclc' | 'doi' | 'pmid']?: string | null };

function fieldProblems(fields: RequestChange, now: Date, timeZone: string): FieldProblem[] {
  const today = localDate(now, timeZone);
  return [
    ...illegibleFields(fields),
    ...Object.entries(atMost).flatMap(([field, most]) => {
      const text = fields[field as keyof typeof atMost];
      const tooLong = text && [...text].length > most;
      return tooLong ? [{ field, problem: message('refusedField.tooLong', { most }) }] : [];
    }),
    ...numberProblems(fields),
    ...(['needBeforeDate', 'lastInterestDate', 'startDate', 'endDate'] as const).flatMap((field) =>
      dayProblem(field, fields[field], today),
    ),
    ...bookingProblem(fields),
    ...costProblem(fields.maximumCosts),
    ...shipToProblem(fields.shipTo),
  ];
}

function dayProblem(field: string, date: string | null | undefined, today: string): FieldProblem[] {
  if (!date) return [];
  const isMoment = /^\d{4}-\d{2}-\d{2}T/.test(date) && !Number.isNaN(Date.parse(date));
  const noDate = dateProblem(date.slice(0, 10));
  if (noDate || (date.length > 10 && !isMoment)) return [{ field, problem: noDate ?? message('refusedField.day') }];
  return date.slice(0, 10) < today
    ? [{ field, problem: message('refusedField.pastDay', { day: date.slice(0, 10) }) }]
    : [];
}

function bookingProblem({ startDate, endDate }: RequestChange): FieldProblem[] {
  if (!startDate || !endDate || startDate.slice(0, 10) <= endDate.slice(0, 10)) return [];
  return [{ field: 'endDate', problem: message('refusedDraft.bookingEnds', { day: { day: startDate.slice(0, 10) } }) }];
}

function costProblem(costs: RequestDraft['maximumCosts'] | null): FieldProblem[] {
  if (!costs || (/^\d+(\.\d+)?$/.test(costs.amount) && /^[A-Z]{3}$/.test(costs.currency))) return [];
  return [{ field: 'maximumCosts', problem: message('refusedDraft.money') }];
}

function shipToProblem(shipTo: RequestDraft['shipTo'] | null): FieldProblem[] {
  if (!shipTo || shipTo.line1?.trim()) return [];
  return [{ field: 'shipTo', problem: message('refusedDraft.street') }];
}
