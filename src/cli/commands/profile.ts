import { profileSteps } from '../../domain/partner/workflow-profile.js';
import type { Thing } from '../client.js';
import { call, group, removal } from '../command.js';
import { Misused } from '../failures.js';
import { collected, needed } from '../input.js';
import type { Columns } from '../table.js';

type Profile = Thing<'ProfileView'>;

/** The steps that are left when some are taken out. */
function stepsWithout(kind: Profile['kind'], without: readonly string[]): string[] {
  const all = Object.keys(profileSteps[kind]);
  const strange = without.find((step) => !all.includes(step));
  if (strange !== undefined)
    throw new Misused(`${strange} is no optional step of ${kind}.`, `Choose from ${all.join(', ')}.`);
  return all.filter((step) => !without.includes(step));
}

const namesOf = (steps: Profile['steps'], wanted: boolean): string =>
  steps
    .filter(({ ticked }) => ticked === wanted)
    .map(({ step }) => step)
    .join(', ');

const profileFacts: Columns<Profile> = {
  Profile: 'code',
  Name: 'name',
  Kind: 'kind',
  Ticked: ({ steps }) => namesOf(steps, true) || 'nothing',
  'Not ticked': ({ steps }) => namesOf(steps, false) || 'nothing',
  'Automatic renew': ({ kind, automaticRenew }) => (kind === 'lending' ? automaticRenew : undefined),
  Partners: ({ partners }) => partners.join(', ') || 'none',
};

export const profileCommands = group(
  'profile',
  'Keeps workflow profiles: which optional steps are taken with a partner.',
  ['profile list', 'profile add QUIET "No check-in message" --kind lending --without checkedInMessage'],
  [
    call('addProfile', 'add', {
      says: 'Adds a workflow profile: every optional step, but for those taken out.',
      examples: [
        'profile add QUIET "No check-in message" --kind lending --without checkedInMessage',
        'profile add TRUSTED "Renewals granted" --kind lending --automatic-renew',
        'profile add PLAIN "No renewals" --kind borrowing --without renewRequested --without mediatedRenewal',
      ],
      args: { code: ['<code>', 'short name, by which partners name it'], name: ['<name>', 'its name'] },
      options: {
        kind: needed('--kind <kind>', 'for what we borrow or what we lend').choices(['borrowing', 'lending']),
        '--without <step>': ['an optional step that is not taken, once for each', collected],
        automaticRenew: ['--automatic-renew', 'lending: a renewal that is possible is granted without staff'],
      },
      fills: ({ kind = 'lending' }, { own }) => (own.without ? { steps: stepsWithout(kind, own.without) } : {}),
      facts: profileFacts,
    }),
    call('changeProfile', 'change', {
      says: 'Ticks and unticks steps of a workflow profile.',
      examples: [
        'profile change QUIET --without recall',
        'profile change QUIET --with checkedInMessage --automatic-renew',
      ],
      changes: true,
      args: { code: ['<code>', 'the profile'] },
      options: {
        name: ['--name <name>', 'its name'],
        '--with <step>': ['a step that is taken from now on, once for each', collected],
        '--without <step>': ['a step that is not taken any more, once for each', collected],
        automaticRenew: [
          ['--automatic-renew', 'a renewal that is possible is granted without staff'],
          ['--no-automatic-renew', 'staff decide on renewals'],
        ],
      },
      fills: async ({ code }, { own: { with: more = [], without = [] }, node }) => {
        const client = await node();
        if (more.length + without.length === 0) return {};
        const profile = (await client.listProfiles()).find((each) => each.code === code);
        if (!profile) throw new Misused(`There is no workflow profile ${code}.`, 'interlend profile list shows them.');
        const before = namesOf(profile.steps, true).split(', ').filter(Boolean);
        return { steps: [...new Set([...before, ...more])].filter((step) => !without.includes(step)) };
      },
      facts: profileFacts,
    }),
    call('listProfiles', 'list', {
      says: 'Shows the workflow profiles, what is not ticked in them, and who names them.',
      examples: ['profile list', 'profile list --json'],
      columns: {
        Profile: 'code',
        Name: 'name',
        Kind: 'kind',
        'Not ticked': ({ steps }) => namesOf(steps, false),
        'Automatic renew': ({ automaticRenew }) => automaticRenew || undefined,
        Partners: ({ partners }) => partners.join(', '),
      },
    }),
    removal('removeProfile', 'Removes a workflow profile that no partner names.', 'profile remove QUIET', {
      code: ['<code>', 'the profile'],
    }),
  ],
);
