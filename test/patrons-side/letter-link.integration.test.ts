import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

describe('a letter to a patron', () => {
  let library: LibraryUnderTest;
  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
  });
  after(() => library?.close());

  it('links to the request on the patrons’ pages, in the patron’s language, only where these are open', async function () {
    this.timeout(60_000);
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    const { desk } = await library.serve({ INTERLEND_ADDRESS: 'https://ill.example.ca/' });
    await desk('POST', '/patrons', { id: 'L1', name: 'Léa', email: 'lea@example.ca', language: 'fr' });
    const asked = async (open: boolean) => {
      await desk('PATCH', '/policies', { patronsSide: open });
      const { externalId, version } = await desk<{ externalId: string; version: number }>('POST', '/requests', {
        serviceType: 'Loan',
        title: `Ru ${open}`,
        patron: { id: 'L1' },
        rota: ['lender'],
      });
      await desk('POST', `/requests/${externalId}/query-patron`, { version, type: 1 });
      const [letter] = await library.rows<{ content: unknown }>(
        `select l.content from letter l join request r on r.id = l.request_id where r.external_id = $1`,
        [externalId],
      );
      return { externalId, content: JSON.stringify(letter?.content) };
    };
    const { externalId, content } = await asked(true);
    expect(content).to.include(`https://ill.example.ca/my/requests/${externalId}`).and.to.include('Voir ma demande');
    expect((await asked(false)).content).not.to.include('/my/requests');
  });
});
