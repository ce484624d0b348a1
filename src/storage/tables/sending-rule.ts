import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Whether new requests that fit are sent by themselves. */
export interface SendingRuleRow {
  id: string;
  position: number;
  name: string;
  enabled: boolean;
  conditions: unknown;
  sends: boolean;
}

export const sendingRuleTable = new EntitySchema<SendingRuleRow>({
  name: 'sending_rule',
  columns: {
    id: identityColumn,
    position: { type: 'integer' },
    name: { type: 'text' },
    enabled: { type: 'boolean', default: true },
    conditions: { type: 'jsonb', default: [] },
    sends: { type: 'boolean' },
  },
});
