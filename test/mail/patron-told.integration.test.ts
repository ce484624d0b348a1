import { expect } from 'chai';
import { marie } from '../engine/support/desk.js';
import { type Network, openNetwork } from '../engine/support/network.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

describe('what a patron is told by itself', () => {
  let server: CatchingServer;
  let network: Network;
  before(async () => {
    server = await catchMail();
    network = await openNetwork({
      INTERLEND_SMTP_HOST: '127.0.0.1',
      INTERLEND_SMTP_PORT: String(server.port),
      INTERLEND_SMTP_TLS: 'none',
      INTERLEND_SMTP_FROM: 'node@college.example',
      INTERLEND_SWEEP_SECONDS: '3600',
    });
    const { patrons } = network.algonquin.node.local;
    await patrons.add({ id: '7', name: 'Exemple, Camille', email: 'camille@example.org', language: 'fr' }, new Date());
    await patrons.add({ id: '8', name: 'Sam Example', email: 'sam@example.org' }, new Date());
  });
  after(async () => {
    await network.close();
    await server.close();
  });

  const leaves = async (at: Date) => {
    while ((await network.algonquin.node.mailer.runOnce(at)) > 0);
    return server.mails.splice(0);
  };
  const soon = () => new Date(Date.now() + 10 * minute);
  const later = () => new Date(Date.now() + day + 10 * minute);
  const subjects = async (at: Date) => (await leaves(at)).map(({ subject }) => String(subject).replaceAll(/\s/g, ' '));

  async function lent(patron: string): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: patron } });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['3001'] });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await leaves(soon());
    return loan;
  }

  it('a renewal, with the new date, in the patron’s language', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent('7');
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: inDays(60) });
    await post();
    await lacite.desk.does(loan, 'acceptRenewal');
    await post();
    const [subject, ...more] = await subjects(soon());
    expect(more).to.deep.equal([]);
    const { patronDue } = await algonquin.desk.sees(loan);
    const said = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeZone: 'America/Toronto' });
    expect(subject?.replace('1er', '1')).to.equal(
      `Renouvelé jusqu’au ${said.format(new Date(patronDue ?? '')).replaceAll(/\s/g, ' ')} : Kiss of the Fur Queen`,
    );
  });

  it('a renewal that the lender refused, and when it is due all the same', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent('8');
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: inDays(60) });
    await post();
    await lacite.desk.does(loan, 'refuseRenewal');
    await post();
    const [mail] = await leaves(soon());
    expect(mail?.subject).to.match(/^Not renewed, due .*: Kiss of the Fur Queen$/);
    expect(String(mail?.text).replaceAll(/\s+/g, ' '))
      .to.contain('cannot be renewed')
      .and.to.match(/Please return it by \w+ \d+, \d{4}/);
  });

  async function exhausted(patron: string): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: patron } });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'reject', { reason: '5' });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('rejectedByPartner');
    return loan;
  }

  it('that nobody can supply: not before a library wishes it, then after a day, with its rule in the history', async () => {
    const { algonquin } = network;
    await exhausted('8');
    expect(await subjects(later()), 'off at first').to.deep.equal([]);
    await algonquin.node.local.letters.use('requestNotFilled', true, marie, new Date());
    const loan = await exhausted('8');
    expect(await subjects(soon()), 'a person may still stop it').to.deep.equal([]);
    expect(await subjects(later())).to.deep.equal(['Not available: Kiss of the Fur Queen']);
    const told = await algonquin.desk.told(loan, 'letterMailed');
    expect(told.facts?.['rule']).to.equal('nobodyCanSupply');
  });

  it('nothing of that when somebody stops the letter, or when the request goes on', async () => {
    const { algonquin } = network;
    const { letters } = algonquin.node.local;
    const stopped = await exhausted('8');
    const { id } = await algonquin.desk.sees(stopped);
    const [letter] = (await letters.list({ request: id, code: 'requestNotFilled', limit: 1 })).items;
    await letters.withdraw(letter?.id ?? '', marie, new Date());
    const goesOn = await exhausted('7');
    await algonquin.desk.does(goesOn, 'obtainElsewhere');
    expect(await subjects(later())).to.deep.equal([]);
    expect(await algonquin.desk.told(stopped, 'letterWithdrawn')).to.include({ actor: 'Marie' });
  });
});
