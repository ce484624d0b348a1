/** This node. */
import { type Operation, ok } from './operation.js';
import { oneOfThese, ref, yesNo } from './shape.js';

export const nodeOperations = [
  {
    method: 'get',
    path: '/node',
    id: 'readNode',
    tag: 'node',
    permission: 'seeConfiguration',
    summary: 'The node: its name, its symbols, what waits, and the queue of outgoing messages.',
    answer: ok(ref('NodeView')),
  },
  {
    method: 'get',
    path: '/node/checks',
    id: 'readNodeChecks',
    tag: 'node',
    permission: 'readAudit',
    summary:
      'What the node finds of itself: database, address, proxy, backup, mail, disks, clock, names, partners and rules, each with what to do about it. It looks once a minute at most; an answer does not wait for a look that takes long.',
    query: {
      browser: {
        ...oneOfThese('http', 'https'),
        description: 'How the page came: what the node sees is compared with it.',
      },
      again: { ...yesNo, description: 'Look anew, if the last look is older than five seconds.' },
    },
    answer: ok(ref('NodeChecks')),
  },
  {
    method: 'get',
    path: '/node/settings',
    id: 'readSettings',
    tag: 'node',
    permission: 'readAudit',
    summary: 'What the node was started with: every setting with its value; of secrets only whether they are set.',
    answer: ok(ref('SettingsView')),
  },
  {
    method: 'patch',
    path: '/node/settings',
    id: 'changeSettings',
    tag: 'node',
    permission: 'configure',
    summary:
      'Change the settings that are named; null goes back to the default. Every process follows within five seconds. What the environment gives is changed there.',
    body: 'SettingsChange',
    answer: ok(ref('SettingsView')),
    problems: [422],
  },
  {
    method: 'put',
    path: '/node/claimed-roles',
    id: 'setClaimedRoles',
    tag: 'node',
    permission: 'keepUsers',
    summary:
      'Say which roles the values of the OpenID claim give, all of them; null goes back to what the node was started with. It holds at the next sign-in; every process follows within five seconds.',
    body: 'ClaimedRolesChange',
    answer: ok(ref('SettingsView')),
    problems: [422],
  },
] as const satisfies readonly Operation[];
