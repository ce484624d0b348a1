import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

describe('interlend scan, patron loans and patron renew', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });

  it('R36 R105 scan sends what was ticked, and says what was done and what comes next', async () => {
    const lend = { name: 'loanToPatron', label: 'Loan to patron', fields: [] };
    const received = { ...request, actions: [lend] };
    const text = 'It came from La Cité and is received.';
    node.answers['POST /scans'] = { body: { did: 'receive', text, next: 'loanToPatron', request: received } };
    const { out } = await told('scan 31761 --request OOALG0000007 --notify-patron --internal-note Wet.');
    expect(node.calls[0]?.body).to.eql({
      code: '31761',
      request: 'OOALG0000007',
      notifyPatron: true,
      internalNote: 'Wet.',
    });
    expect(out).to.match(/^It came from La Cité and is received\.\nNext: Loan to patron\n\nRequest +OOALG0000007/);
  });

  it('scan lists the requests that a barcode could mean', async () => {
    const choices = [{ request: '41', externalId: 'ALG1', side: 'lending', title: 'Nana', stateLabel: 'Shipped' }];
    node.answers['POST /scans'] = { body: { text: 'Several requests have it.', choices } };
    expect((await told('scan 31761')).out).to.match(
      /^Several requests have it\.\n\nRequest .*\nALG1 +lending +Nana +Shipped/,
    );
  });

  it('patron loans lists them; R47 patron renew passes the wish on, with the date of the patron', async () => {
    const loan = {
      id: '12',
      barcode: 'T1',
      externalId: 'OOALG0000007',
      dueAt: '2025-12-09T05:00:00Z',
      dueDay: '2025-12-09',
      status: 'out',
    };
    node.answers['GET /loans'] = { body: { items: [loan] } };
    expect((await told('patron loans 20417 --status out')).out).to.match(/12 +T1 +OOALG0000007 +2025-12-09 .*out/);
    expect(node.calls[0]?.query).to.eql({ patron: '20417', status: 'out', limit: '50' });
    node.answers['POST /patrons/20417/loans/12/renewals'] = { body: request };
    const { out } = await told('patron renew 20417 12 --until 2026-12-01');
    expect(node.calls[1]?.body).to.eql({ wishedDueDate: '2026-12-01' });
    expect(out).to.match(/^Request +OOALG0000007/);
  });
});
