import type { SettingRow } from './rows.js';

/** The patrons’ side. Whether it is open, and what it is called, are policies of the library. */
export const patronRows = {
  openIdCardClaim: {
    env: 'INTERLEND_OPENID_CARD_CLAIM',
    type: 'text',
    default: '',
  },
  patronIdleMinutes: {
    env: 'INTERLEND_PATRON_IDLE_MINUTES',
    type: 'integer',
    default: '30',
    least: 1,
    most: 525_600,
  },
  patronSearchesPerMinute: {
    env: 'INTERLEND_PATRON_SEARCHES_PER_MINUTE',
    type: 'integer',
    default: '120',
    least: 1,
    most: 1_000_000,
  },
} as const satisfies Record<string, SettingRow>;
