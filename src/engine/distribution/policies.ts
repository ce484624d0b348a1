import { type PolicyName, policyNames } from '../../domain/fulfilment/policies.js';
import type { PolicyChange } from '../model/local/policies.js';
import { type FileSection, textIn } from './section.js';

/** What a library changed of its policies, how it looks for items among them. Each library has its own: only on demand. */
export const policySection: FileSection = {
  onDemand: true,
  name: 'policies',
  thing: 'policies',
  says: 'Policies that are not as at first, such as how items are looked for. Only in a file that was asked for them, or for all when they are imposed.',
  fields: { name: { enum: policyNames }, value: {} },
  required: ['name', 'value'],
  careful: [],
  keyOf: (record) => textIn(record, 'name'),
  titleOf: (record) => textIn(record, 'name'),
  read: async ({ local }) =>
    (await local.policies.list())
      .filter(({ changedAt }) => changedAt !== undefined)
      .map(({ name, value }) => ({ key: name, id: 'all', record: { name, value } })),
  // As at the page of policies: what nobody changed yet has a value too.
  audited: async ({ local }, key) =>
    (await local.policies.list()).filter(({ name }) => name === key).map(({ name, value }) => ({ name, value })),
  write: ({ local, by }, record) =>
    local.policies.changeFromFile({ [textIn(record, 'name') as PolicyName]: record['value'] } as PolicyChange, by),
  remove: ({ local, by }, { key }) => local.policies.changeFromFile({ [key]: null } as PolicyChange, by),
};
