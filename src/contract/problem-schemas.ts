/** What is wrong, as RFC 9457 says it. */
import { scanQuestions } from '../domain/fulfilment/parcels.js';
import { facts, instant, integer, list, object, oneOfThese, optional, ref, text } from './shape.js';

const fieldProblem = object({
  field: text,
  problem: { ...text, description: 'In the language of the call.' },
  code: optional({ ...text, description: 'What is wrong, for programs.' }),
  facts: optional({ ...facts, description: 'What the code is about: a limit, a name.' }),
});

/** What every problem says, to staff and to patrons. */
const usual = {
  type: { ...text, description: 'urn:interlend:problem: and a kind: stale, not-allowed, invalid, unknown, …' },
  title: text,
  status: integer,
  detail: optional(text),
  code: optional({ ...text, description: 'What the sentence says, for programs.' }),
  facts: optional({ ...facts, description: 'What that code is about: a limit, a name.' }),
  traceId: text,
  problems: optional(list(fieldProblem)),
};

export const patronProblem = object(usual);

export const staffProblem = object({
  ...usual,
  request: optional(ref('RequestView')),
  scanned: optional(ref('WrongScan')),
  question: optional(oneOfThese(...scanQuestions)),
  lastActor: optional(text),
  lastEvent: optional(text),
  changedAt: optional(instant),
  current: optional({
    ...facts,
    description: 'The thing of the configuration as it is now, with its version (changed).',
  }),
  permission: optional(text),
  library: optional(text),
  roles: optional(list(text)),
  reason: optional({
    ...text,
    description: 'Why an order was not done, as staff read it: without the remedy for programs.',
  }),
  matchingAction: optional({ ...text, description: 'The action that would tell the partner (out-of-step).' }),
});
