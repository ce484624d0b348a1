/** Rules that decide on requests. */
import { EntitySchema } from 'typeorm';
import type { LoanRuleView, PatronGroupView, RotaRuleView, SendingRuleView } from '../../contract/rule-views.js';
import type { RotaTemplate } from '../../domain/rota/rota-rules.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

/** When a request is sent by itself. */
export const sendingRuleTable = new EntitySchema<StoredRow<SendingRuleView>>({
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

/** A list of partners to ask; its members are in a table of their own. */
export const rotaTemplateTable = new EntitySchema<StoredRow<Omit<RotaTemplate, 'members'>>>({
  name: 'rota_template',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    order: { type: 'text', name: 'ordering', default: 'ordered' },
    status: { type: 'text', default: 'active' },
  },
});

export const rotaTemplateMemberTable = new EntitySchema<{ template: string; position: number; partner: string }>({
  name: 'rota_template_member',
  columns: {
    template: { type: 'text', name: 'template_code', primary: true },
    position: { type: 'integer', primary: true },
    partner: { type: 'text', name: 'partner_code' },
  },
});

/** Which templates a request is given. */
export const rotaRuleTable = new EntitySchema<StoredRow<Omit<RotaRuleView, 'templates'>>>({
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

export const rotaRuleTemplateTable = new EntitySchema<{ rule: string; position: number; template: string }>({
  name: 'rota_rule_template',
  columns: {
    rule: { type: 'bigint', name: 'rule_id', primary: true },
    position: { type: 'integer', primary: true },
    template: { type: 'text', name: 'template_code' },
  },
});

/** A group of patrons; how many it has is counted. */
export const patronGroupTable = new EntitySchema<StoredRow<Omit<PatronGroupView, 'patrons'>>>({
  name: 'patron_group',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    french: { type: 'text', nullable: true },
    position: { type: 'integer' },
    codes: { type: 'text', array: true, default: [] },
  },
});

/** Which terms a patron has. */
export const loanRuleTable = new EntitySchema<StoredRow<LoanRuleView>>({
  name: 'loan_rule',
  columns: {
    id: identityColumn,
    position: { type: 'integer' },
    name: { type: 'text' },
    enabled: { type: 'boolean', default: true },
    conditions: { type: 'jsonb', default: [] },
    mayRequest: { type: 'boolean', name: 'may_request', default: true },
    refusal: { type: 'text', nullable: true },
    french: { type: 'text', name: 'refusal_french', nullable: true },
    requestLimit: { type: 'integer', name: 'request_limit', nullable: true },
    loanDays: { type: 'integer', name: 'loan_days', nullable: true },
    renewals: { type: 'integer', nullable: true },
    requestFee: { type: 'numeric', name: 'request_fee', precision: 12, scale: 2, nullable: true },
    pickupLibraries: { type: 'text', name: 'pickup_libraries', array: true, default: [] },
  },
});
