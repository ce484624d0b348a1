import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

const lostCase = {
  state: 'feeCommunicated',
  label: 'Fee communicated',
  french: 'Frais communiqués',
  reportedBy: 'borrower',
  where: 'transit',
  why: 'It never came.',
  fee: '85.00',
  currency: 'CAD',
  invoice: 'By post.',
  reportedAt: '2025-11-25T15:05:00.000Z',
} as const;

describe('interlend lost-cases and lost-candidates', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });

  it('list the cases with who said so, when, the fee and why', async () => {
    node.answers['GET /lost-cases'] = { body: { items: [{ request, lostCase }], next: '7' } };
    const { out } = await told('lost-cases --state feeCommunicated --side borrowing --limit 5');
    expect(node.calls[0]?.query).to.eql({ state: 'feeCommunicated', side: 'borrowing', limit: '5' });
    expect(out)
      .to.match(/^Request +Side +Title/)
      .and.match(/Fee communicated +borrower +2025-11-25 .* 85\.00 CAD +It never came\./)
      .and.match(/add --after 7$/);
    expect((await told('lost-cases --state eaten')).status).to.equal(2);
    node.answers['GET /lost-cases'] = { body: { items: [] } };
    expect((await told('lost-cases')).out).to.equal('Nothing is lost.');
  });

  it('R116 list what is overdue or on its way for too long', async () => {
    const candidate = { request, because: 'inTransit', since: '2025-10-01T15:05:00.000Z', days: 55, limit: 45 };
    node.answers['GET /lost-candidates'] = { body: { items: [candidate] } };
    const { out } = await told('lost-candidates --because inTransit');
    expect(node.calls[0]?.query).to.eql({ because: 'inTransit', limit: '50' });
    expect(out).to.match(/OOALG0000007 .* 55 \(more than 45\)/);
  });

  it('and request show tells the case of a request', async () => {
    node.answers['GET /requests/OOALG0000007'] = { body: { ...request, lostCase } };
    const { out } = await told('request show OOALG0000007');
    expect(out).to.match(/Lost case:\n +State +Fee communicated\n +Reported by +borrower\n +Lost by +transit/);
    expect(out).to.match(/Fee +85\.00 CAD\n +Invoice +By post\./);
  });
});
