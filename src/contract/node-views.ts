/** What is read of this node. */

import { checkCodes, checkPages, checkStates } from '../domain/checks/findings.js';
import { staffRoles } from '../domain/staff/staff.js';
import { type SettingName, settingRows, settingTypes } from '../settings/rows.js';
import { settingGroups } from '../settings/shown.js';
import type { Shape } from './schemas.js';
import {
  facts,
  instant,
  integer,
  list,
  meaning,
  number,
  object,
  oneOfThese,
  optional,
  ref,
  text,
  yesNo,
} from './shape.js';

const symbol = object({ type: text, value: text });

export const nodeViews = {
  NodeSnapshot: object({
    /** Outbox rows not final, and the age in seconds of the oldest due one. */
    outboxDepth: integer,
    outboxOldestSeconds: number,
    held: integer,
    waitingEarly: integer,
    attentionOpen: integer,
    /** `read-only`: it answers, but nothing can be stored in it: it is a copy, or its disk is full. */
    database: oneOfThese('up', 'read-only', 'down'),
    delivery: object({
      kind: oneOfThese('rabbitmq', 'in-process'),
      connected: yesNo,
      consumers: integer,
      since: meaning<Date>(instant),
      lastError: optional(text),
      sharedSince: optional(meaning<Date>(instant)),
      copies: optional(integer),
      members: optional(integer),
    }),
    /** Messages that the broker handed out too often, and that staff have not sent again yet. */
    deadLettered: integer,
    openChannels: list(text),
    /** Looks in a row at the directory that is followed that failed. */
    directoryFailures: integer,
    /** Codes of partners whose secret was stored with another secret key: nothing is sent to them until it is entered again. */
    unreadableSecrets: list(text),
  }),
  SettingsView: object({
    items: list(ref('ShownSetting')),
    claimedRoles: list(
      object({
        value: { ...text, description: 'Of the claim.' },
        gives: object({ role: oneOfThese(...staffRoles), library: optional(text) }),
      }),
      { description: 'Which role a value of the OpenID claim gives at sign-in.' },
    ),
  }),
  ShownSetting: object({
    name: oneOfThese(...(Object.keys(settingRows) as SettingName[])),
    env: { ...text, description: 'The environment variable that sets it.' },
    group: oneOfThese(...settingGroups),
    type: oneOfThese(...settingTypes),
    value: { ...text, description: 'As it is written in the environment; empty: not set, or a secret.' },
    isSet: yesNo,
    isChanged: yesNo,
    changed: optional({
      ...oneOfThese('here', 'environment'),
      description: '`here`: PATCH changes it; `environment`: it could, but the environment of the server gives it.',
    }),
    least: optional({ ...integer, description: 'Of a number: the smallest that is taken.' }),
    most: optional({ ...integer, description: 'Of a number: the largest that is taken.' }),
  }),
  NodeChecks: object({
    checkedAt: optional({ ...instant, description: 'Absent until the first look has ended.' }),
    checking: { ...yesNo, description: 'A look goes on: what it finds is in a later answer.' },
    items: list(ref('NodeCheck'), { description: 'Problems first, what is done last.' }),
  }),
  NodeCheck: object({
    check: { ...text, description: 'What was looked at. One check may find several things.' },
    code: oneOfThese(...checkCodes),
    state: oneOfThese(...checkStates),
    facts,
    title: text,
    text,
    remedy: optional(text),
    page: optional({ ...oneOfThese(...checkPages), description: 'The page of the desk on which it is put right.' }),
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
        kind: oneOfThese(
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
            'fleetDiffers',
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
export type NodeView = Shape<'NodeView'>;

export type NodeSnapshot = Shape<'NodeSnapshot'>;
