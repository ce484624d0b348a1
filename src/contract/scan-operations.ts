/** The one scanner of every desk, and a patron who wishes to keep a loan. */

import { scanQuestions, scanReplies } from '../domain/fulfilment/parcels.js';
import { scanDeeds, scanPlaces } from '../domain/fulfilment/scan-places.js';
import { wrongCodes } from '../domain/fulfilment/wrong-codes.js';
import { letterStatuses } from '../domain/letters/letters.js';
import { type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  day,
  integer,
  line,
  list,
  object,
  oneOfThese,
  optional,
  ref,
  text,
  wording,
  words,
  yesNo,
} from './shape.js';

export const patronLetterSteps = [...letterStatuses, 'queued'] as const;
export type PatronLetter = (typeof patronLetterSteps)[number];

export const scanOperations = [
  {
    method: 'post',
    path: '/scans',
    id: 'scan',
    tag: 'circulation',
    permission: 'lendAtDesk',
    summary:
      'Scan anything: an item of another library is received, shelved, taken back or sent home; one of ours leaves or is back. Without the permission to work on requests it is only shelved and taken back from a patron. The answer says what was done, or what is missing.',
    body: 'ScannerOrder',
    answer: ok(ref('ScanTold')),
    problems: [404, 409, 422],
  },
  {
    method: 'post',
    path: '/patrons/{id}/loans/{loan}/renewals',
    about: { loan: 'loan' },
    id: 'renewForPatron',
    tag: 'patrons',
    permission: 'lendAtDesk',
    summary: 'A patron wishes to keep a loan longer: it waits for staff, or goes to the lender, as the policy says.',
    body: 'PatronRenewal',
    answer: ok(ref('RequestView')),
    problems: [404, 409, 422],
  },
] as const satisfies readonly Operation[];

const id = line(100, { minLength: 1 });

/** What desks send and read here. */
export const scanSchemas = {
  ScannerOrder: closed({
    code: { ...id, description: 'A temporary barcode, a barcode of ours or of the lender, or an External ID.' },
    request: optional({ ...id, description: 'The request id that was scanned with it.' }),
    note: optional(words(10_000, { description: 'To the partner, where the step tells it.' })),
    internalNote: optional(words(10_000)),
    notifyPatron: optional({ ...yesNo, description: 'At receipt: the patron is told that it is on the shelf.' }),
    printSlip: optional({ ...yesNo, description: 'The slip of the step is written.' }),
    line: optional({
      ...integer,
      minimum: 0,
      maximum: 10_000,
      description: 'The line of the rota whose parcel it is, where more than one may have come.',
    }),
    reply: optional({
      ...oneOfThese(...scanReplies),
      description: 'What is to be done with a parcel that its request was not waiting for.',
    }),
    confirmed: optional({ ...yesNo, description: 'The doubt was read, and it is done all the same.' }),
    at: optional({ ...oneOfThese(...scanPlaces), description: 'The page: only its own steps are done.' }),
    key: optional({
      ...id,
      description: 'Chosen by the page for this scan: sent once more, it has no second effect.',
    }),
    by: optional({ ...oneOfThese('barcode', 'externalId'), description: 'What kind of code it is; without it any.' }),
    look: optional({ ...yesNo, description: 'Only say what it is.' }),
  }),
  ScanTold: object({
    did: optional(oneOfThese(...scanDeeds)),
    text: wording,
    next: optional({ ...text, description: 'The action that goes on from here.' }),
    /** As it now is. */
    request: optional(ref('RequestView')),
    choices: optional(list(ref('ScanChoice'), { description: 'Requests that the code could mean: name one.' })),
    question: optional({
      ...oneOfThese(...scanQuestions),
      description: 'What a person is to decide; nothing was done.',
    }),
    replies: optional(list(oneOfThese(...scanReplies), { description: 'What may be answered to the question.' })),
    partner: optional({ ...text, description: 'The library that it came from or goes to, where that is another one.' }),
    elsewhere: optional({
      ...oneOfThese(...scanPlaces),
      description: 'The page that does the step; nothing was done.',
    }),
    /** The hold that the item is kept for. */
    hold: optional(ref('HoldView')),
    patronLetter: optional({
      ...oneOfThese(...patronLetterSteps),
      description: 'The letter that tells the patron of it: queued as a mail, waiting to be printed, or gone.',
    }),
  }),
  WrongScan: object({ is: oneOfThese(...wrongCodes), text: wording }),
  ScanChoice: object({
    request: text,
    externalId: text,
    side: oneOfThese('borrowing', 'lending'),
    title: text,
    stateLabel: wording,
    line: optional({ ...integer, description: 'Whose parcel it would be: name the line as well.' }),
    partner: optional(text),
  }),
  PatronRenewal: closed({ wishedDueDate: optional({ ...day, description: 'Without it the usual one is asked for.' }) }),
};

export type ScanOrder = Shape<'ScannerOrder'>;

export type ScanChoice = Shape<'ScanChoice'>;
/** What was done, if anything, in words, and what may be ordered next. */
export type ScanTold = Shape<'ScanTold'>;
