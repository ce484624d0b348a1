/** What desks send and read of users, sessions, keys and the audit log. What is sent is closed: nothing is taken over that is not named. */
import { languages } from '../../domain/fulfilment/patron.js';
import { passwordLength } from '../../domain/passwords.js';
import { type Permission, permissions } from '../../domain/permissions.js';
import { type RoleHeld, staffRoles } from '../../domain/staff.js';
import type { AuditView, Caller, KeyDraft, KeyView } from '../../engine/access/index.js';
import type { StaffChange, StaffDraft, StaffView } from '../../engine/local/staff.js';
import { facts, instant, line, list, object, oneOf, optional, orNull, ref, type Schema, text, yesNo } from './shape.js';

export interface SignInOrder {
  user: string;
  password: string;
}
export interface OwnPassword {
  /** The one until now. */
  password: string;
  next: string;
}
export interface NewPassword {
  password: string;
}
export interface UserDraft extends StaffDraft {
  password?: string;
}
export interface SessionView {
  kind: Caller['kind'];
  user: { code: string; name: string; email?: string };
  language: string;
  roles: (RoleHeld & { label: string; french: string })[];
  permissions: Permission[];
  /** Codes; absent: all. */
  libraries?: string[];
  desks: { code: string; name: string; library: string }[];
  /** Of a browser: what it sends as X-CSRF-Token. */
  csrf?: string;
  startedAt?: string;
  endsAt?: string;
}
interface KeyMade {
  key: KeyView;
  secret: string;
}

const code: Schema = { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' };
const name = line(200, { minLength: 1 });
const reference = line(64, { minLength: 1 });
const secretText: Schema = { type: 'string', minLength: 1, maxLength: 1000 };
const password: Schema = {
  ...secretText,
  description: `${passwordLength.least} characters or more. It is kept as a digest, and no answer has it.`,
};

const heldRoles = (more: Schema): Schema =>
  list(object<RoleHeld>({ role: oneOf(...staffRoles), library: optional(reference) }, 'closed'), {
    maxItems: 200,
    description: 'Without a library a role is held at all of them.',
    ...more,
  });
const ofUser = {
  email: optional(
    orNull({ type: 'string', maxLength: 254, pattern: '^[^\\s@\\u0000-\\u001f]+@[^\\s@\\u0000-\\u001f]+$' }),
  ),
  language: optional(oneOf(...languages)),
  roles: optional(heldRoles({})),
} as const;
const only = optional(
  list(oneOf(...permissions), { minItems: 1, maxItems: 100, description: 'Cuts the roles down to these permissions.' }),
);

export const accessInputs: Record<string, Schema> = {
  SignInOrder: object<SignInOrder>({ user: reference, password: secretText }, 'closed'),
  OwnPassword: object<OwnPassword>({ password: secretText, next: password }, 'closed'),
  NewPassword: object<NewPassword>({ password }, 'closed'),
  UserDraft: object<UserDraft>({ code, name, password: optional(password), ...ofUser }, 'closed'),
  UserChange: object<StaffChange>(
    {
      name: optional(name),
      active: optional({ ...yesNo, description: 'false ends their sessions at once.' }),
      ...ofUser,
    },
    'closed',
    { minProperties: 1 },
  ),
  KeyDraft: object<KeyDraft>({ name, roles: heldRoles({ minItems: 1 }), only, expiresAt: optional(instant) }, 'closed'),
};

const rolesShown = list(object<RoleHeld>({ role: oneOf(...staffRoles), library: optional(text) }));

export const accessViews: Record<string, Schema> = {
  SessionView: object<SessionView>({
    kind: oneOf('user', 'key', 'node'),
    user: object<SessionView['user']>({ code: text, name: text, email: optional(text) }),
    language: oneOf(...languages),
    roles: list(
      object<SessionView['roles'][number]>({
        ...{ role: oneOf(...staffRoles), library: optional(text), label: text, french: text },
      }),
    ),
    permissions: list(oneOf(...permissions)),
    libraries: optional(list(text, { description: 'Codes; absent: all.' })),
    desks: list(object<SessionView['desks'][number]>({ code: text, name: text, library: text })),
    csrf: optional({ ...text, description: 'Of a browser’s session: send it as X-CSRF-Token with every change.' }),
    startedAt: optional(instant),
    endsAt: optional(instant),
  }),
  UserView: object<StaffView>({
    code: text,
    name: text,
    email: optional(text),
    language: oneOf(...languages),
    roles: rolesShown,
    active: yesNo,
    hasPassword: yesNo,
    createdAt: instant,
    deactivatedAt: optional(instant),
    lastSignInAt: optional(instant),
  }),
  KeyView: object<KeyView>({
    id: { ...text, description: 'The beginning of the key, after `ilk_`.' },
    name: text,
    roles: rolesShown,
    only: optional(list(oneOf(...permissions))),
    createdAt: instant,
    createdBy: text,
    expiresAt: optional(instant),
    lastUsedAt: optional(instant),
    revokedAt: optional(instant),
    revokedBy: optional(text),
  }),
  KeyMade: object<KeyMade>({ key: ref('KeyView'), secret: { ...text, description: 'The key, shown this once.' } }),
  AuditView: object<AuditView>({
    id: text,
    at: instant,
    actor: text,
    actorKind: oneOf('user', 'key', 'node'),
    actorCode: text,
    address: text,
    traceId: text,
    operation: { ...text, description: 'As this document names it.' },
    thing: text,
    thingId: text,
    outcome: {
      ...oneOf('begun', 'done', 'refused'),
      description: '`begun`: the node ended in the middle; the change may or may not have been made.',
    },
    before: optional({ ...facts, type: ['object', 'array'] }),
    after: optional({ ...facts, type: ['object', 'array'] }),
  }),
};
