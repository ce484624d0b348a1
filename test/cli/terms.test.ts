import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

const terms = {
  standing: 'toAnswer',
  offer: 2,
  cost: { amount: '35.00', currency: 'USD' },
  limit: { amount: '10.00', currency: 'CAD' },
  conditions: [
    {
      code: 'LibraryUseOnly',
      label: 'Library use only',
      notForLoan: true,
      says: 'The patron reads it here.',
    },
  ],
  reason: 'On a condition',
  note: 'One copy in Ontario.',
  replyBy: '2026-12-02T04:59:59.000Z',
} as const;

describe('interlend request, with terms to answer', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
    node.answers['GET /requests/OOALG0000007'] = { body: { ...request, terms } };
    node.answers['POST /requests/7/actions/acceptConditions'] = { body: { ...request, stateLabel: 'Sent' } };
  });
  afterEach(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });

  it('FA2: show tells condition, price with its currency, reason, day to answer and the lender’s words', async () => {
    const { out } = await told('request show OOALG0000007');
    expect(out)
      .to.match(/Condition +Library use only: The patron reads it here\./)
      .and.match(/Price +35\.00 USD/)
      .and.match(/Limit of the request +10\.00 CAD/)
      .and.match(/Answer by +2026-12-01 23:59/)
      .and.match(/Why +On a condition/)
      .and.match(/The lender wrote +One copy in Ontario\./);
  });

  it('FA2: act accepts nothing unread: it shows the terms and asks for the number of the offer', async () => {
    const blind = await told('request act OOALG0000007 acceptConditions');
    expect(blind.status).to.equal(2);
    expect(blind.err)
      .to.match(/35\.00 USD/)
      .and.match(/--field offer=2/);
    expect(node.calls.filter(({ method }) => method === 'POST')).to.eql([]);
    expect((await told('request act OOALG0000007 acceptConditions --field offer=2')).status).to.equal(0);
    expect(node.calls.at(-1)?.body).to.eql({ version: 3, fields: { offer: '2' } });
  });
});
