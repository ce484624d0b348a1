import { expect } from 'chai';
import request from 'supertest';
import { patronCookie } from '../../src/http/patrons-side/caller.js';
import { openHttp } from './open-http.js';
import { patronsSideDouble } from './patrons-side-double.js';

const word = 'the-word-of-the-session';

/** A patron who is signed in; what was asked for and cancelled is kept. */
function openPlain({ isOpen = true } = {}) {
  const closed = patronsSideDouble();
  const asked: string[] = [];
  const patronsSide = {
    ...closed,
    site: async () => ({ ...(await closed.site()), open: isOpen }),
    access: {
      ...closed.access,
      signIn: async (card: string) => {
        asked.push(`sign-in ${card}`);
        return { kind: 'wrong' as const };
      },
      bySession: async () => ({
        id: 'CARD1',
        name: 'Sam',
        session: { csrf: word, idleEndsAt: '2026-11-27T15:00:00Z', endsAt: '2026-11-27T15:00:00Z' },
      }),
    },
    ask: async (_caller: object, { title }: { title: string }) => {
      asked.push(title);
      return { kind: 'sent' as const, number: 'R1' };
    },
    mine: {
      ...closed.mine,
      cancel: async (_caller: object, number: string) => {
        asked.push(`cancel ${number}`);
        return { kind: 'unknown' as const };
      },
    },
  };
  const { app, context } = openHttp({ patronsSide });
  const Cookie = `${patronCookie(context.symbols)}=${'a'.repeat(43)}`;
  const sent = (path: string, form: object, headers: Record<string, string> = { Cookie }) =>
    request(app).post(`/my/plain${path}`).type('form').set(headers).send(form);
  return { app, asked, Cookie, sent };
}

/** What a field of the page holds, seen or not. */
const heldIn = (page: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1];

describe('patrons’ pages without JavaScript (KC22)', () => {
  const wish = { kind: 'book', title: 'Nana', agreeToTerms: 'yes' };

  it('take a form of their own session alone: without its word, with another, or from another site nothing is sent', async () => {
    const { asked, Cookie, sent } = openPlain();
    const refused = [
      await sent('/en/ask', wish),
      await sent('/en/ask', { ...wish, csrf: 'guessed' }),
      await sent('/en/ask', { ...wish, csrf: word }, { Cookie, Origin: 'https://evil.example' }),
      await sent('/en/ask', { ...wish, csrf: word }, { Cookie, 'Sec-Fetch-Site': 'cross-site' }),
      await sent('/en/requests/R1/cancel', {}),
    ];
    for (const { status, text } of refused) {
      expect(status).to.equal(403);
      expect(text).to.include('The form was not sent from our page');
    }
    expect(asked).to.deep.equal([]);
    const { status, headers } = await sent('/en/ask', { ...wish, csrf: word });
    expect([status, headers['location']]).to.deep.equal([303, '/my/plain/en/requests/R1/sent']);
    expect(asked).to.deep.equal(['Nana']);
  });

  it('take a sign-in from no page of another site, and say in French that card or PIN is not right', async () => {
    const { asked, sent } = openPlain();
    const card = { card: '20417', pin: '1' };
    expect((await sent('/fr/sign-in', card, { Origin: 'https://evil.example' })).status).to.equal(403);
    expect(asked).to.deep.equal([]);
    const { status, text } = await sent('/fr/sign-in', card, {});
    expect(status).to.equal(401);
    expect(text)
      .to.include('<html lang="fr-CA"')
      .and.include('Le numéro de carte ou le NIP')
      .and.include('value="20417"');
  });

  it('count with the other pages: who changes over and over at both is told to wait', async () => {
    const { app, asked, Cookie, sent } = openPlain();
    for (let at = 0; at < 10; at += 1) {
      await sent('/en/requests/R1/cancel', { csrf: word });
      await request(app).post('/api/patron/v1/requests/R1/cancel').set({ Cookie, 'X-CSRF-Token': word });
    }
    const answer = await sent('/en/ask', { ...wish, csrf: word });
    expect(answer.status).to.equal(429);
    expect(answer.headers['retry-after']).to.match(/^\d+$/);
    expect(answer.text).to.include('Too many changes in a short time').and.include('value="Nana"');
    expect(asked).to.have.length(20);
  });

  it('keep what was typed beside what is wrong with it, as text', async () => {
    const { asked, sent } = openPlain();
    const typed = { kind: 'book', title: '"><script>x</script>', isbn: '1'.repeat(2000), csrf: word };
    const { status, text } = await sent('/en/ask', typed);
    expect(status).to.equal(400);
    expect(text).to.include('value="&quot;&gt;&lt;script&gt;x').and.not.include('<script');
    expect(text).to.match(/<a href="#f-isbn">/);
    expect(text).to.match(/id="f-isbn"[^>]*aria-invalid="true"/);
    expect(asked).to.deep.equal([]);
  });

  it('keep what was typed when the kind or the language is changed, and send nothing; Enter sends the form', async () => {
    const { asked, sent } = openPlain();
    const typed = {
      ...wish,
      author: 'Zola',
      edition: '3e',
      oclc: '12345',
      anyEdition: 'no',
      note: 'Two\nlines',
      csrf: word,
    };
    const article = await sent('/en/ask', { ...typed, show: 'article' });
    expect(article.status).to.equal(200);
    expect(article.text).to.include('<h1>Request an article</h1>').and.include('>Two\nlines</textarea>');
    expect(article.text).to.include('name="kind" value="article"').and.include('name="title" maxlength');
    expect(heldIn(article.text, 'title')).to.equal('Nana');
    // A book’s own fields come back with the book; a tick does not.
    expect(heldIn(article.text, 'edition')).to.equal('3e');
    expect(heldIn(article.text, 'oclc')).to.equal('12345');
    expect(heldIn(article.text, 'anyEdition')).to.equal('no');
    expect(article.text).to.not.include('agreeToTerms');
    const french = await sent('/fr/ask', { ...typed, show: 'book' });
    expect(french.text).to.include('<html lang="fr-CA"').and.include('>Two\nlines</textarea>');
    expect([heldIn(french.text, 'title'), heldIn(french.text, 'author')]).to.deep.equal(['Nana', 'Zola']);
    // The tick stays where the sentence is that it belongs to.
    const ticked = await sent('/fr/ask', { ...typed, kind: 'article', agreeToCopyright: 'yes', show: 'article' });
    expect(ticked.text).to.match(/name="agreeToCopyright" value="yes" checked/);
    expect(french.text).to.match(/<button type="submit"[^>]* form="ask" formaction="\/my\/plain\/en\/ask" name="show"/);
    expect(asked, 'nothing was sent').to.deep.equal([]);
    // The button that Enter presses is the first of the form, and it sends.
    expect(/<button type="submit"[^>]*>/.exec(french.text)?.[0])
      .to.include('form="ask"')
      .and.not.include('name=');
  });

  it('are shut where the library has not opened its patrons’ side, and lead who has not signed in to the sign-in and back', async () => {
    const shut = openPlain({ isOpen: false });
    const there = await request(shut.app).get('/my/plain/en/ask').set('Cookie', shut.Cookie);
    expect(there.status).to.equal(404);
    expect(there.text).to.include('Requests by patrons are not open here');
    const { app } = openPlain();
    const away = await request(app).get('/my/plain/fr/ask?kind=book&title=Nana');
    expect(away.headers['location']).to.equal(
      `/my/plain/fr/sign-in?back=${encodeURIComponent('/ask?kind=book&title=Nana')}`,
    );
    const chosen = await request(app).get('/my/plain').set('Accept-Language', 'fr-CA');
    expect(chosen.headers['location']).to.equal('/my/plain/fr/ask');
  });
});
