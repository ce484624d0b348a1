import { type ReasonList, reasonLists } from '../../domain/request/library-reasons.js';
import { booleanSchema, codeSchema, type FileSection, knownValues, lineSchema, textIn } from './section.js';

/** Reject, conditional and cancel reasons with the ISO 18626 codes that travel for them. */
export const reasonSection: FileSection = {
  name: 'reasons',
  thing: 'reason',
  says: 'What staff choose from when they reject, set a condition or cancel, and the ISO 18626 code that travels for it.',
  fields: {
    list: { enum: reasonLists },
    code: codeSchema,
    label: lineSchema,
    french: lineSchema,
    enabled: booleanSchema,
    reasonUnfilled: lineSchema,
    reasonRetry: lineSchema,
    loanCondition: lineSchema,
  },
  required: ['list', 'code', 'label', 'french'],
  careful: [],
  keyOf: (record) => `${textIn(record, 'list')}:${textIn(record, 'code')}`,
  titleOf: (record) => textIn(record, 'label'),
  read: async ({ local }) =>
    (await local.reasons.list()).map(({ list, code: own, label, french, enabled, ...codes }) => ({
      key: `${list}:${own}`,
      id: `${list}/${own}`,
      record: knownValues({
        list,
        code: own,
        label,
        french,
        enabled,
        reasonUnfilled: codes.reasonUnfilled,
        reasonRetry: codes.reasonRetry,
        loanCondition: codes.loanCondition,
      }),
    })),
  write: ({ local, by }, record, stored) => {
    const list = textIn(record, 'list') as ReasonList;
    const said = (field: string) => (typeof record[field] === 'string' ? { [field]: record[field] } : {});
    const words = {
      label: textIn(record, 'label'),
      french: textIn(record, 'french'),
      enabled: record['enabled'] !== false,
    };
    if (!stored)
      return local.reasons.add(
        {
          list,
          code: textIn(record, 'code'),
          ...words,
          ...said('reasonUnfilled'),
          ...said('reasonRetry'),
          ...said('loanCondition'),
        },
        by,
      );
    const takenBack = (field: string) =>
      record[field] === undefined && stored.record[field] !== undefined ? { [field]: null } : {};
    return local.reasons.change(
      ...([list, textIn(record, 'code')] as const),
      {
        ...words,
        ...said('reasonUnfilled'),
        ...said('reasonRetry'),
        ...said('loanCondition'),
        ...takenBack('reasonRetry'),
        ...takenBack('loanCondition'),
      },
      by,
    );
  },
  remove: ({ local }, { record }) => local.reasons.remove(textIn(record, 'list'), textIn(record, 'code')),
};
