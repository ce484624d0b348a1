/** Slips as PDF: addresses, what is sent, what is answered. */

import { labelsOnSheet, papers, slipsAtOnce } from '../domain/letters/papers.js';
import { items, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  instant,
  integer,
  line,
  list,
  object,
  oneOfThese,
  optional,
  ref,
  type Schema,
  yesNo,
} from './shape.js';

const letterIds = (more: object) => list(line(20, { minLength: 1 }), { minItems: 1, maxItems: slipsAtOnce, ...more });
const chosenLetters = letterIds({ description: 'Their ids, in the order of the pages.' });
const onPaper = {
  paper: {
    ...oneOfThese(...papers),
    description: 'Without it the paper that the library chose for each kind of slip.',
  },
  startLabel: {
    ...integer,
    minimum: 1,
    maximum: labelsOnSheet,
    description: 'On a label sheet that was begun: the first free label, counted along the rows.',
  },
} satisfies Record<string, Schema>;

export const slipOperations = [
  {
    method: 'get',
    path: '/letters/{id}.pdf',
    about: { letter: 'id' },
    id: 'drawLetter',
    tag: 'letters',
    permission: 'seeRequests',
    summary: 'One slip as PDF, on the paper of the library or on the one that is named. Drawing it changes nothing.',
    query: onPaper,
    answer: 'pdf',
    problems: [404],
  },
  {
    method: 'get',
    path: '/letters.pdf',
    id: 'drawLetters',
    tag: 'letters',
    permission: 'seeRequests',
    summary: 'Several slips as one PDF, in the order in which they are named; also those that were printed before.',
    query: { ids: chosenLetters, ...onPaper },
    answer: 'pdf',
    problems: [404],
  },
  {
    method: 'post',
    path: '/letters/printed',
    id: 'markLettersPrinted',
    tag: 'letters',
    permission: 'workOnRequests',
    summary: 'Note that all of these came out of the printer: all, or none when one of them was taken back.',
    body: 'PrintedOrder',
    answer: ok(items('LetterView')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/pull-slips',
    id: 'writePullSlips',
    tag: 'letters',
    permission: 'workOnRequests',
    summary:
      'Write the pull slips of new lending requests that have none, at most 200. They come in the order of the shelves: location, then call number.',
    body: 'PullSlipOrder',
    answer: ok(ref('PullSlips')),
  },
] as const satisfies readonly Operation[];

export const slipSchemas = {
  PrintedOrder: closed({ letters: letterIds({}) }),
  PullSlipOrder: closed({
    since: optional({ ...instant, description: 'Only requests that came since then.' }),
    library: optional({ ...line(64, { minLength: 1 }), description: 'Its code: only requests of this library.' }),
  }),
  PullSlips: object({
    /** In the order in which they are fetched: by location, then by call number. */
    items: list(ref('LetterView')) /** More requests wait than one batch holds. */,
    more: yesNo,
  }),
};

export type PullSlips = Shape<'PullSlips'>;
