/** What the practice partner does when it asks for an item itself, one row a scenario. */
import { worded } from '../../words/message.js';
import type { BorrowerSays, Saying, Scenario } from './scenario.js';

const say = (
  what: BorrowerSays,
  after: Saying['after'] = 'soon',
  how: Pick<Saying, 'manner' | 'mended'> = {},
): Saying<BorrowerSays> => ({ say: what, after, ...how });
const asks = [[say('send:Request', 'atOnce')]];
const returned = [[say('send:ShippedReturn', 'later')]];

export const borrowerScenarios = worded(
  {
    borrows: {
      cues: {
        start: asks,
        'supplier.conditional': [[say('send:Retry')]],
        'supplier.loaned': [[say('send:Received'), say('send:ShippedReturn', 'later')], []],
      },
    },
    renews: {
      cues: {
        start: asks,
        'supplier.loaned': [[say('send:Received'), say('send:Renew', 'later')], []],
        'supplier.renewGranted': returned,
        'supplier.renewRefused': returned,
      },
    },
    cancels: {
      cues: { start: asks, 'supplier.willSupply': [[say('send:Cancel')], []] },
    },
    keeps: {
      cues: { start: asks, 'supplier.loaned': [[say('send:Received')], []], 'supplier.recalled': returned },
    },
    retries: {
      cues: {
        start: asks,
        'supplier.retryPossible': [[say('send:Retry', 'soon', { mended: true })]],
        'supplier.loaned': [[say('send:Received'), say('send:ShippedReturn', 'later')], []],
      },
    },
    declines: {
      cues: { start: asks, 'supplier.conditional': [[say('send:ConditionsRefused')]] },
    },
    silent: {
      cues: { start: asks },
    },
    mute: {
      cues: { start: asks },
      confirms: 'nothing',
    },
    garbage: {
      cues: { start: asks },
      confirms: 'garbage',
    },
    late: {
      cues: {
        start: asks,
        'supplier.loaned': [[say('send:ShippedReturn'), say('send:Received', 'later', { manner: 'stale' })], []],
      },
    },
    double: {
      cues: {
        start: [[say('send:Request', 'atOnce', { manner: 'twice' })]],
        'supplier.loaned': [
          [say('send:Received', 'soon', { manner: 'twice' }), say('send:ShippedReturn', 'later', { manner: 'twice' })],
          [],
        ],
      },
    },
  } as const satisfies Record<string, Omit<Scenario<BorrowerSays>, 'says'>>,
  { says: 'practiceBorrower' },
);
