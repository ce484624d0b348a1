/** The reasons of the library in the document. */

import { reasonLists } from '../domain/request/library-reasons.js';
import { openLists } from '../protocol/codes.js';
import { items, made, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { closed, code, line, list, object, oneOfThese, optional, orNull, ref, text, yesNo } from './shape.js';

export const reasonOperations = [
  {
    method: 'get',
    path: '/reasons',
    id: 'listReasons',
    tag: 'policies',
    permission: 'seeConfiguration',
    summary: 'Reasons to reject, to set a condition and to cancel, with the ISO 18626 codes that travel for them.',
    answer: ok(items('ReasonView')),
  },
  {
    method: 'get',
    path: '/reasons/codes',
    id: 'listReasonCodes',
    tag: 'policies',
    permission: 'seeConfiguration',
    summary: 'The ISO 18626 codes that a reason can be mapped to.',
    answer: ok(ref('ReasonCodes')),
  },
  {
    method: 'post',
    path: '/reasons',
    id: 'addReason',
    tag: 'policies',
    permission: 'configure',
    summary: 'Add a reason of the library’s own.',
    body: 'ReasonDraft',
    answer: made(ref('ReasonView')),
    problems: [409, 422],
  },
  {
    method: 'patch',
    path: '/reasons/{list}/{code}',
    id: 'changeReason',
    tag: 'policies',
    permission: 'configure',
    summary: 'Rename a reason, map it to another code, or switch it off.',
    params: { list: oneOfThese(...reasonLists) },
    body: 'ReasonChange',
    answer: ok(ref('ReasonView')),
    problems: [404, 409, 422],
  },
  {
    method: 'delete',
    path: '/reasons/{list}/{code}',
    id: 'removeReason',
    tag: 'policies',
    permission: 'configure',
    summary: 'Remove a reason of the library’s own; one that every library begins with is as it was at first.',
    params: { list: oneOfThese(...reasonLists) },
    answer: 'none',
    problems: [404],
  },
] as const satisfies readonly Operation[];

/** What travels for a reason. `LoanCondition` is not in the published list of retries but understood. */
export const reasonCodes = {
  reasonUnfilled: openLists.reasonUnfilled.codes,
  reasonRetry: [...openLists.reasonRetry.codes, 'LoanCondition'],
  loanCondition: openLists.loanCondition.codes,
} as const;

const name = line(200, { minLength: 1 });
const unfilled = oneOfThese(...openLists.reasonUnfilled.codes);
const retry = oneOfThese(...reasonCodes.reasonRetry);
const condition = oneOfThese(...openLists.loanCondition.codes);

export const reasonInputs = {
  ReasonDraft: closed({
    list: oneOfThese(...reasonLists),
    code,
    label: name,
    french: name,
    enabled: optional(yesNo),
    reasonUnfilled: optional(unfilled),
    reasonRetry: optional(retry),
    loanCondition: optional(condition),
  }),
  ReasonChange: closed(
    {
      label: optional(name),
      french: optional(name),
      enabled: optional(yesNo),
      reasonUnfilled: optional(unfilled),
      reasonRetry: optional(orNull(retry)),
      loanCondition: optional(orNull(condition)),
    },
    { minProperties: 1 },
  ),
};

export const reasonSchemas = {
  ReasonCodes: object({
    reasonUnfilled: list(text),
    reasonRetry: list(text),
    loanCondition: list(text),
  }),
  ReasonView: object({
    list: oneOfThese(...reasonLists),
    code: text,
    label: text,
    french: text,
    enabled: yesNo,
    builtIn: yesNo,
    reasonUnfilled: optional(text),
    reasonRetry: optional(text),
    loanCondition: optional(text),
  }),
};

/** Null takes a code back. */
export type ReasonChange = Shape<'ReasonChange'>;
export type ReasonDraft = Shape<'ReasonDraft'>;
