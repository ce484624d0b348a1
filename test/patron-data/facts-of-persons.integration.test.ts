/** What history, attention and letters say of patrons beside their words: for whoever may see patrons. */
import { expect } from 'chai';
import { attentionSays, withoutPersonalMore } from '../../src/domain/request/attention.js';
import { factsWithoutPersons, lineFactRow } from '../../src/domain/request/line-facts.js';
import type { StaffRole } from '../../src/domain/staff/staff.js';
import { withoutPatrons } from '../../src/http/staff/access/without-patrons.js';
import { following, message } from '../../src/words/message.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

describe('KD2: facts that name a person', () => {
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
        INTERLEND_SMTP_FROM: 'node@college.example',
        INTERLEND_SWEEP_SECONDS: '3600',
      },
      false,
    );
    await library.addPartner('PARTNER', 'http://127.0.0.1:18626');
    const patrons = [
      { id: 'CARD77001', name: 'Xerxes Quenneville', email: 'xq@planted.example' },
      { id: 'CARD88002', name: 'Zephirine Oblonski', email: 'zo@planted.example' },
    ];
    for (const patron of patrons) await library.hand.desk('POST', '/patrons', patron);
  });
  after(async () => {
    await library?.close();
    await server?.close();
  });

  const words = /CARD77001|CARD88002|Xerxes|Quenneville|Zephirine|Oblonski|planted\.example/i;

  /** A request whose patron gets a letter, whose letter to another patron is refused, and whose history has both. */
  async function mailed(): Promise<string> {
    const { id, version } = await library.hand.desk<{ id: string; version: number }>('POST', '/requests', {
      serviceType: 'Loan',
      title: 'Lakes',
      rota: ['PARTNER'],
      patron: { id: 'CARD77001' },
    });
    await library.hand.desk('PATCH', `/requests/${id}`, { version, change: { patron: { id: 'CARD88002' } } });
    await library.hand.act(id, 'cancel', { notifyPatron: true });
    await library.rows(`update mail set next_try_at = now() - interval '1 second' where status = 'waiting'`);
    await node.node.mailer.runOnce();
    return id;
  }

  /** Everything that somebody with this role reads of a request. */
  async function read(role: StaffRole, request: string): Promise<Record<string, string>> {
    const outcome = await node.node.access.keys.add({ name: `A ${role}`, roles: [{ role }] } as never, 'A test');
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const answers: Record<string, string> = {};
    for (const path of [
      ...['', '/history', '/explain'].map((part) => `/requests/${request}${part}`),
      ...['/requests?q=Lakes', '/work', '/node', `/letters?request=${request}`],
    ])
      for (const language of ['en', 'fr']) {
        const answer = await fetch(`${node.url}/api/v1${path}`, {
          headers: { authorization: `Bearer ${outcome.value.secret}`, 'accept-language': language },
        });
        answers[`${path} ${language} ${answer.status}`] = await answer.text();
      }
    return answers;
  }

  it('a letter that was mailed: a role that may see patrons reads to whom, one that may not reads that it was mailed', async () => {
    const request = await mailed();
    const historyOf = (answers: Record<string, string>) => answers[`/requests/${request}/history en 200`] ?? '';
    expect(historyOf(await read('circulationDeskOperator', request))).to.match(/letterMailed.*zo@planted\.example/s);
    const answers = await read('physicalInventoryOperator', request);
    expect(historyOf(answers)).to.contain('letterMailed').and.to.contain('Letter e-mailed');
    for (const [path, text] of Object.entries(answers)) expect(text, path).not.to.match(words);
  });

  it('a letter that a mail server refused in words that quote the address: nowhere for whoever may not see patrons', async () => {
    server.refuse(550, '5.1.1 <zo@planted.example> is unknown here');
    const request = await mailed();
    const seen = await read('circulationDeskOperator', request);
    expect(seen[`/requests/${request} en 200`]).to.contain('is unknown here');
    const answers = await read('physicalInventoryOperator', request);
    expect(answers[`/requests/${request} en 200`], 'the item is there').to.contain('A letter could not be mailed.');
    expect(answers[`/requests/${request} fr 200`]).to.match(/lettre/i);
    for (const [path, text] of Object.entries(answers)) expect(text, path).not.to.match(words);
  });

  it('a fact that is declared to name a person, and one that nobody declared, are left out; the others stay', () => {
    const facts = { letter: 'cancelled', to: 'sam@student.example', answer: '550', shoeSize: '42' };
    expect(factsWithoutPersons('letterMailed', facts)).to.deep.equal({ letter: 'cancelled' });
    expect(factsWithoutPersons('assigned', { to: 'marie', from: 'eroy' })).to.deep.equal({ to: 'marie', from: 'eroy' });
    expect(lineFactRow('letterMailed', 'shoeSize')).to.equal(undefined);
    expect(lineFactRow('letterMailed', 'constructor')).to.equal(undefined);
  });

  it('what an attention item says of a patron is left out wherever it is said', () => {
    const blocked = message('standing.manual', { reason: 'Lost her card' });
    const [standing, other] = [attentionSays('patronStanding', { more: blocked }), attentionSays('copyrightOpen')];
    expect(withoutPersonalMore(standing)).to.deep.equal(attentionSays('patronStanding'));
    expect(withoutPersonalMore(following(standing, other))).to.deep.equal(
      following(attentionSays('patronStanding'), other),
    );
    expect(withoutPersonalMore(following(other, standing))).to.deep.equal(
      following(other, attentionSays('patronStanding')),
    );
    expect(
      JSON.stringify(withoutPatrons({ sentence: message('explain.toLookAt', { marks: standing }) })),
    ).not.to.contain('Lost her card');
  });

  it('what a patron did and wrote is shown as a patron’s', () => {
    const line = { id: '1', actorKind: 'patron', actor: 'Sam Example', event: 'patronAnswered', note: 'I am Sam' };
    expect(withoutPatrons(line)).to.deep.equal({
      id: '1',
      actorKind: 'patron',
      actor: message('explain.thePatron'),
      event: 'patronAnswered',
    });
  });
});
