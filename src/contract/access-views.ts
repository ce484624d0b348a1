/** What desks send and read of users, sessions, keys and the audit log. What is sent is closed: nothing is taken over that is not named. */

import { deskTasks } from '../domain/fulfilment/desks.js';
import { languages } from '../domain/fulfilment/patron.js';
import { passwordLength } from '../domain/staff/passwords.js';
import { permissions } from '../domain/staff/permissions.js';
import { staffRoles, themes } from '../domain/staff/staff.js';
import type { Shape } from './schemas.js';
import {
  closed,
  code,
  day,
  email,
  instant,
  integer,
  type Keywords,
  line,
  list,
  object,
  oneOfThese,
  optional,
  orNull,
  recordOrList,
  ref,
  text,
  yesNo,
} from './shape.js';

const name = line(200, { minLength: 1 });
const reference = line(64, { minLength: 1 });
const secretText = { ...text, minLength: 1, maxLength: 1000 };
const password = {
  ...secretText,
  description: `${passwordLength.least} characters or more. It is kept as a digest, and no answer has it.`,
};

const heldRoles = (more: Keywords) =>
  list(closed({ role: oneOfThese(...staffRoles), library: optional(reference) }), {
    maxItems: 200,
    description: 'Without a library a role is held at all of them.',
    ...more,
  });
const ofUser = {
  email: optional(orNull(email)),
  language: optional(oneOfThese(...languages)),
  roles: optional(heldRoles({})),
} as const;
const only = optional(
  list(oneOfThese(...permissions), {
    minItems: 1,
    maxItems: 100,
    description: 'Cuts the roles down to these permissions.',
  }),
);

export const accessInputs = {
  SignInOrder: closed({ user: reference, password: secretText }),
  OwnPassword: closed({ password: secretText, next: password }),
  PasswordLinkOrder: closed({ user: reference }),
  LinkedPassword: closed({ link: line(100, { minLength: 1 }), password }),
  NewPassword: closed({ password }),
  UserDraft: closed({ code, name, password: optional(password), ...ofUser }),
  UserChange: closed(
    {
      name: optional(name),
      active: optional({ ...yesNo, description: 'false ends their sessions at once.' }),
      ...ofUser,
    },
    { minProperties: 1 },
  ),
  KeyDraft: closed({
    name,
    roles: heldRoles({ minItems: 1 }),
    only,
    expiresAt: optional(instant),
    expiresOn: optional({ ...day, description: 'Instead of the moment: to the end of that day here.' }),
  }),
};

const rolesShown = list(object({ role: oneOfThese(...staffRoles), library: optional(text) }));

export const accessViews = {
  SessionView: object({
    kind: oneOfThese('user', 'key', 'node'),
    user: object({ code: text, name: text, email: optional(text) }),
    language: oneOfThese(...languages),
    theme: oneOfThese(...themes),
    roles: list(
      object({
        role: oneOfThese(...staffRoles),
        library: optional(text),
        label: text,
      }),
    ),
    permissions: list(oneOfThese(...permissions), { description: 'At one library or more.' }),
    permissionsByLibrary: list(
      object({
        library: optional({ ...text, description: 'Absent: at all libraries.' }),
        permissions: list(oneOfThese(...permissions)),
      }),
    ),
    libraries: optional(list(text, { description: 'Codes; absent: all.' })),
    desks: list(
      object({
        code: text,
        name: text,
        library: text,
        libraryName: text,
        can: list(oneOfThese(...deskTasks), { description: 'What can be done there.' }),
      }),
    ),
    college: { ...text, description: 'What the college is called.' },
    usualDesk: { ...text, description: 'Code of the desk that acts for whoever has chosen none.' },
    timeZone: { ...text, description: 'Of this node: show times there that belong to no request.' },
    hasPassword: optional({ ...yesNo, description: 'Of a person: whether they have a password of this node.' }),
    csrf: optional({ ...text, description: 'Of a browser’s session: send it as X-CSRF-Token with every change.' }),
    id: optional({ ...text, description: 'Names this session in lists.' }),
    startedAt: optional(instant),
    endsAt: optional({ ...instant, description: 'The latest end: then one signs in again.' }),
    idleEndsAt: optional({ ...instant, description: 'The end when no call is made until then.' }),
    idleSeconds: optional({ ...integer, description: 'Each call moves `idleEndsAt` to so long after it.' }),
    warnSeconds: optional({ ...integer, description: 'So long before either end the desk warns.' }),
  }),
  WaysIn: object({
    name: { ...text, description: 'Of this node.' },
    password: yesNo,
    forgotten: optional(yesNo),
    openId: optional(
      object({
        label: text,
        french: text,
        path: { ...text, description: 'Go there with the whole browser; `?returnTo=` names a page to come back to.' },
      }),
    ),
  }),
  UserView: object({
    code: text,
    name: text,
    email: optional(text),
    language: oneOfThese(...languages),
    roles: rolesShown,
    claimedRoles: optional({
      ...rolesShown,
      description: 'Of the roles, those that the OpenID Connect provider says. Each sign-in refreshes them.',
    }),
    active: yesNo,
    /** May sign in here by password. */
    hasPassword: yesNo,
    /** Since when they are known by their identity at the OpenID Connect provider. */
    openIdSince: optional(instant),
    createdAt: instant,
    deactivatedAt: optional(instant),
    lastSignInAt: optional(instant),
  }),
  KeyView: object({
    id: { ...text, description: 'The beginning of the key, after `ilk_`.' },
    name: text,
    roles: rolesShown,
    only: optional(list(oneOfThese(...permissions))),
    createdAt: instant,
    createdBy: text,
    expiresAt: optional(instant),
    lastUsedAt: optional(instant),
    revokedAt: optional(instant),
    revokedBy: optional(text),
  }),
  KeyMade: object({ key: ref('KeyView'), secret: { ...text, description: 'The key, shown this once.' } }),
  AuditView: object({
    id: text,
    at: instant,
    actor: text,
    actorKind: oneOfThese('user', 'key', 'node'),
    actorCode: text,
    address: text,
    traceId: text,
    operation: {
      ...text,
      description:
        'As this document names it; `mailJobFile`: a job mailed its file to somebody who does not work here.',
    },
    thing: text,
    thingId: text,
    outcome: {
      ...oneOfThese('begun', 'done', 'refused'),
      description: '`begun`: the node ended in the middle; the change may or may not have been made.',
    },
    before: optional(recordOrList),
    after: optional(recordOrList),
  }),
};

/** `roles` says all roles anew. Who is not active may not sign in (what is open ends at once) nor be given requests. */
export type StaffChange = Shape<'UserChange'>;
export type AuditView = Shape<'AuditView'>;
export type KeyView = Shape<'KeyView'>;
export type StaffView = Shape<'UserView'>;
