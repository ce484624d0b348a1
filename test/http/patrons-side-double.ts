import type { PatronsSide } from '../../src/engine/patrons-side/index.js';

/** A patrons’ side that is closed: nobody signs in, nothing is found. */
export function patronsSideDouble(): PatronsSide {
  const both = { in: { en: 'All colleges', fr: 'Tous les collèges' } };
  return {
    access: {
      signIn: async () => ({ kind: 'wrong' }),
      open: async () => {
        throw new Error('nobody signs in here');
      },
      bySession: async () => undefined,
      signOut: async () => {},
      newPinsIn: async () => new Map(),
      setPin: async (card) => (card === 'nobody' ? 'unknown' : 'done'),
    },
    site: async () => ({
      open: false,
      scope: both,
      link: both,
      copyrightNotice: both,
      placesHolds: false,
      idleMinutes: 30,
    }),
    find: async () => {},
    browse: async () => ({ items: [] }),
    complete: async () => ({ fields: {}, own: false, asked: 0, silent: 0 }),
    check: async () => ({ problems: [], open: 0, limit: 5, canLend: 0, loanDays: 14, isNamed: false, pickups: [] }),
    ask: async () => ({ kind: 'busy' }),
    mine: {
      list: async () => ({ items: [] }),
      read: async () => undefined,
      cancel: async () => ({ kind: 'unknown' }),
      renew: async () => ({ kind: 'unknown' }),
      answer: async () => ({ kind: 'unknown' }),
      write: async () => ({ kind: 'unknown' }),
    },
    account: async () => ({ fees: [], blocks: [], finished: 0 }),
    setLanguage: async () => {},
  };
}
