import { items, made, type Operation, ok } from './operation.js';
import { ref, text } from './shape.js';

/** Of all together: they are saved together. */
const version = { ...text, description: 'Send it back as If-Match: it tells whether somebody was faster.' };

/** Policies, and the rules for temporary items. */
export const policyOperations = [
  {
    method: 'get',
    path: '/policies',
    id: 'listPolicies',
    tag: 'policies',
    permission: 'seeConfiguration',
    summary: 'Every policy with its value, its default and its sentence.',
    answer: ok({ ...items('PolicyView'), properties: { ...items('PolicyView').properties, version } }),
  },
  {
    method: 'patch',
    path: '/policies',
    id: 'changePolicies',
    tag: 'policies',
    permission: 'configure',
    summary: 'Change the policies that are named; null goes back to the default.',
    body: 'PolicyChange',
    answer: ok(items('PolicyView')),
    problems: [409, 422],
  },
  {
    method: 'get',
    path: '/temporary-item-rules',
    id: 'listItemRules',
    tag: 'policies',
    permission: 'seeConfiguration',
    summary: 'Temporary item creation rules in the order in which they are asked.',
    answer: ok(items('ItemRuleView')),
  },
  {
    method: 'post',
    path: '/temporary-item-rules',
    id: 'addItemRule',
    tag: 'policies',
    permission: 'configure',
    summary: 'Say where items of a partner, or of everybody, go when they are received, and with which item policy.',
    body: 'ItemRuleDraft',
    answer: made(ref('ItemRuleView')),
    problems: [409, 422],
  },
  {
    method: 'patch',
    path: '/temporary-item-rules/{id}',
    id: 'changeItemRule',
    tag: 'policies',
    permission: 'configure',
    summary: 'Change what is named: move a rule, lead it to another location; null takes away.',
    body: 'ItemRuleChange',
    answer: ok(ref('ItemRuleView')),
    problems: [404, 422],
  },
  {
    method: 'delete',
    path: '/temporary-item-rules/{id}',
    id: 'removeItemRule',
    tag: 'policies',
    permission: 'configure',
    summary: 'Remove a rule.',
    answer: 'none',
    problems: [404],
  },
] as const satisfies readonly Operation[];
