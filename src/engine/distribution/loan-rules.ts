/** Groups of patrons, known by their codes, and loan rules, known by their names. Each library has its own: only on demand. */
import { conditionsSchema, namedRule, ruleInCommon, rulesByName } from './rules.js';
import {
  booleanSchema,
  codeSchema,
  countSchema,
  type FileSection,
  knownValues,
  lineSchema,
  listSchema,
  textIn,
  textsIn,
} from './section.js';

export const patronGroupSection: FileSection = {
  onDemand: true,
  name: 'patronGroups',
  thing: 'patronGroup',
  says: 'Groups of patrons, and other codes that mean the same. Only in a file that was asked for them.',
  fields: {
    code: lineSchema,
    name: lineSchema,
    french: lineSchema,
    codes: listSchema(lineSchema),
    position: countSchema,
  },
  required: ['code', 'name'],
  careful: [],
  keyOf: (record) => textIn(record, 'code'),
  titleOf: (record) => textIn(record, 'name'),
  read: async ({ local }) =>
    (await local.loanRules.groups()).map(({ code, name, french, codes, position }) => ({
      key: code,
      id: code,
      record: knownValues({ code, name, french, codes, position }),
    })),
  write: ({ local }, record, stored) => {
    const values = {
      name: textIn(record, 'name'),
      french: typeof record['french'] === 'string' ? record['french'] : null,
      codes: textsIn(record, 'codes'),
      ...(typeof record['position'] === 'number' ? { position: record['position'] } : {}),
    };
    return stored
      ? local.loanRules.changeGroup(stored.id, values)
      : local.loanRules.addGroup({ code: textIn(record, 'code'), ...values });
  },
  remove: ({ local }, { id }) => local.loanRules.removeGroup(id),
};

/** Terms that a rule may leave to the policies. */
const termSchemas = {
  refusal: lineSchema,
  french: lineSchema,
  requestLimit: countSchema,
  loanDays: { type: 'integer', minimum: 1, maximum: 3650 },
  renewals: { type: 'integer', minimum: 0, maximum: 100 },
  requestFee: { type: 'string', pattern: '^\\d{1,9}(\\.\\d{1,2})?$' },
} as const;
const termNames = Object.keys(termSchemas) as (keyof typeof termSchemas)[];

export const loanRuleSection: FileSection = {
  onDemand: true,
  name: 'loanRules',
  thing: 'loanRule',
  says: 'Which patrons may request what, for how long and at what cost. Only in a file that was asked for them.',
  fields: {
    name: lineSchema,
    conditions: conditionsSchema,
    enabled: booleanSchema,
    position: countSchema,
    mayRequest: booleanSchema,
    ...termSchemas,
    pickupLibraries: listSchema(codeSchema),
  },
  ...namedRule,
  read: async ({ local }) =>
    rulesByName((await local.loanRules.rules()).map(({ id, ...rule }) => ({ id, record: knownValues(rule) }))),
  write: ({ local }, record, stored) => {
    const values = {
      ...ruleInCommon(record),
      mayRequest: record['mayRequest'] !== false,
      ...Object.fromEntries(termNames.map((name) => [name, record[name] ?? null])),
      pickupLibraries: textsIn(record, 'pickupLibraries'),
    };
    return stored ? local.loanRules.changeRule(stored.id, values) : local.loanRules.addRule(values);
  },
  remove: ({ local }, { id }) => local.loanRules.removeRule(id),
  names: (record) => textsIn(record, 'pickupLibraries').map((key) => ({ section: 'libraries', key })),
};
