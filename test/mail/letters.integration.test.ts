import { expect } from 'chai';
import type { ParsedMail } from 'mailparser';
import { marie } from '../engine/support/desk.js';
import { type Network, openNetwork } from '../engine/support/network.js';
import { strikes } from '../engine/support/shelves.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('letters that arrive by mail', () => {
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
    const { patrons, libraries, policies } = network.algonquin.node.local;
    await patrons.add({ id: '7', name: 'Exemple, Camille', email: 'camille@example.org', language: 'fr' }, new Date());
    await patrons.add({ id: '8', name: 'Sam Example', email: 'sam@example.org' }, new Date());
    await patrons.add({ id: '9', name: 'Robin Specimen' }, new Date());
    await libraries.change(
      'RES_SHARE',
      {
        name: 'Woodroffe Library',
        email: 'ill@algonquin.example',
        timeZone: 'America/Toronto',
        address: { line1: '1385 Woodroffe Ave', locality: 'Ottawa', region: 'ON', postalCode: 'K2G 1V8' },
      },
      new Date(),
    );
    await policies.change({ replacementFee: '84.50' }, marie);
  });
  after(async () => {
    await network.close();
    await server.close();
  });
  beforeEach(() => void server.mails.splice(0));

  const mailer = () => network.algonquin.node.mailer;
  /** Everything that is due by then leaves. */
  const leaves = async (at = new Date(Date.now() + 10 * minute)) => {
    while ((await mailer().runOnce(at)) > 0);
    return server.mails.splice(0);
  };
  const one = (mails: ParsedMail[]): ParsedMail => {
    expect(mails.map(({ subject }) => subject)).to.have.length(1);
    return mails[0] as ParsedMail;
  };
  const words = (text: string | false | undefined) => String(text).replaceAll(/\s+/g, ' ');
  const rows = async (sql: string) => (await network.algonquin.node.database.pool.query(sql)).rows;

  async function shipped(patron: string): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: patron } });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['3001'] });
    await post();
    return loan;
  }

  it('R37: the patron reads in French, from the library, that the item is on the hold shelf', async () => {
    const { algonquin } = network;
    const loan = await shipped('7');
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    expect(await leaves(new Date()), 'an Undo may still take it back').to.have.length(0);
    const mail = one(await leaves());
    expect(words(mail.subject)).to.equal('Prêt à récupérer : Kiss of the Fur Queen');
    expect(mail.from?.text).to.equal('"Algonquin College" <node@college.example>');
    expect(mail.replyTo?.text).to.equal('ill@algonquin.example');
    expect(mail.to).to.have.property('text', '"Exemple, Camille" <camille@example.org>');
    expect(mail.headers.get('content-language')).to.equal('fr');
    const { heldUntil } =
      (await algonquin.node.local.letters.list({ request: (await algonquin.desk.sees(loan)).id, limit: 5 })).items[0]
        ?.facts ?? {};
    const until = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(`${heldUntil}T00:00:00Z`),
    );
    expect(words(mail.text)).to.contain('Bonjour Camille,');
    expect(words(mail.text).replace('1er', '1')).to.contain(`Nous le gardons pour vous jusqu’au ${until}`);
    expect(words(mail.text), 'one signature, then the address').to.match(
      /Woodroffe Library Algonquin College -- 1385 Woodroffe Ave, Ottawa ON K2G 1V8/,
    );
    expect(words(mail.html)).to.contain('<html lang="fr">').and.to.contain('Votre document est prêt à récupérer</h1>');
    const told = await algonquin.desk.told(loan, 'letterMailed');
    expect(told.facts).to.include({ letter: 'onHoldShelf', to: 'camille@example.org' });
    const { items } = await algonquin.node.local.letters.list({ code: 'onHoldShelf', status: 'sent', limit: 5 });
    expect(items[0]).to.have.nested.property('mail.status', 'sent');
  });

  it('who picks up at a desk with an address of its own answers there', async () => {
    const { algonquin } = network;
    const known = await algonquin.node.local.libraries.list(new Date());
    const desk = known.flatMap(({ desks }) => desks).find(({ library }) => library === 'RES_SHARE');
    const { code } = desk ?? { code: '' };
    await algonquin.node.local.libraries.changeDesk('RES_SHARE', code, { email: 'counter@algonquin.example' });
    const loan = await shipped('8');
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    expect(one(await leaves()).replyTo?.text).to.equal('counter@algonquin.example');
    await algonquin.node.local.libraries.changeDesk('RES_SHARE', code, { email: null });
  });

  it('an Undo takes the letter back, and nothing leaves', async () => {
    const { algonquin } = network;
    const loan = await shipped('8');
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    await algonquin.desk.does(loan, 'undoReceive');
    expect(await leaves()).to.have.length(0);
    expect(await algonquin.desk.told(loan, 'local.receiptUndone')).not.to.equal(undefined);
  });

  it('a letter that staff print meanwhile is not mailed too', async () => {
    const { algonquin } = network;
    const { letters } = algonquin.node.local;
    const loan = await shipped('8');
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    const { id } = await algonquin.desk.sees(loan);
    const [letter] = (await letters.list({ request: id, limit: 5 })).items;
    expect((await letters.list({ request: id, status: 'waiting', toPrint: true, limit: 5 })).items).to.deep.equal([]);
    await letters.printed(letter?.id ?? '', marie, new Date());
    expect(await leaves()).to.have.length(0);
  });

  it('somebody without an address gets the letter on paper', async () => {
    const { algonquin } = network;
    const { letters } = algonquin.node.local;
    const loan = await shipped('9');
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    expect(await leaves()).to.have.length(0);
    const { items } = await letters.list({ request: (await algonquin.desk.sees(loan)).id, toPrint: true, limit: 5 });
    expect(items[0]?.content).to.include({ subject: 'Ready for pickup: Kiss of the Fur Queen' });
    expect(items[0]).not.to.have.property('mail');
  });

  async function lent(patron: string): Promise<{ loan: string; due: number }> {
    const { algonquin } = network;
    const loan = await shipped(patron);
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    const { id } = await algonquin.desk.sees(loan);
    const [row] = await rows(`select due_at as due from patron_loan where request_id = ${id}`);
    await leaves();
    return { loan, due: (row as { due: Date }).due.getTime() };
  }
  /** Days go by, the clock strikes and the mail leaves each morning. */
  async function timeline(due: number, from: number, until: number): Promise<[number, string][]> {
    const got: [number, string][] = [];
    for (let at = from; at <= until; at += 1) {
      const now = new Date(due + at * day - 12 * 60 * minute);
      await strikes(network.algonquin, 'age-loans', now);
      for (const mail of await leaves(now)) got.push([at, words(mail.subject)]);
    }
    return got;
  }
  const said = (language: string, at: number) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'America/Toronto' }).format(new Date(at));

  it('R59, R60, R61: reminder, overdue notice, two warnings and the charge arrive on their days, each once', async () => {
    const { loan, due } = await lent('8');
    const dueDay = said('en-CA', due);
    expect(await timeline(due, -6, 30)).to.deep.equal([
      [-3, `Due ${dueDay}: Kiss of the Fur Queen`],
      [0, `Due ${dueDay}: please return Kiss of the Fur Queen`],
      [7, `Overdue since ${dueDay}: please return Kiss of the Fur Queen`],
      [14, `Overdue since ${dueDay}: please return Kiss of the Fur Queen`],
      [21, 'A charge of $84.50 for Kiss of the Fur Queen'],
    ]);
    const { id } = await network.algonquin.desk.sees(loan);
    const texts = (await rows(`select text from mail where request_id = ${id} order by id`)) as { text: string }[];
    const [, , overdue, , last, charge] = texts.map(({ text }) => words(text));
    // From its noon: clocks may change within these weeks.
    const noon = due - 12 * 60 * minute;
    expect(overdue).to.contain(`If we do not have it by ${said('en-CA', noon + 21 * day)}, we must treat it as lost`);
    expect(last).to.contain('Overdue: 14 days');
    expect(charge).to.contain('We added $84.50 to your account for its replacement.');
    const patron = await network.algonquin.node.local.patrons.read('8', new Date());
    expect(patron?.blocks.map(({ kind }) => kind)).to.deep.equal(['lost']);
    expect(patron?.feesOwed).to.equal('84.50');
    await network.algonquin.node.local.patrons.liftBlock('8', patron?.blocks[0]?.id ?? '', marie, new Date());
  });

  it('a patron who wishes no courtesy letters gets overdue and lost letters all the same', async () => {
    await network.algonquin.node.local.patrons.change('7', { noCourtesy: true }, new Date());
    const { loan, due } = await lent('7');
    const got = await timeline(due, -6, 22);
    expect(got.map(([at]) => at)).to.deep.equal([0, 7, 14, 21]);
    expect(got[3]?.[1]).to.equal('Frais de 84,50 $ pour Kiss of the Fur Queen');
    const { id } = await network.algonquin.desk.sees(loan);
    expect(
      await rows(`select from letter where request_id = ${id} and code in ('loanReceipt', 'courtesy')`),
    ).to.have.length(0);
    await network.algonquin.node.local.patrons.change('7', { noCourtesy: false }, new Date());
  });

  it('R39: a partner that reads letters gets the whole request by mail, at its preferred contact', async () => {
    const { algonquin } = network;
    const contacts = [
      { name: 'Invoices', email: 'money@lacite.example' },
      { name: 'Prêt entre bibliothèques', email: 'peb@lacite.example', preferred: true },
    ];
    await algonquin.node.gateway.directory.changePartner('LACITE', { emailLetters: true, contacts }, marie);
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' }, note: 'Room C350, please.' });
    await algonquin.desk.does(loan, 'send');
    const mail = one(await leaves());
    await algonquin.node.gateway.directory.changePartner('LACITE', { emailLetters: false }, marie);
    expect(mail.to).to.have.property('text', '"Prêt entre bibliothèques" <peb@lacite.example>');
    expect(mail.subject).to.equal(`Interlibrary loan request ${loan}: Kiss of the Fur Queen`);
    expect(words(mail.text))
      .to.contain('Ship to: Woodroffe Library, Algonquin College, 1385 Woodroffe Ave')
      .and.not.to.match(/Sam/);
  });

  it('R83: whom a request is assigned to reads so by mail, in their own language, when that is ticked', async () => {
    const { algonquin } = network;
    const { gateway, local } = algonquin.node;
    const roles = [{ role: 'fulfillmentServicesOperator' as const }];
    await local.staff.add({ code: 'eroy', name: 'Élise Roy', email: 'eroy@algonquin.example', language: 'fr', roles });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    const { id, version } = await algonquin.desk.sees(loan);
    await gateway.tasks.assign(id, version, 'eroy', 'Avant vendredi', marie, true);
    const mail = one(await leaves());
    expect(mail.to).to.have.property('text', '"Élise Roy" <eroy@algonquin.example>');
    expect(words(mail.subject)).to.equal('Attribuée à vous : Kiss of the Fur Queen');
    expect(words(mail.text)).to.contain('> Avant vendredi');
    await local.staff.change('eroy', { active: false });
  });

  it('KD1 a letter that the server took while the database could note nothing is sent once, and noted as it was sent', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    await algonquin.desk.does(loan, 'cancel', { notifyPatron: true });
    await rows(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.status = 'sent' then raise 'cut off'; end if; return new; end $$`);
    await rows('create trigger refuse before update on mail for each row execute function refuse()');
    const at = new Date(Date.now() + 10 * minute);
    await mailer().runOnce(at);
    await rows('drop trigger refuse on mail');
    expect(await leaves(new Date(at.getTime() + 10 * minute))).to.have.length(1);
    const { facts } = await algonquin.desk.told(loan, 'letterMailed');
    expect(facts).to.include({ to: 'sam@example.org' });
  });

  it('an address that a server refuses for good is marked, staff are told, and the letter is to be printed', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    await algonquin.desk.does(loan, 'cancel', { notifyPatron: true });
    server.refuse(550, '5.1.1 No such user here');
    expect(await leaves()).to.have.length(0);
    expect((await algonquin.desk.told(loan, 'letterNotMailed')).facts)
      .to.have.property('answer')
      .contain('No such user');
    const patron = await algonquin.node.local.patrons.read('8', new Date());
    expect(patron?.emailRefused).to.have.property('answer').contain('No such user here');
    const { id } = await algonquin.desk.sees(loan);
    const { items } = await algonquin.node.local.letters.list({
      request: id,
      toPrint: true,
      status: 'waiting',
      limit: 5,
    });
    expect(items[0]).to.have.nested.property('mail.status', 'failed');
    const next = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    await algonquin.desk.does(next, 'cancel', { notifyPatron: true });
    expect(await leaves(), 'nothing goes to an address that is none').to.have.length(0);
    await algonquin.node.local.patrons.change('8', { email: 'sam.example@example.org' }, new Date());
    const later = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    await algonquin.desk.does(later, 'cancel', { notifyPatron: true });
    expect(one(await leaves()).subject).to.equal('Cancelled: Kiss of the Fur Queen');
  });
});
