/** What the practice partner does with a request for an item, one row a scenario. */
import { worded } from '../../words/message.js';
import type { Cues, LenderSays, Saying, Scenario } from './scenario.js';

const say = (what: LenderSays, after: Saying['after'] = 'soon', manner?: Saying['manner']): Saying<LenderSays> => ({
  say: what,
  after,
  ...(manner ? { manner } : {}),
});

/** What every lender does, whatever else it does. */
const manners: Cues<LenderSays> = {
  'requester.statusRequest': [[say('send:StatusAnswer')]],
  'requester.cancel': [[say('send:CancelAccepted')]],
  'requester.conditionsRefused': [[say('send:CancelAccepted')]],
  'requester.conditionsRefusedByNote': [[say('send:Cancelled')]],
  'requester.renew': [[say('send:RenewGranted')]],
  'requester.shippedReturn': [[say('send:LoanCompleted', 'later')]],
  'requester.notification': [[say('send:Notification')]],
};
const supplies = [[say('send:WillSupply'), say('send:Loaned', 'later')]];

export const lenderScenarios = worded(
  {
    fills: {
      cues: { ...manners, 'requester.request': supplies, 'requester.retry': supplies },
    },
    'whole-loan': {
      cues: {
        ...manners,
        'requester.request': supplies,
        'requester.received': [[say('send:Overdue')]],
        'requester.renew': [[say('send:RenewGranted')], [say('send:RenewRefused'), say('send:Recalled', 'later')]],
      },
    },
    refuses: {
      cues: { ...manners, 'requester.request': [[say('send:Unfilled')]], 'requester.retry': [[say('send:Unfilled')]] },
    },
    retries: {
      cues: {
        ...manners,
        'requester.request': [[say('send:RetryPossible')]],
        'requester.retry': supplies,
        'requester.conditionsAccepted': supplies,
      },
    },
    conditions: {
      cues: {
        ...manners,
        'requester.request': [[say('send:Conditional')]],
        'requester.retry': [[say('send:WillSupply')]],
        'requester.conditionsAccepted': [[say('send:WillSupply')]],
      },
    },
    'no-renewal': {
      cues: { ...manners, 'requester.request': supplies, 'requester.renew': [[say('send:RenewRefused')]] },
    },
    recalls: {
      cues: { ...manners, 'requester.request': supplies, 'requester.received': [[say('send:Recalled', 'later')]] },
    },
    overdue: {
      cues: { ...manners, 'requester.request': supplies, 'requester.received': [[say('send:Overdue', 'later')]] },
    },
    'no-cancel': {
      cues: {
        ...manners,
        'requester.request': [[say('send:WillSupply')]],
        'requester.retry': [[say('send:WillSupply')]],
        'requester.cancel': [[say('send:CancelRefused')]],
      },
    },
    promises: {
      cues: { ...manners, 'requester.request': [[say('send:WillSupply')]] },
    },
    silent: {
      cues: {},
    },
    mute: {
      cues: {},
      confirms: 'nothing',
    },
    garbage: {
      cues: {},
      confirms: 'garbage',
    },
    late: {
      cues: {
        ...manners,
        'requester.request': [[say('send:Loaned'), say('send:WillSupply', 'later', 'stale')]],
      },
    },
    double: {
      cues: {
        ...manners,
        'requester.request': [[say('send:WillSupply', 'soon', 'twice'), say('send:Loaned', 'later', 'twice')]],
        'requester.shippedReturn': [[say('send:LoanCompleted', 'soon', 'twice')]],
      },
    },
  } as const satisfies Record<string, Omit<Scenario<LenderSays>, 'says'>>,
  { says: 'practiceLender' },
);
