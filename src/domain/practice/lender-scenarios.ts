/** What the practice partner does with a request for an item, one row a scenario. */
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
  'requester.renew': [[say('send:RenewGranted')]],
  'requester.shippedReturn': [[say('send:LoanCompleted', 'later')]],
  'requester.notification': [[say('send:Notification')]],
};
const supplies = [[say('send:WillSupply'), say('send:Loaned', 'later')]];

export const lenderScenarios = {
  fills: {
    says: {
      en: 'promises and ships the item, renews it, checks it in when it is back',
      fr: 'promet et expédie le document, le prolonge, enregistre son retour',
    },
    cues: { ...manners, 'requester.request': supplies, 'requester.retry': supplies },
  },
  'whole-loan': {
    says: {
      en: 'promises and ships; once received: overdue; grants the first renewal, refuses the second and recalls; checks in',
      fr: 'promet et expédie; après réception : retard; accorde la première prolongation, refuse la seconde et rappelle; enregistre le retour',
    },
    cues: {
      ...manners,
      'requester.request': supplies,
      'requester.received': [[say('send:Overdue')]],
      'requester.renew': [[say('send:RenewGranted')], [say('send:RenewRefused'), say('send:Recalled', 'later')]],
    },
  },
  refuses: {
    says: { en: 'cannot supply', fr: 'ne peut pas fournir' },
    cues: { ...manners, 'requester.request': [[say('send:Unfilled')]], 'requester.retry': [[say('send:Unfilled')]] },
  },
  retries: {
    says: { en: 'asks to try again later; supplies then', fr: 'demande de réessayer plus tard; fournit alors' },
    cues: {
      ...manners,
      'requester.request': [[say('send:RetryPossible')]],
      'requester.retry': supplies,
      'requester.conditionsAccepted': supplies,
    },
  },
  conditions: {
    says: { en: 'supplies on conditions only', fr: 'fournit à certaines conditions seulement' },
    cues: {
      ...manners,
      'requester.request': [[say('send:Conditional')]],
      'requester.retry': [[say('send:WillSupply')]],
      'requester.conditionsAccepted': [[say('send:WillSupply')]],
    },
  },
  'no-renewal': {
    says: { en: 'supplies, and refuses to renew', fr: 'fournit, et refuse de prolonger' },
    cues: { ...manners, 'requester.request': supplies, 'requester.renew': [[say('send:RenewRefused')]] },
  },
  recalls: {
    says: { en: 'supplies, and recalls the item once it is received', fr: 'fournit, puis rappelle le document reçu' },
    cues: { ...manners, 'requester.request': supplies, 'requester.received': [[say('send:Recalled', 'later')]] },
  },
  overdue: {
    says: { en: 'supplies, and says it is overdue once received', fr: 'fournit, puis réclame le document reçu' },
    cues: { ...manners, 'requester.request': supplies, 'requester.received': [[say('send:Overdue', 'later')]] },
  },
  'no-cancel': {
    says: { en: 'promises, and refuses to cancel', fr: 'promet, et refuse d’annuler' },
    cues: {
      ...manners,
      'requester.request': [[say('send:WillSupply')]],
      'requester.retry': [[say('send:WillSupply')]],
      'requester.cancel': [[say('send:CancelRefused')]],
    },
  },
  promises: {
    says: { en: 'promises, and waits; agrees to cancel', fr: 'promet, et attend; accepte d’annuler' },
    cues: { ...manners, 'requester.request': [[say('send:WillSupply')]] },
  },
  silent: {
    says: { en: 'confirms everything and says nothing', fr: 'confirme tout et ne dit rien' },
    cues: {},
  },
  mute: {
    says: { en: 'does not even confirm', fr: 'ne confirme même pas' },
    cues: {},
    confirms: 'nothing',
  },
  garbage: {
    says: { en: 'answers with something that is no confirmation', fr: 'répond par autre chose qu’une confirmation' },
    cues: {},
    confirms: 'garbage',
  },
  late: {
    says: { en: 'ships first and promises afterwards', fr: 'expédie d’abord et promet après' },
    cues: {
      ...manners,
      'requester.request': [[say('send:Loaned'), say('send:WillSupply', 'later', 'stale')]],
    },
  },
  double: {
    says: { en: 'says everything more than once', fr: 'dit tout plus d’une fois' },
    cues: {
      ...manners,
      'requester.request': [[say('send:WillSupply', 'soon', 'twice'), say('send:Loaned', 'later', 'twice')]],
      'requester.shippedReturn': [[say('send:LoanCompleted', 'soon', 'twice')]],
    },
  },
} as const satisfies Record<string, Scenario<LenderSays>>;
