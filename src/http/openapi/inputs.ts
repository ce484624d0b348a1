import type { ReplaySelection } from '../../engine/ports.js';
import { partnerInputs } from './partner-schemas.js';
import { requestInputs } from './request-inputs.js';
import { eachOnce, instant, line, list, object, optional, type Schema } from './shape.js';

const code = line(64, { minLength: 1 });

/** What a desk may send. All are closed: an unknown field is refused by its name, never ignored. */
export const inputs: Record<string, Schema> = eachOnce<Schema>(requestInputs, partnerInputs, {
  ActionOrder: object<ActionOrder>(
    {
      version: { type: 'integer', minimum: 0, description: 'The version of the request that was on the screen.' },
      fields: optional({
        type: 'object',
        additionalProperties: true,
        maxProperties: 50,
        description: 'The fields that the allowed action lists.',
      }),
    },
    'closed',
  ),
  ReplaySelection: object<ReplaySelection>(
    {
      messages: optional(list(line(100, { minLength: 1 }), { minItems: 1, maxItems: 1000 })),
      partner: optional(code),
      since: optional(instant),
    },
    'closed',
    { minProperties: 1 },
  ),
});

export interface ActionOrder {
  version: number;
  fields?: Record<string, unknown>;
}
