import { type Operation, ok } from './operation.js';
import { line, list, object, oneOfThese, ref, text, wording, yesNo } from './shape.js';

/** Of answers that are prose. */
export const acceptLanguage = {
  'Accept-Language': line(500, { description: 'en or fr; without either the language of the account.' }),
};

/** The words of the tables, for desks that have a code in hand. */
export const wordOperations = [
  {
    method: 'get',
    path: '/words',
    id: 'readWords',
    tag: 'node',
    permission: 'signedIn',
    summary: 'States, actions, events, reasons and kinds of work by their codes, in the language of the caller.',
    answer: ok(ref('Vocabulary')),
  },
] as const satisfies readonly Operation[];

const words = list(ref('WordRow'));
const row = { code: text, label: wording };

export const wordViews = {
  WordRow: object(row),
  StateWords: object({
    ...row,
    turn: oneOfThese('us', 'partner', 'patron', 'nobody'),
    next: wording,
    final: yesNo,
  }),
  Vocabulary: object({
    sides: words,
    states: object({ borrowing: list(ref('StateWords')), lending: list(ref('StateWords')) }),
    actions: object({ borrowing: words, lending: words }),
    events: words,
    attention: words,
    rejectReasons: words,
    conditionReasons: words,
    cancelReasons: words,
    work: words,
  }),
};
