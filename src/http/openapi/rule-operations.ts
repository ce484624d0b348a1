import { items, made, type Operation, ok } from './operation.js';
import { ref } from './shape.js';

/** The addresses of workflow profiles and rules. */
export const ruleOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/workflow-profiles', id: 'listProfiles', tag: 'policies' },
    permission: 'seeConfiguration',
    summary: 'Workflow profiles with every optional step, ticked or not, and the partners that name them.',
    answer: ok(items('ProfileView')),
  },
  {
    ...{ method: 'post', path: '/workflow-profiles', id: 'addProfile', tag: 'policies' },
    permission: 'configure',
    summary: 'Add a workflow profile. A partner names it as borrowingProfile or lendingProfile.',
    body: 'ProfileDraft',
    answer: made(ref('ProfileView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'patch', path: '/workflow-profiles/{code}', id: 'changeProfile', tag: 'policies' },
    permission: 'configure',
    summary: 'Change what is named; the steps are said anew.',
    body: 'ProfileChange',
    answer: ok(ref('ProfileView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/workflow-profiles/{code}', id: 'removeProfile', tag: 'policies' },
    permission: 'configure',
    summary: 'Remove a workflow profile that no partner names.',
    answer: 'none',
    problems: [404, 409],
  },

  {
    ...{ method: 'get', path: '/sending-rules', id: 'listSendingRules', tag: 'policies' },
    permission: 'seeConfiguration',
    summary: 'The rules for sending, in the order in which they are asked: the first that fits decides.',
    answer: ok(items('SendingRuleView')),
  },
  {
    ...{ method: 'post', path: '/sending-rules', id: 'addSendingRule', tag: 'policies' },
    permission: 'configure',
    summary: 'Say which new requests are sent by themselves, and which wait for staff.',
    body: 'SendingRuleDraft',
    answer: made(ref('SendingRuleView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'patch', path: '/sending-rules/{id}', id: 'changeSendingRule', tag: 'policies' },
    permission: 'configure',
    summary: 'Change what is named: turn a rule off, move it.',
    body: 'SendingRuleChange',
    answer: ok(ref('SendingRuleView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/sending-rules/{id}', id: 'removeSendingRule', tag: 'policies' },
    permission: 'configure',
    summary: 'Remove a rule for sending.',
    answer: 'none',
    problems: [404],
  },

  {
    ...{ method: 'get', path: '/rota-templates', id: 'listRotaTemplates', tag: 'policies' },
    permission: 'seeConfiguration',
    summary: 'Rota templates: partners that are asked one after the other.',
    answer: ok(items('RotaTemplate')),
  },
  {
    ...{ method: 'post', path: '/rota-templates', id: 'addRotaTemplate', tag: 'policies' },
    permission: 'configure',
    summary: 'Add a rota template. The answer warns when nobody of it can be asked.',
    body: 'RotaTemplateDraft',
    answer: made(ref('RotaTemplateSaved')),
    problems: [409, 422],
  },
  {
    ...{ method: 'patch', path: '/rota-templates/{code}', id: 'changeRotaTemplate', tag: 'policies' },
    permission: 'configure',
    summary: 'Change what is named; the members are said anew. An inactive one is not used.',
    body: 'RotaTemplateChange',
    answer: ok(ref('RotaTemplateSaved')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/rota-templates/{code}', id: 'removeRotaTemplate', tag: 'policies' },
    permission: 'configure',
    summary: 'Remove a rota template that no rule leads to.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/rota-rules', id: 'listRotaRules', tag: 'policies' },
    permission: 'seeConfiguration',
    summary: 'Rota assignment rules in the order in which they are asked.',
    answer: ok(items('RotaRuleView')),
  },
  {
    ...{ method: 'post', path: '/rota-rules', id: 'addRotaRule', tag: 'policies' },
    permission: 'configure',
    summary: 'Say which rota templates a new request gets when nobody chooses its partners.',
    body: 'RotaRuleDraft',
    answer: made(ref('RotaRuleView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'patch', path: '/rota-rules/{id}', id: 'changeRotaRule', tag: 'policies' },
    permission: 'configure',
    summary: 'Change what is named: turn a rule off, move it, lead it elsewhere.',
    body: 'RotaRuleChange',
    answer: ok(ref('RotaRuleView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/rota-rules/{id}', id: 'removeRotaRule', tag: 'policies' },
    permission: 'configure',
    summary: 'Remove a rota assignment rule.',
    answer: 'none',
    problems: [404],
  },
];
