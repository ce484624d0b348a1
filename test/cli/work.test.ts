import { expect } from 'chai';
import type { WorkLine } from '../../src/contract/request-views.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

const line: WorkLine = {
  kind: 'decide',
  label: 'To decide',
  priority: 4,
  why: ['Nobody is left to ask.'],
  since: '2025-11-25T15:05:00.000Z',
  request,
  ...(request.actions[0] ? { action: request.actions[0] } : {}),
};

describe('interlend work', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());

  it('shows what waits, with why and the next step, and how to see more', async () => {
    node.answers['GET /work'] = { body: { items: [line], next: '3-7' } };
    const { out, status } = await typed('work --kind decide --side borrowing --limit 5', { env: node.env });
    expect(status).to.equal(0);
    expect(node.calls[0]?.query).to.eql({ kind: 'decide', side: 'borrowing', limit: '5' });
    expect(out)
      .to.match(/^Work +Request +Title/)
      .and.match(/To decide +OOALG0000007 .* receive .* Nobody is left to ask\./)
      .and.match(/add --after 3-7$/);
  });

  it('says when there is nothing, and refuses a kind that is none', async () => {
    node.answers['GET /work'] = { body: { items: [] } };
    expect((await typed('work', { env: node.env })).out).to.equal('Nothing waits for you.');
    expect((await typed('work --kind sleep', { env: node.env })).status).to.equal(2);
  });
});
