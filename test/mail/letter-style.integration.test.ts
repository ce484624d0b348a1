import { expect } from 'chai';
import type { LetterPreview, LetterWordsView } from '../../src/contract/letter-schemas.js';
import type { LetterStyleView } from '../../src/contract/letter-style-operations.js';
import { writeLetters } from '../../src/storage/letters/write-letters.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { aPng } from '../support/pictures.js';

const logo = aPng(560, 140);

describe('logo and languages of a library’s letters', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let node: InProcess;
  let code: string;
  let name: string;
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
    await node.desk('POST', '/patrons', { id: '7', name: 'Sam Example', email: 'sam@mail.example' });
    await node.desk('POST', '/patrons', { id: '8', name: 'Kim Example', email: 'kim@mail.example', language: 'en' });
    const first = (await styles())[0] as LetterStyleView;
    [code, name] = [first.library, first.name];
  });
  after(async () => {
    await library.close();
    await server.close();
  });

  const styles = async () => (await node.desk<{ items: LetterStyleView[] }>('GET', '/letter-styles')).items;
  const style = async () => (await styles()).find((each) => each.library === code) as LetterStyleView;
  const write = async (patron: string) => {
    const known = { title: 'Nana', heldUntil: '2026-12-04', externalId: 'A1' };
    const draft = { code: 'onHoldShelf', event: 'other', by: 'Marie', known, patron: { id: patron } } as const;
    await writeLetters({ client: node.node.database.pool, language: 'en' }, undefined, [draft]);
  };
  const leaves = async () => {
    while ((await node.node.mailer.runOnce(new Date(Date.now() + 10 * 60_000))) > 0);
    return server.mails.splice(0);
  };
  const mailTo = async (patron: string) => {
    await write(patron);
    const [mail] = await leaves();
    if (!mail) throw new Error('no mail arrived');
    return mail;
  };
  const put = (path: string, body: object) =>
    fetch(`${node.url}/api/v1${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a-staff-token-of-tests' },
      body: JSON.stringify(body),
    });
  const upload = (file: Buffer) => put(`/letter-styles/${code}/logo`, { content: file.toString('base64') });

  it('without a logo a mail has no picture', async () => {
    const mail = await mailTo('7');
    expect(mail.attachments).to.deep.equal([]);
    expect(mail.html).not.to.contain('<img');
  });

  it('a file that is no logo is refused with a sentence at its field, and nothing is stored', async () => {
    const refusal = async (file: Buffer) => {
      const refused = await upload(file);
      expect(refused.status).to.equal(422);
      return ((await refused.json()) as { problems: { field: string; problem: string }[] }).problems.map(
        ({ field, problem }) => ({ field, problem }),
      );
    };
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).to.deep.equal([
      {
        field: 'content',
        problem: 'This file is neither a PNG nor a JPEG picture. Save the logo as PNG or JPEG and choose it again.',
      },
    ]);
    const [large] = await refusal(Buffer.concat([logo, Buffer.alloc(400_000)]));
    expect(large?.problem).to.match(/at most 200 kB are taken/);
    const [wide] = await refusal(aPng(1300, 20));
    expect(wide?.problem).to.match(/^The logo is 1300 × 20 pixels/);
    expect(await style()).not.to.have.property('logo');
    expect(await library.rows('select from letter_logo')).to.have.length(0);
    expect((await put('/letter-styles/NONE/logo', { content: logo.toString('base64') })).status).to.equal(404);
  });

  it('stands at the top of the mail as a part that the HTML names, with the library’s name in its place', async () => {
    expect((await upload(logo)).status).to.equal(200);
    expect((await style()).logo).to.include({ type: 'image/png', width: 560, height: 140, bytes: logo.length });
    const mail = await mailTo('7');
    const [picture, ...others] = mail.attachments;
    expect(others).to.have.length(0);
    expect(picture).to.include({ contentType: 'image/png', contentDisposition: 'inline', related: true });
    expect(picture?.cid).to.match(/^[0-9a-f]{32}@logo\.interlend$/);
    expect(picture?.content.equals(logo), 'the bytes that were uploaded').to.equal(true);
    // The reader puts the part in where the HTML names its content id.
    const html = String(mail.html);
    const image = /<img [^>]*>/.exec(html)?.[0] ?? '';
    expect(image).to.contain(`src="data:image/png;base64,${logo.toString('base64')}"`);
    expect(image).to.contain(`alt="${name}"`).and.to.contain('width="280" height="70"');
    expect(html.indexOf('<img ')).to.be.lessThan(html.indexOf('<h1'));
  });

  it('is seen in the preview, and read by whoever is signed in', async () => {
    const english = (await node.desk<LetterWordsView>('GET', '/letter-words/onHoldShelf')).texts[0];
    const preview = await node.desk<LetterPreview>('POST', '/letter-words/onHoldShelf/preview', {
      language: 'en',
      ...english?.builtIn,
    });
    expect(preview.content.logo).to.deep.include({ name, width: 280, height: 70 });
    const address = `${node.url}/api/v1/letter-logos/${preview.content.logo?.id}`;
    const read = await fetch(address, { headers: { authorization: 'Bearer a-staff-token-of-tests' } });
    expect(read.headers.get('content-type')).to.equal('image/png');
    expect(Buffer.from(await read.arrayBuffer()).equals(logo)).to.equal(true);
    expect((await fetch(address)).status, 'a stranger').to.equal(401);
  });

  it('a mail that waits keeps the logo that it was written with; once removed, new letters have none', async () => {
    await write('7');
    await node.desk('DELETE', `/letter-styles/${code}/logo`);
    expect((await leaves())[0]?.attachments[0]?.content.equals(logo)).to.equal(true);
    expect((await mailTo('7')).attachments).to.deep.equal([]);
    expect(await style()).not.to.have.property('logo');
  });

  it('the order of languages decides for a patron without a language, and the own words for all', async () => {
    const subject = async (patron: string) => (await mailTo(patron)).subject;
    const wrong = await put(`/letter-styles/${code}`, { languages: ['fr', 'fr'] });
    expect(wrong.status).to.equal(422);
    expect(await wrong.text()).to.contain('Name every language once, in the order that you wish');
    expect(await subject('7'), 'as the node').to.equal('Ready for pickup: Nana');

    await node.desk('PUT', `/letter-styles/${code}`, { languages: ['fr', 'en'] });
    expect(await subject('7')).to.match(/^Prêt à récupérer\s: Nana$/);
    expect(await subject('8'), 'the reader’s own first').to.equal('Ready for pickup: Nana');

    const own = { language: 'en', subject: 'Come and get {{ title }}', body: '# It is here' };
    await node.desk('PUT', '/letter-words/onHoldShelf', own);
    expect((await style()).onlyIn).to.deep.include.members([
      { code: 'onHoldShelf', name: 'On hold shelf', language: 'en' },
    ]);
    expect(await subject('7'), 'worded in English only').to.equal('Come and get Nana');

    await node.desk('PUT', `/letter-styles/${code}`, { languages: null });
    await node.desk('POST', '/letter-words/onHoldShelf/built-in', { language: 'en' });
    expect(await subject('7')).to.equal('Ready for pickup: Nana');
  });

  it('own words are kept beside a new built-in letter, and the difference is told no more', async () => {
    const own = { language: 'en', subject: 'Come and get {{ title }}', body: '# It is here' };
    await node.desk('PUT', '/letter-words/onHoldShelf', own);
    await library.rows(`update letter_wording set based_on = '{"subject": "Before", "body": "# Before"}'`);
    const { texts } = await node.desk<LetterWordsView>('POST', '/letter-words/onHoldShelf/keep', { language: 'en' });
    const text = texts.find(({ language }) => language === 'en');
    expect(text?.own).to.include({ subject: own.subject, body: own.body });
    expect(text?.own?.basedOn).to.deep.equal(text?.builtIn);
  });
});
