import {
  codeSchema,
  countSchema,
  type FileSection,
  knownValues,
  lineSchema,
  partnersNamed,
  textIn,
} from './section.js';

/** The partner that a rule for everybody is known by. */
const everybody = '*';

/** Temporary item creation rules: of several for one partner only the first decides, so one is known by its partner. */
export const itemRuleSection: FileSection = {
  onDemand: true,
  name: 'temporaryItemRules',
  thing: 'temporaryItemRule',
  says: 'Where items of a partner go when they are received; without a partner, those of everybody. Only in a file that was asked for them.',
  fields: { partner: codeSchema, location: codeSchema, itemPolicy: lineSchema, position: countSchema },
  required: ['location'],
  careful: [],
  keyOf: (record) => textIn(record, 'partner') || everybody,
  titleOf: (record) => `${textIn(record, 'partner') || 'Everybody'}: ${textIn(record, 'location')}`,
  read: async ({ local }) =>
    (await local.policies.itemRules())
      .map(({ id, partner, location, itemPolicy, position }) => ({
        id,
        key: partner ?? everybody,
        record: knownValues({ partner, location, itemPolicy, position }),
      }))
      .filter(({ key }, at, all) => all.findIndex((each) => each.key === key) === at),
  write: async ({ local }, record, stored) => {
    if (stored) {
      const removed = await local.policies.removeItemRule(stored.id);
      if (removed.kind !== 'done') return removed;
    }
    return local.policies.addItemRule({
      location: textIn(record, 'location'),
      ...(record['partner'] ? { partner: textIn(record, 'partner') } : {}),
      ...(record['itemPolicy'] ? { itemPolicy: textIn(record, 'itemPolicy') } : {}),
      ...(typeof record['position'] === 'number' ? { position: record['position'] } : {}),
    });
  },
  remove: ({ local }, { id }) => local.policies.removeItemRule(id),
  names: (record) => partnersNamed(record['partner'] ? [textIn(record, 'partner')] : []),
  withoutPartners: (record, codes) => (codes.includes(textIn(record, 'partner')) ? undefined : record),
};
