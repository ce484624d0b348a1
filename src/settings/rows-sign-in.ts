import type { SettingRow } from './rows.js';

/** Signing in with the institution’s own accounts, by OpenID Connect; and how long the audit log is kept. */
export const signInRows = {
  openIdIssuer: {
    env: 'INTERLEND_OPENID_ISSUER',
    type: 'url',
    default: '',
    says: 'The OpenID Connect provider with whose accounts staff may sign in; without it by password alone. It is https, or http on this very machine; it may be a private address, because only settings name it. The provider must know `/api/v1/session/openid/return` at the address of this node.',
  },
  openIdClientId: {
    env: 'INTERLEND_OPENID_CLIENT_ID',
    type: 'text',
    default: '',
    says: 'The name under which the provider knows this node.',
  },
  openIdClientSecret: {
    env: 'INTERLEND_OPENID_CLIENT_SECRET',
    type: 'secret',
    default: '',
    least: 1,
    says: 'The secret that the provider gave this node; a public client has none.',
  },
  openIdSecretOrigin: {
    env: 'INTERLEND_OPENID_SECRET_ORIGIN',
    type: 'url',
    default: '',
    says: 'A second address at which that secret is presented, where the provider exchanges codes elsewhere than at its own address (Google: `https://oauth2.googleapis.com`). Without it the secret goes to scheme, host and port of `INTERLEND_OPENID_ISSUER` alone, whatever the provider says of itself.',
  },
  openIdScopes: {
    env: 'INTERLEND_OPENID_SCOPES',
    type: 'text',
    default: 'openid email profile',
    says: 'What the provider is asked for, separated by spaces; `openid` is among it.',
  },
  openIdRoleClaim: {
    env: 'INTERLEND_OPENID_ROLE_CLAIM',
    type: 'text',
    default: 'groups',
    says: 'The claim that says what somebody is at the institution; a path as `realm_access.roles` is followed.',
  },
  openIdRoles: {
    env: 'INTERLEND_OPENID_ROLES',
    type: 'roleMap',
    default: '',
    says: 'Which roles a value of that claim gives, as `value=role` or `value=role@library`, separated by semicolons; each sign-in refreshes them, and never roles that were given by hand.',
  },
  openIdNewPeople: {
    env: 'INTERLEND_OPENID_NEW_PEOPLE',
    type: 'text',
    default: 'withRole',
    says: 'Who is made a user at the first sign-in: `withRole`, whom the claim gives a role; `yes`, everybody; `no`, nobody.',
  },
  openIdMatchEmail: {
    env: 'INTERLEND_OPENID_MATCH_EMAIL',
    type: 'yesNo',
    default: 'no',
    says: 'At their first sign-in people are taken for the one user who has the e-mail address that the provider verified. Only where people cannot choose that address themselves.',
  },
  openIdLabel: {
    env: 'INTERLEND_OPENID_LABEL',
    type: 'text',
    default: 'Sign in with your institution’s account',
    says: 'What the button says.',
  },
  openIdLabelFrench: {
    env: 'INTERLEND_OPENID_LABEL_FR',
    type: 'text',
    default: 'Ouvrir une session avec le compte de votre établissement',
    says: 'What the button says in French.',
  },
  auditDays: {
    env: 'INTERLEND_AUDIT_DAYS',
    type: 'integer',
    default: '730',
    says: 'Days after which entries of the audit log are removed; 0 = never.',
  },
} as const satisfies Record<string, SettingRow>;
