/** The calls that a node makes to a library's own system, and what may be done when one gets no answer. */

/** In the order in which a loan makes them. The names are those of the port; the messages of NCIP are named alike. */
export const callNames = [
  'lookUpUser',
  'acceptItem',
  'requestItem',
  'cancelRequest',
  'checkOut',
  'checkIn',
  'renew',
  'recall',
  'deleteItem',
  'charge',
] as const;
export type CallName = (typeof callNames)[number];

export const isCallName = (name: string): name is CallName => (callNames as readonly string[]).includes(name);

/** What a problem is about, which says who can do something: see `problems.ts` of `src/library-system`. */
export const problemClasses = ['transport', 'setUp', 'person', 'item', 'alreadySo', 'other'] as const;
export type ProblemClass = (typeof problemClasses)[number];

/**
 * What to do when a call was sent and no answer came:
 * - `freely`: sending it twice changes nothing;
 * - `once`: it is sent once more with the same ids, and "exists already" then means that it is done;
 * - `never`: only a person can find out.
 */
export type Repeats = 'freely' | 'once' | 'never';

const repeatsOf: Readonly<Record<CallName, Repeats>> = {
  lookUpUser: 'freely',
  acceptItem: 'once',
  requestItem: 'once',
  cancelRequest: 'freely',
  checkOut: 'once',
  checkIn: 'freely',
  renew: 'once',
  recall: 'freely',
  deleteItem: 'freely',
  charge: 'never',
};

/** `secondRecord`: calls of which the system makes a second record when they are repeated (its preset says so). */
export const repeatsAfterNoAnswer = (name: CallName, secondRecord: readonly CallName[] = []): Repeats =>
  secondRecord.includes(name) ? 'never' : repeatsOf[name];

const minute = 60;
const hour = 60 * minute;

/** Seconds after each try that failed, until 24 hours have passed. After the last one a person has to look. */
export const libraryCallWaits: readonly number[] = [
  10,
  minute,
  5 * minute,
  30 * minute,
  ...Array.from({ length: 23 }, () => hour),
];

/** For how many seconds an action waits where the answer is an input to it. */
export const inputLimitSeconds = 5;

/** After how many days a renewal that the system has still to decide is given to a person. */
export const pendingRenewalDays = 2;
