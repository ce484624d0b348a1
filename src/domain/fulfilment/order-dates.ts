/** Dates that a lender names on its forms: ahead of now, and in keeping with the due date that stands. */

import { message, type Wording } from '../../words/message.js';
import { localDate } from '../calendar.js';

export interface DateProblem {
  field: string;
  problem: Wording;
}

/** The dates on each form that lie ahead; they are read as the end of their day, so that today is ahead. */
const ahead: Readonly<Record<string, readonly string[]>> = {
  willSupply: ['expectedDeliveryDate'],
  expectToSupply: ['expectedDeliveryDate'],
  offerConditions: ['replyBy'],
  offerRetry: ['retryAfter'],
  ship: ['dueDate'],
  acceptRenewal: ['dueDate'],
  recall: ['dueDate'],
};

/** What is wrong with the dates of an order of the lending desk, each with its field. `fields` are read: ISO 8601. */
export function lendingDateProblems(
  action: string,
  fields: Readonly<Record<string, unknown>>,
  due: Date | undefined,
  now: Date,
  timeZone: string,
): DateProblem[] {
  const problems = (ahead[action] ?? []).flatMap((field): DateProblem[] => {
    const at = dateOf(fields[field]);
    return at && at < now ? [{ field, problem: message('refusedDate.passed') }] : [];
  });
  const named = dateOf(fields['dueDate']);
  if (problems.length > 0 || !named || !due) return problems;
  const stands = localDate(due, timeZone);
  // The date that stands may be long enough for one more renewal: the rules then propose it.
  if (action === 'acceptRenewal' && localDate(named, timeZone) < stands)
    return [{ field: 'dueDate', problem: message('refusedDate.dueAlready', { due: stands }) }];
  if (action === 'recall' && due > now && named > due)
    return [{ field: 'dueDate', problem: message('refusedDate.recallEarlier', { due: stands }) }];
  return [];
}

const dateOf = (value: unknown): Date | undefined => (typeof value === 'string' ? new Date(value) : undefined);
