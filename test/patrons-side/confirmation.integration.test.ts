import { expect } from 'chai';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { patronAt } from './patron-browser.js';

const pin = '471159';
const book = { kind: 'book', agreeToTerms: true, title: 'Obasan', author: 'Kogawa, Joy' };

describe('what a patron is told of the confirmation by e-mail', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  before(async function () {
    this.timeout(60_000);
    server = await catchMail();
    library = await openLibrary({
      INTERLEND_SMTP_HOST: '127.0.0.1',
      INTERLEND_SMTP_PORT: String(server.port),
      INTERLEND_SMTP_TLS: 'none',
      INTERLEND_SMTP_FROM: 'ill@college.example',
    });
    const { desk } = library.hand;
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    await desk('PATCH', '/policies', { patronsSide: true });
  });
  after(async () => {
    await library?.close();
    await server?.close();
  });

  const asks = async (id: string, email?: string) => {
    const { desk, url } = library.hand;
    await desk('POST', '/patrons', {
      id,
      name: `Patron ${id}`,
      pickupLibrary: 'RES_SHARE',
      ...(email ? { email } : {}),
    });
    await desk('PUT', `/patrons/${id}/pin`, { pin });
    const at = patronAt(url);
    expect((await at.signIn(id, pin)).status).to.equal(201);
    const sent = await at.call('POST', '/requests', book);
    expect(sent.status, JSON.stringify(sent.body)).to.equal(201);
    const number = sent.body.number as string;
    return async () => (await at.call('GET', `/requests/${number}`)).body.confirmation as unknown;
  };

  it('is on its way while the mail waits, and was sent once the mail has left', async () => {
    const confirmation = await asks('C1', 'c1@example.ca');
    expect(await confirmation()).to.deep.equal({ to: 'c1@example.ca', isSent: false });
    expect(server.mails).to.have.length(0);
    await library.hand.node.mailer.runOnce();
    const [mail] = server.mails;
    expect(mail?.headers.get('to')).to.deep.include({ text: '"Patron C1" <c1@example.ca>' });
    expect(mail?.text).to.include('Obasan');
    expect(await confirmation()).to.deep.equal({ to: 'c1@example.ca', isSent: true });
  });

  it('is not spoken of where no mail can go', async () => {
    const confirmation = await asks('C2');
    expect(await confirmation()).to.equal(undefined);
    await library.hand.node.mailer.runOnce();
    expect(server.mails).to.have.length(1);
  });
});
