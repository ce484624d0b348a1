import { expect } from 'chai';
import type { LetterPreview, LetterWordsView } from '../../src/contract/letter-schemas.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

const subjectOf = (subject: string, language = 'en') => ({
  language,
  subject,
  body: '# About your request\n\n{{ salutation }}\n\n> {{ queryLines }}',
});

describe('letters of a node with two libraries', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let node: InProcess;
  /** A request of each library, for the same patron. */
  const requests: Record<string, string> = {};
  before(async () => {
    server = await catchMail();
    library = await openLibrary();
    node = await library.serve(
      {
        INTERLEND_SMTP_HOST: '127.0.0.1',
        INTERLEND_SMTP_PORT: String(server.port),
        INTERLEND_SMTP_TLS: 'none',
        INTERLEND_SMTP_FROM: 'ill@college.example',
      },
      false,
    );
    await library.addPartner('NORTH', 'http://127.0.0.1:18626/');
    for (const [code, name] of Object.entries({ OTTAWA: 'Ottawa Library', PERTH: 'Perth Library' })) {
      const email = `${code.toLowerCase()}@college.example`;
      await node.desk('POST', '/libraries', { code, name, email, resourceSharing: true, symbol: `ISIL:CA-${code}` });
      await node.desk('POST', `/libraries/${code}/desks`, { code: `${code}_DESK`, name: `${name} desk` });
    }
    await node.desk('POST', '/patrons', { id: '7', name: 'Sam Example', email: 'sam@mail.example' });
    for (const code of ['OTTAWA', 'PERTH']) {
      const { id } = await node.desk<RequestView>('POST', '/requests', {
        serviceType: 'Loan',
        title: `A book for ${code}`,
        rota: ['NORTH'],
        patron: { id: '7' },
        ownerLibrary: code,
        pickupLocation: code,
      });
      requests[code] = id;
    }
    await settled();
  });
  after(async () => {
    await library.close();
    await server.close();
  });

  const settled = async () => {
    while ((await node.node.mailer.runOnce(new Date(Date.now() + 60 * 60_000))) > 0);
    return server.mails.splice(0);
  };
  /** The mail that the patron of a library's request gets when staff ask them something. */
  const mailFrom = async (code: string) => {
    const id = requests[code] as string;
    const { version } = await node.desk<RequestView>('GET', `/requests/${id}`);
    await node.desk('POST', `/requests/${id}/query-patron`, { version, type: 5 });
    const [mail, ...more] = await settled();
    expect(more).to.deep.equal([]);
    return mail;
  };
  const words = () => node.desk<LetterWordsView>('GET', '/letter-words/queryToPatron');
  const reword = (body: object) => node.desk<LetterWordsView>('PUT', '/letter-words/queryToPatron', body);
  const back = (body: object) => node.desk<LetterWordsView>('POST', '/letter-words/queryToPatron/built-in', body);
  const usual = 'A question about your request';

  it('one library words a letter for itself; the other goes on with the built-in one', async () => {
    expect((await words()).libraries.map(({ name }) => name)).to.include.members(['Ottawa Library', 'Perth Library']);
    expect((await mailFrom('PERTH'))?.subject).to.contain(usual);

    await reword({ ...subjectOf('Perth asks you'), library: 'PERTH' });
    const perth = await mailFrom('PERTH');
    expect(perth?.subject).to.equal('Perth asks you');
    expect(perth?.text).to.contain('Hello Sam,').and.to.contain('> Please answer the question below.');
    expect(perth?.text).to.contain('Perth Library');
    const ottawa = await mailFrom('OTTAWA');
    expect(ottawa?.subject).to.contain(usual);
    expect(ottawa?.text).to.contain('Ottawa Library').and.not.to.contain('Perth');
  });

  it('the words of all libraries are sent by those that have none of their own', async () => {
    await reword(subjectOf('All of us ask you'));
    expect((await mailFrom('OTTAWA'))?.subject).to.equal('All of us ask you');
    expect((await mailFrom('PERTH'))?.subject).to.equal('Perth asks you');
    const text = (await words()).texts.find(({ language }) => language === 'en');
    expect(text?.own?.subject).to.equal('All of us ask you');
    expect(text?.ofLibraries.map(({ library: of, subject }) => [of, subject])).to.deep.equal([
      ['PERTH', 'Perth asks you'],
    ]);
  });

  it('a library may keep the built-in letter where all others have other words', async () => {
    const { subject, body } = (await words()).texts[0]?.builtIn ?? { subject: '', body: '' };
    await reword({ language: 'en', subject, body, library: 'PERTH' });
    expect((await mailFrom('PERTH'))?.subject).to.contain(usual);
    expect((await mailFrom('OTTAWA'))?.subject).to.equal('All of us ask you');
  });

  it('the way back: a library to the words of all, all to the built-in letter', async () => {
    await back({ language: 'en', library: 'PERTH' });
    expect((await mailFrom('PERTH'))?.subject).to.equal('All of us ask you');
    await back({ language: 'en' });
    expect((await mailFrom('PERTH'))?.subject).to.contain(usual);
    expect((await mailFrom('OTTAWA'))?.subject).to.contain(usual);
  });

  it('an order of languages looks at the words of the library that writes', async () => {
    for (const code of ['OTTAWA', 'PERTH'])
      await node.desk('PUT', `/letter-styles/${code}`, { languages: ['en', 'fr'] });
    await reword({ ...subjectOf('Perth vous demande', 'fr'), library: 'PERTH' });
    expect((await mailFrom('PERTH'))?.subject, 'worded in French only').to.equal('Perth vous demande');
    expect((await mailFrom('OTTAWA'))?.subject).to.contain(usual);
    const styles = await node.desk<{ items: { library: string; onlyIn: { code: string; language: string }[] }[] }>(
      ...(['GET', '/letter-styles'] as const),
    );
    const onlyIn = (code: string) => styles.items.find((each) => each.library === code)?.onlyIn;
    expect(onlyIn('PERTH')?.map(({ code, language }) => [code, language])).to.deep.equal([['queryToPatron', 'fr']]);
    expect(onlyIn('OTTAWA')).to.deep.equal([]);
    await back({ language: 'fr', library: 'PERTH' });
    for (const code of ['OTTAWA', 'PERTH']) await node.desk('PUT', `/letter-styles/${code}`, { languages: null });
  });

  it('a preview is signed by the library that words it; an unknown fact or library is refused and nothing is kept', async () => {
    const draft = { ...subjectOf('Perth asks about {{ title }}'), library: 'PERTH' };
    const preview = await node.desk<LetterPreview>('POST', '/letter-words/queryToPatron/preview', draft);
    expect(preview.subject).to.equal('Perth asks about A book for PERTH');
    expect(preview.replyTo).to.equal('perth@college.example');
    expect(preview.text).to.contain('Perth Library').and.not.to.contain('Ottawa');

    const wrong = await reword({ ...subjectOf('For {{ nobody }}'), library: 'PERTH' }).catch((e: Error) => e.message);
    expect(wrong).to.match(/This letter knows no fact “nobody”\. Choose one from Insert fact\./);
    const stranger = await reword({ ...subjectOf('x'), library: 'NOWHERE' }).catch((e: Error) => e.message);
    expect(stranger).to.match(/NOWHERE is no library that sends letters\. Choose one that borrows or lends\./);
    expect((await words()).texts.map(({ own, ofLibraries }) => [own, ofLibraries])).to.deep.equal([
      [undefined, []],
      [undefined, []],
    ]);
  });

  it('what a library words is in the log of changes', async () => {
    await reword({ ...subjectOf('Perth asks you'), library: 'PERTH' });
    const { items } = await node.desk<{ items: { thing: string; after?: unknown }[] }>('GET', '/audit?limit=1');
    expect(JSON.stringify(items[0])).to.contain('letterWords').and.to.contain('Perth asks you').and.to.contain('PERTH');
  });
});
