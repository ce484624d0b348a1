import { expect } from 'chai';
import { inLanguage } from '../../src/http/in-language.js';
import type { Translated } from '../../src/words/translated.js';
import { aLetter as letterView } from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

/** As the node answers. */
const aLetter = inLanguage('en', letterView) as Translated<typeof letterView>;

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
      .to.match(/12 .*Receive slip +OCAL0000007 +A\/7 +fr +printed/)
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

  it('words, reword and back: the text of all libraries or of one, as a file', async () => {
    const text = { subject: 'Come and get {{ title }}', body: '# It is here\n\nUntil {{ heldUntil }}.' };
    const changed = { basedOn: text, changedAt: '2026-03-02T15:00:00Z', changedBy: 'Roy' };
    const english = { language: 'en', facts: [], builtIn: { subject: 'Ready', body: '# Ready' } };
    const worded = { ...english, own: { ...text, ...changed } };
    const perth = { library: 'PERTH', ...text, subject: 'Perth has it', ...changed };
    const body = (texts: object[]) => ({ body: { code: 'onHoldShelf', libraries: [], texts } });
    node.answers['GET /letter-words/onHoldShelf'] = body([{ ...worded, ofLibraries: [perth] }]);
    const all = await told('letter words onHoldShelf');
    expect(all.out).to.equal('Subject: Come and get {{ title }}\n\n# It is here\n\nUntil {{ heldUntil }}.');
    expect((await told('letter words onHoldShelf --library PERTH')).out).to.match(/^Subject: Perth has it\n/);
    expect((await told('letter words onHoldShelf --library OTTAWA')).out).to.equal(all.out);

    node.answers['PUT /letter-words/onHoldShelf'] = body([{ ...worded, ofLibraries: [perth] }]);
    const reworded = await typed('letter reword onHoldShelf - --library PERTH', {
      env: node.env,
      readInput: async () => all.out,
    });
    expect(node.calls.at(-1)?.body).to.deep.equal({ language: 'en', library: 'PERTH', ...text });
    expect(reworded.out).to.equal('PERTH sends the words that Roy changed on 2026-03-02 10:00.');

    node.answers['POST /letter-words/onHoldShelf/built-in'] = body([{ ...worded, ofLibraries: [] }]);
    const back = await told('letter back onHoldShelf --library PERTH');
    expect(node.calls.at(-1)?.body).to.deep.equal({ language: 'en', library: 'PERTH' });
    expect(back.out).to.equal('PERTH sends the words of all libraries.');
    node.answers['POST /letter-words/onHoldShelf/built-in'] = body([{ ...english, ofLibraries: [] }]);
    expect((await told('letter back onHoldShelf')).out).to.equal(
      'Every library without words of its own sends the built-in letter.',
    );
    expect((await told('letter back onHoldShelf --language xx')).status).to.equal(2);
  });
});
