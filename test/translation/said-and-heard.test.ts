import { expect } from 'chai';
import { type IsoVersion, isoVersions } from '../../src/protocol/codes.js';
import { dialectOf } from '../../src/protocol/dialects/index.js';
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { read } from '../../src/protocol/read.js';
import { write } from '../../src/protocol/write.js';
import { eventFromRequester, eventFromSupplier } from '../../src/translation/events.js';
import { type BorrowingSend, compose, type LendingSend, type SentFacts } from '../../src/translation/messages.js';
import { heardByBorrower, heardByLender } from '../domain/support/wire.js';
import { dialectFixtures } from '../support/dialect-fixture.js';
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

/** Each message, and the event that it is for the other side: the same rows as the model of the conversation has. */
const usually = { lending: Object.entries(heardByBorrower), borrowing: Object.entries(heardByLender) };
for (const { name, fixture } of dialectFixtures)
  for (const version of isoVersions)
    describe(`R121: said in ${name}, ${version}`, () => {
      for (const side of ['lending', 'borrowing'] as const)
        for (const [effect, usual] of usually[side]) {
          const weaker = fixture.heardAs[version][effect as BorrowingSend | LendingSend];
          const event = weaker ? `${usual.split('.')[0]}.${weaker}` : usual;
          it(`${effect} of ${side} is valid and heard as ${event}`, () =>
            expect(heard(effect as BorrowingSend | LendingSend, side, name, version)).to.equal(event));
        }
    });
