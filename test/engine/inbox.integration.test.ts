import { expect } from 'chai';
import type { Actor } from '../../src/engine/model/actor.js';
import type { InboxItem } from '../../src/engine/model/local/person-inbox.js';
import { english } from '../support/english.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const who = (name: string): Actor => ({ kind: 'staff', name, person: name });
const marie = who('Marie');

loansBetween('KA17 the notifications of a person', (network) => {
  let person = 0;
  const anew = () => {
    person += 1;
    return `Reader ${person}`;
  };
  async function asked(title: string): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], title });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }
  const inboxOf = ({ node }: Library, name: string) => node.local.inbox.read({ code: name, name });
  const about = async (library: Library, name: string, title: string): Promise<InboxItem[]> =>
    (await inboxOf(library, name)).items.filter((item) => item.title === title);

  it('tells of a message once, with who wrote it, what, and on which request; read on the request it is read here', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked('The Orenda');
    await lacite.desk.does(loan, 'generalMessage', { note: 'Is another edition welcome?' });
    await post();
    const { id, notes, attention } = await algonquin.desk.sees(loan);
    expect(notes, 'a message is no note').to.deep.equal([]);
    const [item, ...more] = await about(algonquin, anew(), 'The Orenda');
    expect(more).to.deep.equal([]);
    expect(item).to.deep.include({
      kind: 'message',
      who: 'La Cité',
      says: 'Is another edition welcome?',
      request: id,
      side: 'borrowing',
      isRead: false,
      unread: { kind: 'mark', id: attention[0]?.id },
    });
    await algonquin.node.gateway.tasks.dismissAttention(id, attention[0]?.id ?? '', marie);
    const [read] = await about(algonquin, anew(), 'The Orenda');
    expect([read?.isRead, read?.unread]).to.deep.equal([true, undefined]);
  });

  it('what a person has read is theirs, and stays read', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked('Kukum');
    await lacite.desk.does(loan, 'generalMessage', { note: 'Soon.' });
    await post();
    const [one, other] = [anew(), anew()];
    const { pool } = algonquin.node.database;
    await pool.query('insert into staff (code, name) values ($1, $1), ($2, $2)', [one, other]);
    const [item] = await about(algonquin, one, 'Kukum');
    await algonquin.node.local.inbox.markRead(one, [item?.id ?? '']);
    expect((await about(algonquin, one, 'Kukum'))[0]?.isRead).to.equal(true);
    expect((await about(algonquin, other, 'Kukum'))[0]?.isRead, 'not for a colleague').to.equal(false);
    await algonquin.node.local.inbox.markRead(other);
    expect((await inboxOf(algonquin, other)).unread, 'all at once').to.equal(0);
    await pool.query('delete from staff');
  });

  it('pages begin with what is unread and go on with what was read, each once', async () => {
    const { algonquin } = network;
    const { pool } = algonquin.node.database;
    const [reader, partner] = [anew(), 'LACITE'];
    await pool.query('insert into staff (code, name) values ($1, $1)', [reader]);
    await pool.query(
      `insert into partner_notice (partner_code, closed_from, closed_until, at)
        select $1, current_date, current_date, now() - n * interval '1 second' from generate_series(1, 130) n`,
      [partner],
    );
    const inbox = algonquin.node.local.inbox;
    const all = await inbox.read({ code: reader, name: reader, limit: 100 });
    expect(all.unread, 'counted up to a hundred').to.equal(100);
    const closures = all.items.filter(({ kind }) => kind === 'closed').map(({ id }) => id);
    await inbox.markRead(reader, closures.slice(0, 70));
    const seen: InboxItem[] = [];
    let after: string | undefined;
    do {
      const page = await inbox.read({ code: reader, name: reader, limit: 50, ...(after ? { after } : {}) });
      seen.push(...page.items);
      after = page.next;
    } while (after);
    const read = seen.findIndex(({ isRead }) => isRead);
    expect(seen.slice(read).every(({ isRead }) => isRead)).to.equal(true);
    expect(seen.slice(read).map(({ id }) => id)).to.include.members(closures.slice(0, 70));
    expect(new Set(seen.map(({ id }) => id)).size)
      .to.equal(seen.length)
      .and.to.be.at.least(130);
    const newest = (items: InboxItem[]) => items.map(({ at }) => at);
    expect(newest(seen.slice(0, read))).to.deep.equal(newest(seen.slice(0, read)).sort().reverse());
    const unread = await inbox.read({ code: reader, name: reader, unreadOnly: true, limit: 100 });
    expect(unread.items).to.have.length(unread.unread).and.to.have.length(read);
    await pool.query('delete from partner_notice');
    await pool.query('delete from staff');
  });

  it('a task is told to whom it is given, with what others then do; one’s own actions are not', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked('Split Tooth');
    const { id, version } = await algonquin.desk.sees(loan);
    const elise = anew();
    const given = await algonquin.node.gateway.tasks.assign(id, version, elise, 'Please call her.', marie);
    expect(given.kind).to.equal('done');
    expect(await about(algonquin, 'Marie', 'Split Tooth'), 'not to who gave it').to.deep.equal([]);
    const [task] = await about(algonquin, elise, 'Split Tooth');
    expect(task).to.deep.include({ kind: 'assigned', who: 'Marie', says: 'Please call her.', isRead: false });
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
    await lacite.desk.does(loan, 'generalMessage', { note: 'By courier.' });
    await post();
    const told = (await about(algonquin, elise, 'Split Tooth')).map(({ kind, who: by, label, says }) =>
      [kind, by, label ? english(label) : '', says ?? ''].join('|'),
    );
    expect(told).to.have.members([
      'message|La Cité||By courier.',
      'step|La Cité|Shipped Physically|',
      'assigned|Marie||Please call her.',
    ]);
    expect(await about(algonquin, anew(), 'Split Tooth'), 'somebody else’s task').to.deep.equal([]);
  });

  it('hides the words of patrons from who may not read them, and requests of other libraries', async () => {
    const { algonquin } = network;
    const loan = await asked('Moon of the Crusted Snow');
    const { id } = await algonquin.desk.sees(loan);
    await algonquin.node.database.pool.query(
      `insert into attention (request_id, reason, says) values ($1, 'patronAnswered', '"I can wait."')`,
      [id],
    );
    const name = anew();
    const seen = async (more: object) =>
      (await algonquin.node.local.inbox.read({ code: name, name, ...more })).items.filter(
        ({ request }) => request === id,
      );
    expect((await seen({})).map(({ kind, says }) => [kind, says])).to.deep.equal([['patron', 'I can wait.']]);
    expect(await seen({ withoutPatrons: true })).to.deep.equal([]);
    expect(await seen({ owners: ['ELSEWHERE'] })).to.deep.equal([]);
  });
});
