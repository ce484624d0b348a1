import { expect } from 'chai';
import type { ParsedMail } from 'mailparser';
import { marie } from '../engine/support/desk.js';
import { type Network, openNetwork } from '../engine/support/network.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { english } from '../support/english.js';

const minute = 60_000;

describe('a partner that speaks only e-mail', () => {
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
      INTERLEND_UNDO_SECONDS: '60',
    });
    const { gateway, local } = network.algonquin.node;
    const address = { line1: '1385 Woodroffe Ave', locality: 'Ottawa', region: 'ON', postalCode: 'K2G 1V8' };
    await local.libraries.change(
      'RES_SHARE',
      { name: 'Woodroffe Library', email: 'ill@algonquin.example', timeZone: 'America/Toronto', address },
      new Date(),
    );
    const added = await gateway.directory.addPartner(
      {
        code: 'RIDEAU',
        name: 'Rideau Public Library',
        symbols: [{ type: 'ISIL', value: 'CA-ORIDEAU' }],
        dialect: 'standard-2021',
        byEmail: true,
        contacts: [{ name: 'Interlibrary Loans', email: 'ill@rideau.example' }],
      },
      marie,
    );
    expect(added, 'KB18: one that never calls us gets no token').not.to.have.property('token');
    await gateway.directory.addPartner(
      {
        code: 'HULL',
        name: 'Bibliothèque de Hull',
        symbols: [{ type: 'ISIL', value: 'CA-QHU' }],
        dialect: 'standard-2021',
        byEmail: true,
        letterLanguage: 'fr',
        contacts: [{ name: 'PEB', email: 'peb@hull.example' }],
      },
      marie,
    );
  });
  after(async () => {
    await network.close();
    await server.close();
  });
  beforeEach(() => void server.mails.splice(0));

  const leaves = async (at = new Date(Date.now() + 10 * minute)) => {
    while ((await network.algonquin.node.mailer.runOnce(at)) > 0);
    return server.mails.splice(0);
  };
  const one = (mails: ParsedMail[]): ParsedMail => {
    expect(mails.map(({ subject }) => subject)).to.have.length(1);
    return mails[0] as ParsedMail;
  };
  const words = (text: string | false | undefined) => String(text).replaceAll(/\s+/g, ' ');
  const desk = () => network.algonquin.desk;
  async function tries(request: string, answer: string, fields: Record<string, unknown> = {}) {
    const { id, version } = await desk().sees(request);
    return network.algonquin.node.gateway.orders.enterAnswer(id, version, { answer, fields }, marie);
  }
  async function enters(request: string, answer: string, fields: Record<string, unknown> = {}): Promise<string> {
    const outcome = await tries(request, answer, fields);
    if (outcome.kind !== 'done') throw new Error(`${answer}: ${JSON.stringify(outcome).slice(0, 600)}`);
    return outcome.request.state;
  }
  const answers = async (request: string) => ((await desk().sees(request)).answers ?? []).map(({ name }) => name);

  it('a loan from it runs from the request to the return by mail, and no message is written', async () => {
    const loan = await desk().creates({
      rota: ['RIDEAU', 'LACITE'],
      isbn: '9780385256520',
      publisher: 'Doubleday',
      publicationDate: '1998',
      maximumCosts: { amount: '12.50', currency: 'CAD' },
    });
    await desk().does(loan, 'send');
    const asked = one(await leaves());
    expect(asked.to).to.have.property('text', '"Interlibrary Loans" <ill@rideau.example>');
    expect(asked.replyTo?.text).to.equal('ill@algonquin.example');
    expect(asked.subject).to.equal(`Interlibrary loan request ${loan}: Kiss of the Fur Queen`);
    expect(words(asked.text))
      .to.contain('Publisher: Doubleday')
      .and.contain('ISBN: 9780385256520')
      .and.contain('We can pay: $12.50')
      .and.contain('Ship to: Woodroffe Library, Algonquin College, 1385 Woodroffe Ave')
      .and.contain(`keep the number ${loan} in the subject`);

    expect(await answers(loan)).to.include.members(['willSupply', 'cannotSupply', 'conditions', 'shipped', 'wrote']);
    expect(await answers(loan)).not.to.include.members(['renewed', 'gotBack', 'copySent']);
    expect(await enters(loan, 'willSupply', { note: 'On Monday' })).to.equal('willSupply');
    const told = await desk().told(loan, 'supplier.willSupply');
    expect(told).to.include({ actor: 'Rideau Public Library', note: 'On Monday' });
    expect(told.facts).to.include({ enteredBy: 'Marie' });

    expect(await enters(loan, 'shipped', { dueDate: '2030-03-01', barcodes: ['39001'] })).to.equal('shippedPhysically');
    expect(await desk().sees(loan)).to.include({ dueDay: '2030-03-01' });
    await desk().does(loan, 'receive');
    expect(await leaves(new Date()), 'an Undo may still take it back').to.deep.equal([]);
    expect(words(one(await leaves()).text)).to.contain('so that you have it by March 1, 2030');
    await desk().does(loan, 'loanToPatron');
    await desk().does(loan, 'requestRenewal', { wishedDueDate: '2030-03-20' });
    expect(words(one(await leaves()).text)).to.contain('Desired due date: March 20, 2030');
    expect(await enters(loan, 'renewed', { dueDate: '2030-03-15' })).to.equal('renewed');
    expect(await desk().sees(loan)).to.include({ dueDay: '2030-03-15' });
    expect(await enters(loan, 'recalled')).to.equal('recalled');
    await desk().does(loan, 'returnByPatron');
    await desk().does(loan, 'returnToPartner');
    expect(one(await leaves()).subject).to.equal(`Returned: ${loan}, Kiss of the Fur Queen`);
    expect(await enters(loan, 'gotBack')).to.equal('requestCompleted');
    expect(await desk().messages(loan, 'out')).to.deep.equal([]);
    const { items } = await network.algonquin.node.local.letters.list({
      request: (await desk().sees(loan)).id,
      limit: 50,
    });
    const mailed = items.filter(({ audience }) => audience === 'partner').map(({ code, mail }) => [code, mail?.status]);
    expect(mailed.reverse()).to.deep.equal([
      ['outgoingEmail', 'sent'],
      ['borrowerReceiveEmail', 'sent'],
      ['renewEmail', 'sent'],
      ['borrowerReturnEmail', 'sent'],
    ]);
  });

  it('a refusal with its reason goes on to the next partner of the rota', async () => {
    const loan = await desk().creates({ rota: ['RIDEAU', 'LACITE'] });
    await desk().does(loan, 'send');
    const refused = await tries(loan, 'cannotSupply');
    expect(refused.kind).to.equal('invalid');
    expect(await desk().state(loan)).to.equal('requestSent');
    expect(await enters(loan, 'cannotSupply', { reason: '4' })).to.equal('readyToSend');
    const [line] = (await desk().sees(loan)).rota;
    expect(line).to.include({ partner: 'RIDEAU', state: 'passed' });
  });

  it('conditions are entered, accepted by mail with what is agreed to, and a cancel is answered', async () => {
    const loan = await desk().creates({ rota: ['RIDEAU'] });
    await desk().does(loan, 'send');
    await leaves();
    const forms = (await desk().sees(loan)).answers ?? [];
    const [reason] = forms.find(({ name }) => name === 'conditions')?.fields[0]?.options ?? [];
    await enters(loan, 'conditions', { reason: reason?.value, cost: '7.00', currency: 'CAD', note: 'By cheque' });
    const { terms } = await desk().sees(loan);
    expect(terms).to.include({ standing: 'toAnswer', note: 'By cheque' });
    await desk().does(loan, 'acceptConditions', { offer: terms?.offer });
    expect(one(await leaves()).subject).to.equal(`Once more: interlibrary loan request ${loan}, Kiss of the Fur Queen`);
    await desk().does(loan, 'cancel');
    expect(one(await leaves()).subject).to.equal(`Please cancel: ${loan}, Kiss of the Fur Queen`);
    expect(await enters(loan, 'cancelled')).to.equal('cancelledByPartner');
  });

  it('an Undo takes the mail back that has not left, and says so after that', async () => {
    const loan = await desk().creates({ rota: ['HULL'] });
    await desk().does(loan, 'send');
    expect(words(one(await leaves()).subject)).to.equal(
      `Demande de prêt entre bibliothèques ${loan} : Kiss of the Fur Queen`,
    );
    await enters(loan, 'shipped', { dueDate: '2030-03-01' });
    await desk().does(loan, 'receive');
    await desk().does(loan, 'undoReceive');
    expect(await leaves()).to.deep.equal([]);
    await desk().does(loan, 'receive');
    await leaves();
    await desk().does(loan, 'undoReceive');
    expect(words(one(await leaves()).text)).to.contain('le document n’est pas encore arrivé');
  });

  it('who borrows by mail: its request is typed in, every step is mailed to it, its news are entered', async () => {
    const { gateway } = network.algonquin.node;
    const entered = await gateway.newRequests.enterRequest(
      { partner: 'HULL', number: 'H-77', serviceType: 'Loan', title: 'Obasan', author: 'Kogawa, Joy', note: 'Merci' },
      marie,
    );
    if (entered.kind !== 'created') throw new Error(JSON.stringify(entered));
    const loan = entered.request.externalId;
    expect(loan).to.equal('H-77');
    expect((await desk().told(loan, 'requester.request')).facts).to.include({ enteredBy: 'Marie' });
    const again = await gateway.newRequests.enterRequest(
      { partner: 'HULL', number: 'H-77', serviceType: 'Loan', title: 'Other' },
      marie,
    );
    expect(
      again.kind === 'invalid' && again.problems.map(({ field, problem }) => [field, english(problem)]),
    ).to.deep.equal([
      [
        'number',
        'Bibliothèque de Hull has a request with this number here already: H-77. Open that one, or use another number.',
      ],
    ]);
    const wrong = await gateway.newRequests.enterRequest(
      { partner: 'LACITE', serviceType: 'Loan', title: 'Obasan' },
      marie,
    );
    expect(wrong.kind).to.equal('invalid');

    await desk().does(loan, 'willSupply');
    expect(words(one(await leaves()).subject)).to.equal('Nous fournirons : H-77, Obasan');
    await desk().does(loan, 'ship', { barcodes: ['3001'], dueDate: '2030-03-01' });
    const shipped = one(await leaves());
    expect(words(shipped.text)).to.contain('Code-barres : 3001').and.contain('À retourner le : 1er mars 2030');
    expect(await answers(loan)).to.include.members(['received', 'returned', 'asksRenewal', 'lost']);
    await enters(loan, 'received');
    await enters(loan, 'asksRenewal', { wishedDueDate: '2030-03-20' });
    await desk().does(loan, 'refuseRenewal');
    expect(words(one(await leaves()).text)).to.contain('Nous regrettons de ne pouvoir renouveler ce prêt.');
    await enters(loan, 'returned');
    await desk().does(loan, 'checkIn');
    expect(one(await leaves()).to).to.have.property('text', '"PEB" <peb@hull.example>');
    expect(await desk().state(loan)).to.equal('requestCompleted');
  });

  it('is asked at the address that its record of Alma has', async () => {
    const { gateway } = network.algonquin.node;
    const text = JSON.stringify({
      partner_details: {
        code: 'MUSEE',
        name: 'Musée de la Ville',
        borrowing_supported: true,
        lending_supported: true,
        profile_details: { profile_type: { value: 'EMAIL' }, email_details: { email: 'peb@musee.example' } },
      },
    });
    const taken = await gateway.fromAlma.partners({ text }, marie);
    expect(taken.kind === 'done' && taken.value).to.include({ created: 1, kept: true });
    const loan = await desk().creates({ rota: ['MUSEE'] });
    await desk().does(loan, 'send');
    const asked = one(await leaves());
    expect(asked.to).to.have.property('text', '"Musée de la Ville" <peb@musee.example>');
    expect(asked.subject).to.equal(`Interlibrary loan request ${loan}: Kiss of the Fur Queen`);
    expect(await desk().messages(loan, 'out')).to.deep.equal([]);
  });

  it('an address that is none stops nothing: staff are told on the request', async () => {
    const loan = await desk().creates({ rota: ['RIDEAU'] });
    await desk().does(loan, 'send');
    server.refuse(550, '5.1.1 No such user here');
    expect(await leaves()).to.deep.equal([]);
    expect(await desk().attention(loan)).to.deep.equal(['letterNotMailed']);
    const [mark] = (await desk().sees(loan)).attention;
    expect(mark?.text).to.contain('ill@rideau.example').and.contain('No such user here');
  });

  it('what cannot be so is refused with a sentence, and nothing is half saved', async () => {
    const { gateway } = network.algonquin.node;
    const alone = await gateway.directory.addPartner(
      {
        code: 'NOBODY',
        name: 'N',
        symbols: [{ type: 'ISIL', value: 'CA-N' }],
        dialect: 'standard-2021',
        byEmail: true,
      },
      marie,
    );
    expect(alone.kind === 'invalid' && alone.problems.map(({ field }) => field)).to.deep.equal(['contacts']);
    const loan = await desk().creates({ rota: ['RIDEAU'] });
    await desk().does(loan, 'send');
    const early = await tries(loan, 'renewed', { dueDate: '2030-03-01' });
    expect(early.kind === 'notAllowed' && english(early.reason)).to.contain(
      'The request takes no such answer now. Possible: ',
    );
    const byMessage = await desk().creates({ rota: ['LACITE'] });
    await desk().does(byMessage, 'send');
    const other = await tries(byMessage, 'willSupply');
    expect(other.kind === 'notAllowed' && english(other.reason)).to.contain(
      'not with a partner that speaks only e-mail',
    );
  });
});
