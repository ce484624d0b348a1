import { expect } from 'chai';
import { saidIn } from '../../src/http/said.js';
import type { Said } from '../../src/words/said.js';
import { aLetter as letterView } from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

/** As the node answers. */
const aLetter = saidIn('en', letterView) as Said<typeof letterView>;

describe('interlend letter', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });

  it('list shows what waits for whom, and how to see more', async () => {
    node.answers['GET /letters'] = { body: { items: [aLetter], next: '12' } };
    const { out } = await told('letter list --kind slip --limit 1');
    expect(out)
      .to.match(/12 .*Resource Sharing Receive Slip Letter +OCAL0000007 +A\/7 +fr +printed/)
      .and.to.include('--after 12');
    expect(node.calls[0]?.query).to.deep.equal({ kind: 'slip', limit: '1' });
    node.answers['GET /letters'] = { body: { items: [] } };
    expect((await told('letter list')).out).to.equal('No letters.');
  });

  it('list finds a request by its External ID', async () => {
    node.answers[`GET /requests/${request.externalId}`] = { body: request };
    node.answers['GET /letters'] = { body: { items: [aLetter] } };
    await told(`letter list --request ${request.externalId} --status withdrawn`);
    expect(node.calls.at(-1)?.query).to.deep.equal({ request: request.id, status: 'withdrawn', limit: '50' });
    expect(await told('letter list --status lost')).to.include({ status: 2 });
  });

  it('show says the facts in the letter’s language', async () => {
    node.answers['GET /letters/12'] = { body: aLetter };
    const { out } = await told('letter show 12');
    expect(out)
      .to.match(/^Titre +Nana$/m)
      .and.to.match(/^Code-barres +3001$/m);
    expect((await told('letter show 13')).status).to.equal(1);
  });

  it('printed notes it', async () => {
    node.answers['POST /letters/12/printed'] = { body: aLetter };
    expect((await told('letter printed 12')).out).to.match(/^Status +printed$/m);
    expect(node.calls[0]).to.include({ method: 'POST', path: '/api/v1/letters/12/printed' });
  });
});
