import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Which rota templates a new request gets. */
export interface RotaRuleRow {
  id: string;
  position: number;
  name: string;
  description: string | null;
  enabled: boolean;
  conditions: unknown;
  goesOn: boolean;
  lastResort: boolean;
}

export const rotaRuleTable = new EntitySchema<RotaRuleRow>({
  name: 'rota_rule',
  columns: {
    id: identityColumn,
    position: { type: 'integer' },
    name: { type: 'text' },
    description: { type: 'text', nullable: true },
    enabled: { type: 'boolean', default: true },
    conditions: { type: 'jsonb', default: [] },
    goesOn: { type: 'boolean', name: 'goes_on', default: false },
    lastResort: { type: 'boolean', name: 'last_resort', default: false },
  },
});
