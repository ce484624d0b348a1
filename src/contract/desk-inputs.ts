import { letterCodes } from '../domain/letters/letters.js';
import type { Shape } from './schemas.js';
import { closed, integer, line, list, oneOfThese, optional, words, yesNo } from './shape.js';

const version = {
  ...integer,
  minimum: 0,
  description: 'The version of the request that was on the screen.',
};
const status = line(100, { minLength: 1, description: 'The name of a state of the request’s side.' });
const assignee = line(80, {
  minLength: 1,
  description:
    'The person: with staff on record the code (or name) of a Fulfillment Services Operator, else as named by X-On-Behalf-Of.',
});
const noteToColleague = words(8000, { description: '1,000 characters at most, as people count them.' });
const sendEmail = { ...yesNo, description: 'Tell the person by e-mail.' };
const confirmed = optional({ ...yesNo, description: 'The warning was read, and it is wanted all the same.' });

/** What desks send to work on requests beside the actions. */
export const deskInputs = {
  RotaOrder: closed({
    version,
    rota: list(closed({ partner: line(64, { minLength: 1 }), why: optional(words(400)) }), {
      maxItems: 200,
      description: 'All partners still to be asked, in order: who is left out is taken out.',
    }),
  }),
  CopyChoice: closed({ version, barcode: line(200, { minLength: 1 }) }),
  AssignOrder: closed({
    version,
    to: assignee,
    note: optional(noteToColleague),
    sendEmail: optional(sendEmail),
  }),
  ReleaseOrder: closed({ version }),
  AnswerOrder: closed({
    version,
    answer: line(40, { minLength: 1, description: 'The name of one of the answers of the request.' }),
    fields: optional({
      type: 'object',
      additionalProperties: true,
      maxProperties: 50,
      description: 'The fields of its form.',
    }),
  }),
  NoteOrder: closed({
    version,
    text: words(4000, { minLength: 1 }),
    active: optional({
      ...yesNo,
      description: 'Stands out here and at the partner, to whom it is sent. Otherwise it stays here.',
    }),
  }),
  StatusOrder: closed({ version, status, note: optional(words(4000)), confirmed }),
  BulkOrder: closed({
    ids: list(line(40, { minLength: 1 }), { minItems: 1, maxItems: 500 }),
    versions: optional({
      type: 'object',
      additionalProperties: { ...integer, minimum: 0 },
      maxProperties: 500,
      description: 'The version of each as it was on the screen; one that is not named is taken as it is now.',
    }),
    action: optional(line(64, { minLength: 1 })),
    fields: optional({ type: 'object', additionalProperties: true, maxProperties: 50 }),
    status: optional(status),
    /** Of a change of status; it stays here. */
    note: optional(words(4000)),
    confirmed,
    assign: optional({
      ...closed({ to: optional(assignee), note: optional(noteToColleague), sendEmail: optional(sendEmail) }),
      description: 'Whose task they become; without a name nobody’s.',
    }),
    slip: optional(oneOfThese(...letterCodes)),
    trial: optional({ ...yesNo, description: 'Say what would come of it. Nothing is kept and nobody is told.' }),
  }),
};

/** One order for many requests: an action with its fields, a status by hand, whose task they become, or a slip of each. */
export type BulkOrderInput = Shape<'BulkOrder'>;
