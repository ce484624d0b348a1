import type { SettingRow } from './rows.js';

/** The patrons’ side. Whether it is open, and what it is called, are policies of the library. */
export const patronRows = {
  openIdCardClaim: {
    env: 'INTERLEND_OPENID_CARD_CLAIM',
    type: 'text',
    default: '',
    says: 'The claim of the OpenID Connect provider that names a patron’s card; a path as `library.card` is followed. With it patrons sign in with the institution’s accounts too. The provider must know `/api/patron/v1/session/openid/return` at the address of this node.',
  },
  patronIdleMinutes: {
    env: 'INTERLEND_PATRON_IDLE_MINUTES',
    type: 'integer',
    default: '30',
    least: 1,
    says: 'Minutes without a call after which a patron’s session ends: they often sit at a computer that others use.',
  },
  patronSearchesPerMinute: {
    env: 'INTERLEND_PATRON_SEARCHES_PER_MINUTE',
    type: 'integer',
    default: '120',
    least: 1,
    says: 'How many searches over all libraries one address may make in a minute, a quarter of them at once; a whole campus may share one.',
  },
} as const satisfies Record<string, SettingRow>;
