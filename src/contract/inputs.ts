import { partnerInputs } from './partner-schemas.js';
import { requestInputs } from './request-inputs.js';
import type { Shape } from './schemas.js';
import { closed, instant, integer, line, list, optional } from './shape.js';

const code = line(64, { minLength: 1 });

/** What a desk may send. All are closed: an unknown field is refused by its name, never ignored. */
export const inputs = {
  ...requestInputs,
  ActionOrder: closed({
    version: { ...integer, minimum: 0, description: 'The version of the request that was on the screen.' },
    fields: optional({
      type: 'object',
      additionalProperties: true,
      maxProperties: 50,
      description: 'The fields that the allowed action lists.',
    }),
    undoes: optional(
      closed(
        { action: line(100, { minLength: 1 }), version: { ...integer, minimum: 0 } },
        {
          description:
            'Of an undo: the step that it takes back, as the allowed action names it. When another step came after it, a 409 “undo-over” says which, and nothing is done.',
        },
      ),
    ),
  }),
  ReplaySelection: closed(
    {
      messages: optional(list(line(100, { minLength: 1 }), { minItems: 1, maxItems: 1000 })),
      partner: optional(code),
      since: optional(instant),
    },
    { minProperties: 1 },
  ),
  ...partnerInputs,
};

export type ReplaySelection = Shape<'ReplaySelection'>;
