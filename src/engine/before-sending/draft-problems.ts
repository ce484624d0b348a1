/** What is wrong with a draft before anything is looked up: each field with its remedy. */

import type { RequestDraft } from '../../contract/request-inputs.js';
import { atMost } from '../../contract/request-inputs.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { normalised } from '../../domain/fulfilment/identifiers.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import { services } from '../../domain/tables/tables.js';
import { message } from '../../words/message.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { RequestChange } from '../model/request-draft.js';
import { illegibleFields } from '../receiving/legible.js';

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
