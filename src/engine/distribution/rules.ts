/** Rules that decide in order: for sending, and for rotas. They have no code, so the file knows them by their names. */

import type { DirectoryRecord } from '../../domain/distribution/directory-file.js';
import { type Condition, ruleFactNames, ruleOperators } from '../../domain/rules/rule-conditions.js';
import {
  booleanSchema,
  codeSchema,
  countSchema,
  type FileSection,
  knownValues,
  lineSchema,
  listSchema,
  type StoredRecord,
  textIn,
  textsIn,
} from './section.js';

export const conditionsSchema = listSchema({
  type: 'object',
  required: ['fact', 'operator'],
  additionalProperties: false,
  properties: { fact: { enum: ruleFactNames }, operator: { enum: ruleOperators }, values: listSchema(lineSchema) },
});

export const namedRule = {
  required: ['name'],
  careful: [],
  keyOf: (record: DirectoryRecord) => textIn(record, 'name'),
  titleOf: (record: DirectoryRecord) => textIn(record, 'name'),
} as const;

export const ruleInCommon = (record: DirectoryRecord) => ({
  name: textIn(record, 'name'),
  enabled: record['enabled'] !== false,
  conditions: (record['conditions'] ?? []) as Condition[],
  ...(typeof record['position'] === 'number' ? { position: record['position'] } : {}),
});

/** A second rule of a name is known by its number in the order: the file can only mean one of them. */
export function rulesByName(rows: readonly { id: string; record: DirectoryRecord }[]): StoredRecord[] {
  const seen = new Map<string, number>();
  return rows.map(({ id, record }) => {
    const name = textIn(record, 'name');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { id, record, key: times === 1 ? name : `${name} (${times})` };
  });
}

export const sendingRuleSection: FileSection = {
  name: 'sendingRules',
  thing: 'sendingRule',
  says: 'Which new requests are sent without staff.',
  fields: {
    name: lineSchema,
    sends: booleanSchema,
    conditions: conditionsSchema,
    enabled: booleanSchema,
    position: countSchema,
  },
  ...namedRule,
  read: async ({ local }) =>
    rulesByName(
      (await local.rules.sendingRules()).map(({ id, name, sends, conditions: when, enabled, position }) => ({
        id,
        record: { name, sends, conditions: when, enabled, position },
      })),
    ),
  write: ({ local }, record, stored) => {
    const values = { ...ruleInCommon(record), sends: record['sends'] === true };
    return stored ? local.rules.changeSendingRule(stored.id, values) : local.rules.addSendingRule(values);
  },
  remove: ({ local }, { id }) => local.rules.removeSendingRule(id),
};

export const rotaRuleSection: FileSection = {
  name: 'rotaRules',
  thing: 'rotaRule',
  says: 'Which rota templates a new request gets when nobody chooses its partners.',
  fields: {
    name: lineSchema,
    description: lineSchema,
    templates: listSchema(codeSchema),
    conditions: conditionsSchema,
    enabled: booleanSchema,
    goesOn: booleanSchema,
    lastResort: booleanSchema,
    position: countSchema,
  },
  ...namedRule,
  required: ['name', 'templates'],
  read: async ({ local }) =>
    rulesByName(
      (await local.rules.rotaRules()).map((rule) => ({
        id: rule.id,
        record: knownValues({
          name: rule.name,
          description: rule.description,
          templates: rule.templates,
          conditions: rule.conditions,
          enabled: rule.enabled,
          goesOn: rule.goesOn,
          lastResort: rule.lastResort,
          position: rule.position,
        }),
      })),
    ),
  write: ({ local }, record, stored) => {
    const values = {
      ...ruleInCommon(record),
      description: typeof record['description'] === 'string' ? record['description'] : null,
      templates: textsIn(record, 'templates'),
      goesOn: record['goesOn'] === true,
      lastResort: record['lastResort'] === true,
    };
    return stored ? local.rules.changeRotaRule(stored.id, values) : local.rules.addRotaRule(values);
  },
  remove: ({ local }, { id }) => local.rules.removeRotaRule(id),
  names: (record) => textsIn(record, 'templates').map((key) => ({ section: 'rotaTemplates', key })),
};
