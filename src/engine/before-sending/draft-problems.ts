/** What is wrong with a draft before anything is looked up: each field with its remedy. */
import { localDate } from '../../domain/calendar.js';
import { normalised } from '../../domain/fulfilment/identifiers.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import type { RequestChange, RequestDraft } from '../desk/request-draft.js';
import type { FieldProblem } from '../local/outcome.js';
import { illegibleFields } from '../receiving/legible.js';

/** Longest texts, in characters; what is not named here is one of few values or has a form of its own. */
export const atMost = {
  title: 1000,
  author: 500,
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
    ...(draft.serviceType === 'Loan' || draft.serviceType === 'Copy'
      ? []
      : [{ field: 'serviceType', problem: 'Choose Loan or Copy.' }]),
    ...fieldProblems(draft, now, timeZone),
  ];
}

export function changeProblems(change: RequestChange, now: Date, timeZone: string): FieldProblem[] {
  const takesTitle = 'title' in change && !change.title?.trim();
  return [...(takesTitle ? [{ field: 'title', problem: needsTitle }] : []), ...fieldProblems(change, now, timeZone)];
}

const needsTitle = 'A title is needed: partners find the item by it.';

/** Wrong numbers in any form that has such fields. */
export function numberProblems({ isbn, issn, oclc, doi, pmid }: Numbers): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (isbn && !normalised('ISBN', isbn)) problems.push({ field: 'isbn', problem: `"${isbn}" ${wrong('ISBN')}` });
  if (issn && !normalised('ISSN', issn)) problems.push({ field: 'issn', problem: `"${issn}" ${wrong('ISSN')}` });
  if (oclc && !normalised('OCLC', oclc))
    problems.push({ field: 'oclc', problem: `"${oclc}" is no OCLC number: write its digits.` });
  if (doi && !/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+$/i.test(doi.trim()))
    problems.push({ field: 'doi', problem: `"${doi}" is no DOI: it begins with 10. and has a slash.` });
  if (pmid && !/^\d{1,9}$/.test(pmid.trim()))
    problems.push({ field: 'pmid', problem: `"${pmid}" is no PubMed number: write its digits.` });
  return problems;
}
type Numbers = { [K in 'isbn' | 'issn' | 'oclc' | 'doi' | 'pmid']?: string | null };

const wrong = (name: string) => `is no ${name}: check its digits, the last one is calculated from the others.`;

function fieldProblems(fields: RequestChange, now: Date, timeZone: string): FieldProblem[] {
  const today = localDate(now, timeZone);
  return [
    ...illegibleFields(fields),
    ...Object.entries(atMost).flatMap(([field, most]) => {
      const text = fields[field as keyof typeof atMost];
      const tooLong = text && [...text].length > most;
      return tooLong ? [{ field, problem: `Write ${most.toLocaleString('en')} characters at most.` }] : [];
    }),
    ...numberProblems(fields),
    ...(['needBeforeDate', 'lastInterestDate'] as const).flatMap((field) => dayProblem(field, fields[field], today)),
    ...costProblem(fields.maximumCosts),
    ...shipToProblem(fields.shipTo),
  ];
}

function dayProblem(field: string, date: string | null | undefined, today: string): FieldProblem[] {
  if (!date) return [];
  const isMoment = /^\d{4}-\d{2}-\d{2}T/.test(date) && !Number.isNaN(Date.parse(date));
  const noDate = dateProblem(date.slice(0, 10));
  if (noDate || (date.length > 10 && !isMoment)) return [{ field, problem: noDate ?? 'Write the date as YYYY-MM-DD.' }];
  return date.slice(0, 10) < today ? [{ field, problem: `${date.slice(0, 10)} is past. Name a day to come.` }] : [];
}

function costProblem(costs: RequestDraft['maximumCosts'] | null): FieldProblem[] {
  if (!costs || (/^\d+(\.\d+)?$/.test(costs.amount) && /^[A-Z]{3}$/.test(costs.currency))) return [];
  return [{ field: 'maximumCosts', problem: 'Write the amount as 12.50 and the currency as CAD.' }];
}

function shipToProblem(shipTo: RequestDraft['shipTo'] | null): FieldProblem[] {
  if (!shipTo || shipTo.line1?.trim()) return [];
  return [{ field: 'shipTo', problem: 'Write the street or the building as line1.' }];
}
