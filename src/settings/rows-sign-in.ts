import type { SettingRow } from './rows.js';

/** Signing in with the institution’s own accounts, by OpenID Connect; and how long the audit log is kept. */
export const signInRows = {
  openIdIssuer: {
    env: 'INTERLEND_OPENID_ISSUER',
    type: 'url',
    default: '',
  },
  openIdClientId: {
    env: 'INTERLEND_OPENID_CLIENT_ID',
    type: 'text',
    default: '',
  },
  openIdClientSecret: {
    env: 'INTERLEND_OPENID_CLIENT_SECRET',
    type: 'secret',
    default: '',
    least: 1,
  },
  openIdSecretOrigin: {
    env: 'INTERLEND_OPENID_SECRET_ORIGIN',
    type: 'url',
    default: '',
  },
  openIdScopes: {
    env: 'INTERLEND_OPENID_SCOPES',
    type: 'text',
    default: 'openid email profile',
  },
  openIdRoleClaim: {
    env: 'INTERLEND_OPENID_ROLE_CLAIM',
    type: 'text',
    default: 'groups',
  },
  openIdRoles: {
    env: 'INTERLEND_OPENID_ROLES',
    type: 'roleMap',
    default: '',
  },
  openIdNewPeople: {
    env: 'INTERLEND_OPENID_NEW_PEOPLE',
    type: 'text',
    default: 'withRole',
  },
  openIdMatchEmail: {
    env: 'INTERLEND_OPENID_MATCH_EMAIL',
    type: 'yesNo',
    default: 'no',
  },
  openIdLabel: {
    env: 'INTERLEND_OPENID_LABEL',
    type: 'text',
    default: 'Sign in with your institution’s account',
  },
  openIdLabelFrench: {
    env: 'INTERLEND_OPENID_LABEL_FR',
    type: 'text',
    default: 'Ouvrir une session avec le compte de votre établissement',
  },
  auditDays: {
    env: 'INTERLEND_AUDIT_DAYS',
    type: 'integer',
    default: '730',
    most: 36_500,
  },
} as const satisfies Record<string, SettingRow>;
