import { profileSteps } from '../../domain/partner/workflow-profile.js';
import { message } from '../../words/message.js';
import { invalidField } from './answers.js';
import {
  booleanSchema,
  codeSchema,
  type FileSection,
  knownValues,
  lineSchema,
  listSchema,
  textIn,
  textsIn,
} from './section.js';

/** Workflow profiles. The file says which steps are not taken, so that a step it does not know is taken. */
export const profileSection: FileSection = {
  name: 'workflowProfiles',
  thing: 'workflowProfile',
  says: 'Which optional steps are taken with the partners that name it.',
  fields: {
    code: codeSchema,
    name: lineSchema,
    kind: { enum: ['borrowing', 'lending'] },
    unticked: listSchema(lineSchema),
    automaticRenew: booleanSchema,
  },
  required: ['code', 'name', 'kind'],
  careful: [],
  keyOf: (record) => textIn(record, 'code'),
  titleOf: (record) => textIn(record, 'name'),
  read: async ({ local }) =>
    (await local.rules.profiles()).map(({ code: key, name, kind, unticked, automaticRenew }) => ({
      key,
      id: key,
      record: knownValues({ code: key, name, kind, unticked: [...unticked].sort(), automaticRenew }),
    })),
  write: async ({ local }, record, stored) => {
    const kind = record['kind'] === 'lending' ? 'lending' : 'borrowing';
    if (stored && stored.record['kind'] !== kind)
      return invalidField(
        'kind',
        message('refusedDirectory.profileOfAnotherSide', { profile: stored.key, kind: String(stored.record['kind']) }),
      );
    const unticked = textsIn(record, 'unticked');
    const strange = unticked.find((step) => !Object.hasOwn(profileSteps[kind], step));
    if (strange !== undefined)
      return invalidField('unticked', message('refusedRule.stepNotOptional', { step: strange, kind }));
    const values = {
      name: textIn(record, 'name'),
      steps: Object.keys(profileSteps[kind]).filter((step) => !unticked.includes(step)),
      automaticRenew: record['automaticRenew'] === true,
    };
    return stored
      ? local.rules.changeProfile(stored.id, values)
      : local.rules.addProfile({ code: textIn(record, 'code'), kind, ...values });
  },
  remove: ({ local }, { id }) => local.rules.removeProfile(id),
};
