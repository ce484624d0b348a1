/** What the practice partner does when it asks for an item itself, one row a scenario. */
import type { BorrowerSays, Saying, Scenario } from './scenario.js';

const say = (what: BorrowerSays, after: Saying['after'] = 'soon'): Saying<BorrowerSays> => ({ say: what, after });
const asks = [[say('send:Request', 'atOnce')]];
const returned = [[say('send:ShippedReturn', 'later')]];

export const borrowerScenarios = {
  borrows: {
    says: { en: 'asks, receives and returns', fr: 'demande, reçoit et retourne' },
    cues: {
      start: asks,
      'supplier.conditional': [[say('send:Retry')]],
      'supplier.loaned': [[say('send:Received'), say('send:ShippedReturn', 'later')], []],
    },
  },
  renews: {
    says: { en: 'asks, receives, renews and returns', fr: 'demande, reçoit, prolonge et retourne' },
    cues: {
      start: asks,
      'supplier.loaned': [[say('send:Received'), say('send:Renew', 'later')], []],
      'supplier.renewGranted': returned,
      'supplier.renewRefused': returned,
    },
  },
  cancels: {
    says: { en: 'asks, and cancels what was promised', fr: 'demande, puis annule ce qui a été promis' },
    cues: { start: asks, 'supplier.willSupply': [[say('send:Cancel')], []] },
  },
  keeps: {
    says: {
      en: 'asks, receives and keeps the item until it is recalled',
      fr: 'demande, reçoit et garde jusqu’au rappel',
    },
    cues: { start: asks, 'supplier.loaned': [[say('send:Received')], []], 'supplier.recalled': returned },
  },
} as const satisfies Record<string, Scenario<BorrowerSays>>;
