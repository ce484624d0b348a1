import { expect } from 'chai';
import { type IsoVersion, isoVersions } from '../../src/protocol/codes.js';
import { dialectNames, dialectOf } from '../../src/protocol/dialects/index.js';
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { read } from '../../src/protocol/read.js';
import { write } from '../../src/protocol/write.js';
import { eventFromRequester, eventFromSupplier } from '../../src/translation/events.js';
import { type BorrowingSend, compose, type LendingSend, type SentFacts } from '../../src/translation/messages.js';
import { borrowing, situation } from './situation.js';

const facts: SentFacts = {
  note: 'With thanks.',
  items: [{ barcode: '39001' }, { barcode: '39002', name: 'v.2' }],
  loanConditions: ['LibraryUseOnly'],
  cost: { amount: '12.50', currency: 'CAD' },
  wishedDueDate: '2027-01-31',
  trackingId: '1Z9',
};

/** What moves the other desk, or what it hears first where nothing does, after the effect travelled in a dialect and a version. */
function heard(
  effect: BorrowingSend | LendingSend,
  side: 'borrowing' | 'lending',
  name: string,
  version: IsoVersion,
): string {
  const [now, dialect] = [side === 'lending' ? situation({ version }) : borrowing({ version }), dialectOf(name)];
  const spoken = dialect.writing(compose(effect, now, facts), {
    version,
    firstAnswer: false,
    currentStatus: now.currentStatus,
    sequence: 1,
  });
  const events = spoken.map((message) => {
    const arrived = read(Buffer.from(write(message, version)), 'application/xml', { maxBytes: 100_000, strict: true });
    if (arrived.kind !== 'message') throw new Error(JSON.stringify(arrived));
    const meant = dialect.reading(arrived.message as InitiatingMessage);
    return meant.kind === 'supplyingAgencyMessage' ? eventFromSupplier(meant).event : eventFromRequester(meant).event;
  });
  return events.find((event) => !event.endsWith('.notification')) ?? events[0] ?? 'nothing';
}

/** Each message, and what the other desk hears. */
const lenders: Record<LendingSend, string> = {
  'send:RequestReceived': 'supplier.requestReceived',
  'send:ExpectToSupply': 'supplier.expectToSupply',
  'send:WillSupply': 'supplier.willSupply',
  'send:Conditional': 'supplier.conditional',
  'send:RetryPossible': 'supplier.retryPossible',
  'send:BadCitation': 'supplier.badCitation',
  'send:Unfilled': 'supplier.unfilled',
  'send:Expired': 'supplier.unfilled',
  'send:Loaned': 'supplier.loaned',
  'send:CopyCompleted': 'supplier.copyCompleted',
  'send:RenewGranted': 'supplier.renewGranted',
  'send:RenewRefused': 'supplier.renewRefused',
  'send:Recalled': 'supplier.recalled',
  'send:Overdue': 'supplier.overdue',
  'send:CancelAccepted': 'supplier.cancelAccepted',
  'send:CancelRefused': 'supplier.cancelRefused',
  'send:Cancelled': 'supplier.cancelled',
  'send:LoanCompleted': 'supplier.checkedIn',
  'send:CompletedWithoutReturn': 'supplier.completedWithoutReturn',
  'send:LostAndFee': 'supplier.declaredLost',
  'send:Damaged': 'supplier.damaged',
  'send:HoldReturn': 'supplier.holdReturn',
  'send:ReleaseHoldReturn': 'supplier.releaseHoldReturn',
  'send:StatusAnswer': 'supplier.statusAnswer',
  'send:Notification': 'supplier.notification',
};
const borrowers: Record<BorrowingSend, string> = {
  'send:Request': 'requester.request',
  'send:Retry': 'requester.retry',
  'send:Received': 'requester.received',
  'send:Cancel': 'requester.cancel',
  'send:CancelToPassed': 'requester.cancel',
  'send:NotificationToPassed': 'requester.notification',
  'send:Renew': 'requester.renew',
  'send:ShippedReturn': 'requester.shippedReturn',
  'send:ShippedReturnToPassed': 'requester.shippedReturn',
  'send:ShippedForward': 'requester.shippedForward',
  'send:HoldReturn': 'requester.holdReturn',
  'send:Reminder': 'requester.reminder',
  'send:Lost': 'requester.lost',
  'send:FeePaid': 'requester.feePaid',
  'send:Found': 'requester.found',
  'send:Damaged': 'requester.damaged',
  'send:Notification': 'requester.notification',
  'send:StatusRequest': 'requester.statusRequest',
  'send:ConditionsRefused': 'requester.conditionsRefused',
  'send:UndoReceived': 'requester.undidReceived',
  'send:UndoShippedReturn': 'requester.undidShippedReturn',
};

/** Where a partner's form is weaker than the meaning: what is heard instead. */
function expected(effect: string, usual: string, name: string, version: IsoVersion): string {
  const standard = name.startsWith('standard');
  const foreign = name !== 'interlend';
  const asOlder = version === '1.2' || name === 'crosslink';
  const words = `${usual.split('.')[0]}.notification`;
  const table: [when: boolean, effects: string[], event: string][] = [
    [name === 'alma', ['send:ExpectToSupply'], 'supplier.willSupply'],
    [name === 'reshare', ['send:RetryPossible', 'send:BadCitation'], 'supplier.unfilled'],
    [name === 'reshare', ['send:CompletedWithoutReturn'], words],
    [!standard && foreign, ['send:Retry'], 'requester.conditionsAccepted'],
    [standard || name === 'reshare', ['send:ConditionsRefused'], 'requester.cancel'],
    [name === 'alma', ['send:ConditionsRefused'], 'requester.conditionsRefusedByNote'],
    [foreign, ['send:LostAndFee', 'send:FeePaid', 'send:Found', 'send:Damaged'], words],
    [!standard && foreign, ['send:Reminder'], 'requester.statusRequest'],
    [!standard && foreign, ['send:ShippedForward'], words],
    [foreign, ['send:UndoReceived', 'send:UndoShippedReturn'], words],
    [foreign && asOlder, ['send:Lost', 'send:HoldReturn', 'send:ReleaseHoldReturn'], words],
  ];
  return table.find(([when, effects]) => when && effects.includes(effect))?.[2] ?? usual;
}

const usually = { lending: Object.entries(lenders), borrowing: Object.entries(borrowers) };
for (const name of dialectNames)
  for (const version of isoVersions)
    describe(`R121: said in ${name}, ${version}`, () => {
      for (const side of ['lending', 'borrowing'] as const)
        for (const [effect, usual] of usually[side]) {
          const event = expected(effect, usual, name, version);
          it(`${effect} of ${side} is valid and heard as ${event}`, () =>
            expect(heard(effect as BorrowingSend | LendingSend, side, name, version)).to.equal(event));
        }
    });
