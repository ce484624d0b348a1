import { message, type Wording } from '../../words/message.js';

/** The rules by which the gateway acts without staff, by the names under which the history keeps them. */
const automaticRules = [
  'reviewBeforeSending',
  'undeliverableToNext',
  'statusMakesUp',
  'closedToLending',
  'partnerDoesNotBorrow',
  'renewalGranted',
  'unsentWithdrawn',
  'renewedHere',
  'rankedAnew',
  'closedLast',
  'cataloguesAsked',
  'lookedForHere',
  'renewalBeyondLimit',
  'cancelsByStaff',
  'openDay',
  'nextAtOnce',
  'cancelAccepted',
  'cancelRefused',
  'renewalRefused',
  'conditionsAccepted',
  'conditionsRefused',
  'refusedAgain',
  'settledAgain',
  'statusAnswered',
  'latePromise',
  'promiseOfPassed',
  'shipmentOfPassed',
  'renewalAsked',
  'patronForgotten',
  'silentLenderAsked',
  'silentLenderLeft',
  'lendingExpires',
  'askedAgain',
  'undeliveredWithdrawn',
  'closureTold',
  'replyReminded',
  'overdueTold',
  'overdueLeftOut',
  'notHeld',
  'notAvailable',
  'freeHere',
  'nothingHeld',
  'filledHere',
  'waitedFor',
  'renewalPassedOn',
  'untouched',
  'restored',
  'lostCandidate',
  'conditionsUnanswered',
  'sendingRule',
  'loanRule',
  'overdueProfile',
  'nobodyCanSupply',
  'copyReceived',
  'copyTermOver',
  'copyTakenAsReceived',
] as const;
export type AutomaticRule = (typeof automaticRules)[number];

/** The name of a rule, for the facts of a history line. */
export const byRule = (rule: AutomaticRule): AutomaticRule => rule;

/** A rule as the history tells it. What was written before rules had names is shown as it was written. */
export const ruleInWords = (rule: string, name?: string): Wording =>
  isRule(rule) ? message(`rule.${rule}`, { name: name ?? '' }) : rule;

const isRule = (rule: string): rule is AutomaticRule => (automaticRules as readonly string[]).includes(rule);
