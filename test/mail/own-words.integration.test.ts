import { expect } from 'chai';
import type { LetterPreview, LetterWordsView } from '../../src/contract/letter-schemas.js';
import { writeLetters } from '../../src/storage/letters/write-letters.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

const own = {
  language: 'en',
  subject: 'Come and get {{ title }}',
  body: '# It is here\n\nHi {{ firstName }}, **good news**: {{ title }} waits until {{ heldUntil }}.\n\n- Note: {{ patronNote }}',
};

describe('a letter in the library’s own words', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let node: InProcess;
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
    await node.desk('POST', '/patrons', { id: '7', name: 'Sam Example', email: 'sam@mail.example' });
  });
  after(async () => {
    await library.close();
    await server.close();
  });

  const words = () => node.desk<LetterWordsView>('GET', '/letter-words/onHoldShelf');
  const english = async () => (await words()).texts.find(({ language }) => language === 'en');
  const send = async (minutes = 10) => {
    const known = { title: 'Nana', heldUntil: '2026-12-04', externalId: 'A1' };
    const draft = { code: 'onHoldShelf', event: 'other', by: 'Marie', known, patron: { id: '7' } } as const;
    await writeLetters({ client: node.node.database.pool, language: 'en' }, undefined, [draft]);
    while ((await node.node.mailer.runOnce(new Date(Date.now() + minutes * 60_000))) > 0);
    return server.mails.splice(0);
  };
  const put = (body: object) =>
    fetch(`${node.url}/api/v1/letter-words/onHoldShelf`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a-staff-token-of-tests' },
      body: JSON.stringify(body),
    });

  it('is what patrons get from then on; a line whose fact is not known is left out', async () => {
    await node.desk('PUT', '/letter-words/onHoldShelf', own);
    const [mail] = await send();
    expect(mail?.subject).to.equal('Come and get Nana');
    expect(mail?.text).to.contain('IT IS HERE').and.to.contain('Hi Sam, good news: Nana waits until Friday,');
    expect(mail?.text).not.to.contain('Note');
    expect(mail?.html).to.contain('<strong>good news</strong>');
    expect((await english())?.own).to.include({ subject: own.subject, changedBy: 'desk' });
  });

  it('an unknown fact is refused with a sentence at its field, and nothing is saved', async () => {
    const refused = await put({ ...own, subject: 'For {{ Firstname }}', body: `${own.body}\n{% if title %}` });
    expect(refused.status).to.equal(422);
    const { problems } = (await refused.json()) as { problems: { field: string; problem: string }[] };
    expect(problems.map(({ field, problem }) => ({ field, problem }))).to.deep.equal([
      { field: 'subject', problem: 'This letter knows no fact “Firstname”. Choose one from Insert fact.' },
      { field: 'body', problem: 'Braces are not written in letters. Choose a fact from Insert fact.' },
    ]);
    expect((await english())?.own?.subject).to.equal(own.subject);
  });

  it('is seen before on a real request, and nothing is saved or sent', async () => {
    const wish = await library.wish(['NORTH'], 'Obasan');
    const draft = { ...own, subject: 'Trying {{ title }}', request: wish.externalId };
    const preview = await node.desk<LetterPreview>('POST', '/letter-words/onHoldShelf/preview', draft);
    expect(preview).to.include({ subject: 'Trying Obasan', request: wish.externalId });
    expect((await english())?.own?.subject).to.equal(own.subject);
    const none = await node
      .desk('POST', '/letter-words/onHoldShelf/preview', { ...own, request: 'NONE9' })
      .catch((error: Error) => error.message);
    expect(none).to.match(/There is no request NONE9/);
    expect(server.mails).to.have.length(0);
  });

  it('is sent to whoever tries it, at the address of their account', async () => {
    const trial = await node.desk('POST', '/letter-words/onHoldShelf/test', own).catch((error: Error) => error.message);
    expect(trial, 'the key of a program has no address').to.match(/Your account has no e-mail address/);
    const roles = [{ role: 'generalSystemAdministrator' }];
    const password = 'correct horse battery';
    await node.desk('POST', '/users', {
      code: 'marie',
      name: 'Marie',
      email: 'marie@college.example',
      password,
      roles,
    });
    const json = { 'content-type': 'application/json' };
    const signedIn = await fetch(`${node.url}/api/v1/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ user: 'marie', password }),
    });
    const { csrf } = (await signedIn.json()) as { csrf: string };
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const sent = await fetch(`${node.url}/api/v1/letter-words/onHoldShelf/test`, {
      method: 'POST',
      headers: { ...json, cookie, 'x-csrf-token': csrf },
      body: JSON.stringify(own),
    });
    expect(sent.status, await sent.clone().text()).to.equal(200);
    expect(server.mails.map(({ to }) => [to].flat()[0]?.text)).to.deep.equal(['marie@college.example']);
    const [mail] = server.mails.splice(0);
    expect(mail?.subject, 'KB12: it says that it is a test').to.equal('Test: Come and get Nana');
    expect(mail?.text).to.match(/^This is a test of a letter\. Nobody else received it\./);
  });

  it('a new version of the built-in letter is seen beside it', async () => {
    await library.rows(`update letter_wording set based_on = '{"subject": "Before", "body": "# Before"}'`);
    const text = await english();
    expect(text?.own?.basedOn).to.deep.equal({ subject: 'Before', body: '# Before' });
    expect(text?.builtIn.subject).to.equal('Ready for pickup: {{ title }}');
  });

  it('its mail waits as long as the library chose, and it can be switched off', async () => {
    await node.desk('PUT', '/letter-words/onHoldShelf/delay', { minutes: 60 });
    expect(await send(59)).to.have.length(0);
    expect(await send(61), 'both').to.have.length(2);
    await node.desk('PUT', '/letters/catalogue/onHoldShelf', { used: false });
    expect(await send(61)).to.have.length(0);
    await node.desk('PUT', '/letters/catalogue/onHoldShelf', { used: true });
  });

  it('the built-in letter comes back with one order; a slip has no words', async () => {
    await node.desk('POST', '/letter-words/onHoldShelf/built-in', { language: 'en' });
    expect(await english()).not.to.have.property('own');
    expect((await send(61))[0]?.subject).to.equal('Ready for pickup: Nana');
    const slip = await node.desk('GET', '/letter-words/shippingSlip').catch((error: Error) => error.message);
    expect(slip).to.match(/There is no such letter/);
  });
});
