import { expect } from 'chai';
import type { MessageNote, SharedRequestFacts } from '../../../src/domain/agreement/facts.js';
import { compareRequest } from '../../../src/domain/agreement/requests.js';

const limits = { now: new Date('2026-12-03T12:00:00Z'), inFlightMinutes: 15, readSince: '2026-12-03T11:59:00.000Z' };
const minutesAgo = (minutes: number): string => new Date(limits.now.getTime() - minutes * 60_000).toISOString();

const note = (summary: string, minutes: number, standing?: MessageNote['standing']): MessageNote => ({
  id: '1',
  at: minutesAgo(minutes),
  summary,
  ...(standing ? { standing } : {}),
});

const side = (of: Partial<SharedRequestFacts>): SharedRequestFacts => ({
  side: 'borrowing',
  agencyRequestId: 'OOALG0000123',
  borrower: 'ISIL:CA-OOALG',
  lender: 'ISIL:CA-OOHUM',
  title: 'Kukum',
  partner: 'HUMBER',
  state: 'requestSent',
  line: 'asked',
  changedAt: minutesAgo(300),
  conditions: [],
  volumes: 0,
  sent: [],
  received: [],
  ...of,
});

describe('whether two libraries agree about a request', () => {
  const request = note('Request', 300, 'delivered');
  const lender = (of: Partial<SharedRequestFacts> = {}) =>
    side({ side: 'lending', state: 'willSupply', received: [note('Request', 300)], ...of });

  it('waits for a message that is on its way for less than the limit', () => {
    const promised = lender({ sent: [note('WillSupply', 5, 'waiting')] });
    expect(compareRequest(side({ sent: [request] }), promised, limits)).to.deep.equal({
      standing: 'inFlight',
      since: minutesAgo(5),
    });
  });

  it('names that message when it is on its way for longer, and who sends it again', () => {
    const promised = lender({ sent: [note('WillSupply', 90, 'waiting')] });
    expect(compareRequest(side({ sent: [request] }), promised, limits)).to.deep.include({
      standing: 'differ',
      differences: [{ matter: 'state', borrower: 'requestSent', lender: 'willSupply' }],
      since: minutesAgo(90),
      remedy: 'resend',
      message: { id: '1', at: minutesAgo(90), summary: 'WillSupply', sender: 'lending', place: 1, of: 1 },
    });
  });

  it('does not blame a request that changed while both were read', () => {
    const promised = lender({ changedAt: '2026-12-03T11:59:30.000Z' });
    expect(compareRequest(side({ sent: [request] }), promised, limits).standing).to.equal('inFlight');
  });

  it('finds the earliest message that was delivered and is not there, and lets a repeat count', () => {
    const sent = [note('WillSupply', 200, 'delivered'), note('Loaned', 100, 'delivered')];
    const borrower = side({ state: 'shippedPhysically', sent: [request], received: [note('Loaned', 100)] });
    const found = compareRequest(borrower, lender({ state: 'shippedPhysically', sent }), limits);
    expect(found).to.deep.include({ standing: 'differ', since: minutesAgo(200), remedy: 'resend' });
    const again = { ...borrower, received: [{ ...note('Loaned', 100), repeats: 1 }] };
    expect(compareRequest(again, lender({ state: 'shippedPhysically', sent }), limits).standing).to.equal('agree');
  });

  it('finds a request that the lender does not have, unless it never left', () => {
    expect(compareRequest(side({ sent: [request] }), undefined, limits)).to.deep.include({
      standing: 'differ',
      differences: [{ matter: 'missing', borrower: 'requestSent', lender: '' }],
    });
    const unsent = side({ sent: [note('Request', 1, 'waiting')] });
    expect(compareRequest(unsent, undefined, limits).standing).not.to.equal('differ');
  });

  it('compares the price as an amount, and lets a dialect leave the currency out', () => {
    const ten = side({ state: 'conditional', sent: [request], price: { amount: '10.00', currency: 'CAD' } });
    const asked = lender({ state: 'conditional', price: { amount: '10' } });
    expect(compareRequest(ten, asked, limits).standing).to.equal('agree');
    const more = compareRequest(ten, { ...asked, price: { amount: '12.00', currency: 'CAD' } }, limits);
    expect(more).to.deep.include({
      differences: [{ matter: 'price', borrower: '10.00 CAD', lender: '12.00 CAD' }],
      remedy: 'askStatus',
    });
  });
});
