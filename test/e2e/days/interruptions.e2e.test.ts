import { expect } from 'chai';
import { eventually } from '../../support/eventually.js';
import { nothingFor } from '../../support/nothing-for.js';
import { runs } from '../support/at-the-desk.js';
import { inDays } from '../support/days.js';
import { daysBetween } from './support/day.js';

daysBetween('a day with interruptions', (day) => {
  it('the lender closes for a week: sixty requests there, one notice, and nothing to read on any of them', async () => {
    const { ours, theirs } = day;
    const wishes: string[] = [];
    for (let at = 1; at <= 60; at++) {
      const wish = { serviceType: 'Loan' as const, title: `Winter reading ${at}`, rota: [theirs.desk.library.code] };
      wishes.push((await ours.desk.create(wish)).externalId);
    }
    await Promise.all(wishes.map((wish) => ours.does(wish, 'send')));
    for (const wish of wishes) await theirs.reads(wish, 'Created lending request');
    expect(await theirs.work()).to.deep.equal(['To answer: 60']);

    const [from, until] = [inDays(10), inDays(17)];
    await theirs.desk.call('POST', '/libraries/RES_SHARE/closures', { from, until, note: 'Inventory', tell: true });
    await runs(theirs.desk, 'tell-closures');
    await eventually('each request has the notice', async () => {
      const { items } = await ours.desk.messages('direction=in&limit=100');
      return items.filter(({ summary }) => summary === 'Notification').length === 60;
    });
    expect(await ours.notifications()).to.deep.equal([`LEND Library is closed from ${from} to ${until}: 60 requests`]);
    expect(await ours.work(), 'nothing to read').to.deep.equal([]);
    for (const wish of wishes) {
      await ours.reads(wish, 'Request sent to partner');
      expect(await ours.mustLookAt(wish)).to.deep.equal([]);
    }
    expect(await theirs.work(), 'still to be answered').to.deep.equal(['To answer: 60']);
  });

  it('the database is away when a letter leaves: the patron has it once, and the mail log says so afterwards', async () => {
    const { ours, theirs, mail } = day;
    const book = await day.asksFor('Bonheur d’occasion', { barcodes: ['39347001'] });
    await theirs.does(book, 'ship', { barcodes: ['39347001'] });
    await ours.reads(book, 'Shipped Physically');
    await ours.does(book, 'receive', { notifyPatron: true });
    const letter = 'Ready for pickup: Bonheur d’occasion';
    expect(await day.mailLog(book)).to.deep.equal([`${letter} – waiting`]);

    mail.beforeTaken(() => ours.databaseIs('away'));
    await ours.rows(`update mail set next_try_at = now() where status = 'waiting'`);
    await eventually('the mail server has the letter', async () => mail.mails.length === 1);
    await nothingFor(300, 'the node cannot write down that the letter has left');
    mail.beforeTaken(async () => {});
    await ours.databaseIs('back');
    await eventually('the mail log says so', async () => (await day.mailLog(book)).includes(`${letter} – sent`));
    expect(await day.postOfPatrons()).to.deep.equal([letter]);
    expect(await day.mailLog(book)).to.deep.equal([`${letter} – sent`]);

    await ours.does(book, 'loanToPatron');
    await day.bothRead(book, 'Loaned item to patron', 'Received by partner');
  });
});
