import type { SettingRow } from './rows.js';

/** For how long the texts of messages and the records of their delivery are kept. */
export const retentionRows = {
  bodyDays: {
    env: 'INTERLEND_BODY_DAYS',
    type: 'integer',
    default: '400',
    most: 36_500,
  },
  refusedDays: {
    env: 'INTERLEND_REFUSED_DAYS',
    type: 'integer',
    default: '30',
    most: 36_500,
  },
  refusedMegabytes: {
    env: 'INTERLEND_REFUSED_MEGABYTES',
    type: 'integer',
    default: '10',
    most: 1_000_000,
  },
  attemptDays: {
    env: 'INTERLEND_ATTEMPT_DAYS',
    type: 'integer',
    default: '90',
    most: 36_500,
  },
  mailDays: {
    env: 'INTERLEND_MAIL_DAYS',
    type: 'integer',
    default: '90',
    most: 36_500,
  },
  patronDays: {
    env: 'INTERLEND_PATRON_DAYS',
    type: 'integer',
    default: '0',
    most: 36_500,
  },
} as const satisfies Record<string, SettingRow>;
