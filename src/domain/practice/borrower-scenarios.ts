/** What the practice partner does when it asks for an item itself, one row a scenario. */
import type { BorrowerSays, Saying, Scenario } from './scenario.js';

const say = (
  what: BorrowerSays,
  after: Saying['after'] = 'soon',
  how: Pick<Saying, 'manner' | 'mended'> = {},
): Saying<BorrowerSays> => ({ say: what, after, ...how });
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
  retries: {
    says: {
      en: 'asks, asks again with a better citation where another try is offered, and goes on as one who borrows',
      fr: 'demande, redemande avec une meilleure référence si un nouvel essai est proposé, puis emprunte',
    },
    cues: {
      start: asks,
      'supplier.retryPossible': [[say('send:Retry', 'soon', { mended: true })]],
      'supplier.loaned': [[say('send:Received'), say('send:ShippedReturn', 'later')], []],
    },
  },
  declines: {
    says: { en: 'asks, and takes no conditions', fr: 'demande, et refuse toute condition' },
    cues: { start: asks, 'supplier.conditional': [[say('send:ConditionsRefused')]] },
  },
  silent: {
    says: { en: 'asks, confirms everything and says nothing more', fr: 'demande, confirme tout et ne dit plus rien' },
    cues: { start: asks },
  },
  mute: {
    says: { en: 'asks, and then does not even confirm', fr: 'demande, puis ne confirme même plus' },
    cues: { start: asks },
    confirms: 'nothing',
  },
  garbage: {
    says: {
      en: 'asks, and answers us with something that is no confirmation',
      fr: 'demande, et nous répond par autre chose qu’une confirmation',
    },
    cues: { start: asks },
    confirms: 'garbage',
  },
  late: {
    says: {
      en: 'asks, sends the item home, and says only then that it was received',
      fr: 'demande, renvoie le document et n’en annonce la réception qu’ensuite',
    },
    cues: {
      start: asks,
      'supplier.loaned': [[say('send:ShippedReturn'), say('send:Received', 'later', { manner: 'stale' })], []],
    },
  },
  double: {
    says: { en: 'asks, and says everything more than once', fr: 'demande, et dit tout plus d’une fois' },
    cues: {
      start: [[say('send:Request', 'atOnce', { manner: 'twice' })]],
      'supplier.loaned': [
        [say('send:Received', 'soon', { manner: 'twice' }), say('send:ShippedReturn', 'later', { manner: 'twice' })],
        [],
      ],
    },
  },
} as const satisfies Record<string, Scenario<BorrowerSays>>;
