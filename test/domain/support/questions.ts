/** Messages of a borrower that expect an answer, and what of a lender answers each. */
import type { LendingState, RequesterEvent } from '../../../src/domain/tables/lending.js';
import type { heardByBorrower } from './wire.js';

type Said = keyof typeof heardByBorrower;

/** What is asked. A confirmation of the message is no answer to it. */
export type Question = 'cancel' | 'refusal' | 'renewal' | 'status';

const questions: Partial<Record<RequesterEvent, Question>> = {
  'requester.cancel': 'cancel',
  'requester.conditionsRefused': 'cancel',
  'requester.conditionsRefusedByNote': 'refusal',
  'requester.renew': 'renewal',
  'requester.statusRequest': 'status',
  'requester.reminder': 'status',
};

/** A note is no question where the matter is decided: what was decided is on its way to the borrower. */
const undecided: ReadonlySet<LendingState | 'absent'> = new Set<LendingState>([
  ...(['created', 'locateFailed', 'beingProcessed', 'willSupply'] as const),
  ...(['conditional', 'retryPossible', 'cancelRequested'] as const),
]);

/** The end of the matter answers whatever was asked. */
const ends: readonly Said[] = [
  ...(['send:Cancelled', 'send:Unfilled', 'send:Expired'] as const),
  ...(['send:LoanCompleted', 'send:CompletedWithoutReturn', 'send:LostAndFee'] as const),
];
const answers: Record<Question, ReadonlySet<string>> = {
  cancel: new Set<Said>(['send:CancelAccepted', 'send:CancelRefused', ...ends]),
  refusal: new Set<Said>(['send:CancelAccepted', 'send:Loaned', 'send:CopyCompleted', ...ends]),
  renewal: new Set<Said>(['send:RenewGranted', 'send:RenewRefused', ...ends]),
  status: new Set<Said>(['send:StatusAnswer']),
};

/** Words by which a borrower says that it waits for the answer no more: what it wanted to keep is lost or goes home. */
const withdraws: Partial<Record<RequesterEvent, Question>> = {
  'requester.lost': 'renewal',
  'requester.feePaid': 'renewal',
  'requester.shippedReturn': 'renewal',
  'requester.shippedForward': 'renewal',
};

/** What a lender in that state owes when it has heard or done this, and said that. */
export function stillOwed(
  { state, owes }: { state: LendingState | 'absent'; owes: readonly Question[] },
  event: string,
  said: readonly Said[],
): readonly Question[] {
  const question = questions[event as RequesterEvent];
  const withdrawn = withdraws[event as RequesterEvent];
  const isAsked = question && !owes.includes(question) && (question !== 'refusal' || undecided.has(state));
  const all = isAsked ? [...owes, question].sort() : owes;
  return all.filter((each) => each !== withdrawn && !said.some((message) => answers[each].has(message)));
}
