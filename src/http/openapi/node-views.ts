/** What is read of this node. */
import { staffRoles } from '../../domain/staff.js';
import { checkCodes, checkPages, checkStates } from '../../engine/checks/rows.js';
import type { NodeNotice } from '../../engine/distribution/views.js';
import type { NodeSnapshot } from '../../engine/model/gateway.js';
import { type SettingName, settingRows, settingTypes } from '../../settings/rows.js';
import { settingGroups } from '../../settings/shown.js';
import { facts, instant, integer, list, number, object, oneOf, optional, ref, text, yesNo } from './shape.js';

const symbol = object({ type: text, value: text });

export const nodeViews = {
  NodeSnapshot: object({
    outboxDepth: integer,
    outboxOldestSeconds: number,
    held: integer,
    waitingEarly: integer,
    attentionOpen: integer,
    database: oneOf('up', 'read-only', 'down'),
    delivery: object({
      kind: oneOf('rabbitmq', 'in-process'),
      connected: yesNo,
      consumers: integer,
      since: instant,
      lastError: optional(text),
      sharedSince: optional(instant),
      copies: optional(integer),
      members: optional(integer),
    }),
    deadLettered: integer,
    openChannels: list(text),
    directoryFailures: integer,
    unreadableSecrets: list(text),
  }),
  SettingsView: object({
    items: list(ref('ShownSetting')),
    claimedRoles: list(
      object({
        value: { ...text, description: 'Of the claim.' },
        gives: object({ role: oneOf(...staffRoles), library: optional(text) }),
      }),
      { description: 'Which role a value of the OpenID claim gives at sign-in.' },
    ),
  }),
  ShownSetting: object({
    name: oneOf(...(Object.keys(settingRows) as SettingName[])),
    env: { ...text, description: 'The environment variable that sets it.' },
    group: oneOf(...settingGroups),
    type: oneOf(...settingTypes),
    value: { ...text, description: 'As it is written in the environment; empty: not set, or a secret.' },
    isSet: yesNo,
    isChanged: yesNo,
    changed: optional({
      ...oneOf('here', 'environment'),
      description: '`here`: PATCH changes it; `environment`: it could, but the environment of the server gives it.',
    }),
    least: optional(integer),
  }),
  NodeChecks: object({
    checkedAt: optional({ ...instant, description: 'Absent until the first look has ended.' }),
    checking: { ...yesNo, description: 'A look goes on: what it finds is in a later answer.' },
    items: list(ref('NodeCheck'), { description: 'Problems first, what is done last.' }),
  }),
  NodeCheck: object({
    check: { ...text, description: 'What was looked at. One check may find several things.' },
    code: oneOf(...checkCodes),
    state: oneOf(...checkStates),
    facts,
    title: text,
    text,
    remedy: optional(text),
    page: optional({ ...oneOf(...checkPages), description: 'The page of the desk on which it is put right.' }),
    lines: optional({ ...text, description: 'For the configuration of the proxy.' }),
  }),
  NodeView: object({
    name: text,
    version: text,
    licence: text,
    commit: optional({
      ...text,
      description: 'The commit that was built; a + follows it when files were changed since.',
    }),
    built: optional(instant),
    symbols: list(symbol),
    snapshot: ref('NodeSnapshot'),
    notices: list(
      object({
        kind: oneOf(
          ...([
            'subscriptionFailing',
            'secretUnreadable',
            'addressUnconfirmed',
            'nodeIdShared',
            'deadLettered',
            'nothingStored',
            'addressMissing',
            'mailWaits',
            'mailNotTaken',
            'mailFailed',
            'backupFailed',
            'backupFolder',
            'backupOld',
            'backupNever',
          ] as const),
        ),
        text,
        setting: optional({
          ...text,
          description: 'The setting of the server that is to be changed, for the person who runs it.',
        }),
        since: optional(instant),
        addresses: optional(
          list(ref('ChangedAddress'), {
            description: 'New addresses to be confirmed: of one partner, or all that came with one directory file.',
          }),
        ),
      }),
      {
        description: 'What systems people must look at.',
      },
    ),
  }),
};

/** The node as the desk sees it. */
export interface NodeView {
  name: string;
  version: string;
  licence: string;
  commit?: string;
  built?: string;
  symbols: { type: string; value: string }[];
  snapshot: NodeSnapshot;
  notices: NodeNotice[];
}
