import type { SettingRow } from './rows.js';

/** For how long the texts of messages and the records of their delivery are kept. */
export const retentionRows = {
  bodyDays: {
    env: 'INTERLEND_BODY_DAYS',
    type: 'integer',
    default: '400',
    says: 'Days after which the texts of messages are removed; those of an open request stay until so many days after its end; 0 = never.',
  },
  refusedDays: {
    env: 'INTERLEND_REFUSED_DAYS',
    type: 'integer',
    default: '30',
    says: 'Days after which messages that were refused or could not be read are removed; 0 = never.',
  },
  refusedMegabytes: {
    env: 'INTERLEND_REFUSED_MEGABYTES',
    type: 'integer',
    default: '10',
    says: 'Megabytes of refused and unreadable messages of one partner that are kept at once, and as many more a day. What is more gets the same answer and is counted, and the security log says so; 0 = no limit.',
  },
  attemptDays: {
    env: 'INTERLEND_ATTEMPT_DAYS',
    type: 'integer',
    default: '90',
    says: 'Days after which the records of calls to partners are removed, but for the last of each partner; 0 = never.',
  },
  mailDays: {
    env: 'INTERLEND_MAIL_DAYS',
    type: 'integer',
    default: '90',
    says: 'Days after which the texts and attachments of mails that left, failed or were taken back are removed; to whom a mail went and when stays; 0 = never.',
  },
  patronDays: {
    env: 'INTERLEND_PATRON_DAYS',
    type: 'integer',
    default: '0',
    says: 'Days after the end of a request after which it forgets its patron and every text that somebody typed; its number, partners and dates stay for the statistics; 0 = never.',
  },
} as const satisfies Record<string, SettingRow>;
