import { expect } from 'chai';
import type { LetterView } from '../../src/contract/letter-schemas.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { localDate } from '../../src/domain/calendar/calendar.js';
import { isUsedAtFirst, letterCodes } from '../../src/domain/letters/letters.js';
import { loanConditionRows } from '../../src/domain/request/loan-conditions.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import { createMailStore } from '../../src/storage/mail/mail-store.js';
import { type Language, say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { strikes } from './support/shelves.js';
import { loansBetween } from './support/story.js';

function done(outcome: ActOutcome): RequestView {
  if (outcome.kind === 'done') return outcome.request;
  throw new Error(`${outcome.kind}: ${JSON.stringify('reason' in outcome ? outcome.reason : outcome).slice(0, 400)}`);
}
const reason = (outcome: ActOutcome): string => ('reason' in outcome ? english(outcome.reason) : outcome.kind);

loansBetween('letters and slips that steps call for', (network) => {
  const letters = (at: Library) => at.node.local.letters;
  /** The letters of a request, the newest first. */
  async function lettersOf(at: Library, name: string, code?: string): Promise<LetterView[]> {
    const { id } = await at.desk.sees(name);
    const { items } = await letters(at).list({ request: id, limit: 50 });
    return items.filter((letter) => code === undefined || letter.code === code);
  }
  async function only(at: Library, name: string, code: string): Promise<LetterView> {
    const found = await lettersOf(at, name, code);
    expect(found, code).to.have.length(1);
    return found[0] as LetterView;
  }

  before(async () => {
    const { patrons, libraries } = network.algonquin.node.local;
    await patrons.add({ id: '7', name: 'Élise Roy', email: 'elise@example.org', language: 'fr' }, new Date());
    await patrons.add({ id: '8', name: 'Ann Lee' }, new Date());
    await libraries.change(
      'RES_SHARE',
      { name: 'Woodroffe', address: { line1: '1385 Woodroffe Ave', locality: 'Ottawa', region: 'ON' } },
      new Date(),
    );
  });

  const asked = (patron = '7') => network.algonquin.desk.creates({ rota: ['LACITE'], patron: { id: patron } });

  async function shipped(fields: Record<string, unknown> = {}): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await lacite.desk.does(loan, 'ship', { barcodes: ['3001'], ...fields });
    await post();
    return loan;
  }

  it('R106: a shipment with the slip ticked writes the slip of the parcel, with nothing of the patron', async () => {
    const { lacite } = network;
    const loan = await shipped({ printSlip: true, note: 'Handle with care' });
    const slip = await only(lacite, loan, 'shippingSlip');
    expect(slip).to.include({
      kind: 'slip',
      audience: 'parcel',
      status: 'waiting',
      partner: 'ALGONQUIN',
      language: 'en',
    });
    expect(slip.facts).to.deep.include({
      title: 'Kiss of the Fur Queen',
      externalId: loan,
      itemBarcodes: ['3001'],
      note: 'Handle with care',
      partnerName: 'Algonquin College',
      institution: 'La Cité',
      format: 'Physical',
    });
    expect(slip.facts['lenderDue'], 'a day').to.equal((await lacite.desk.sees(loan)).dueDay);
    expect(JSON.stringify(slip.facts)).not.to.match(/lise|patron/i);
    expect(slip.history, 'the line of history that called for it').to.equal((await lacite.desk.told(loan, 'ship')).id);
    expect((await lacite.desk.sees(loan)).letters).to.deep.equal({ waiting: 1, slipPrinted: false });
  });

  it('FA14: the shipping slip says where the item goes and comes home to, on what terms, and what the borrower noted', async () => {
    const { algonquin, lacite, post } = network;
    const place = (line1: string, uses: 'shipping' | 'returns') => ({
      uses: [uses],
      line1,
      locality: 'Ottawa',
      region: 'ON',
      postalCode: 'K2G 1V8',
    });
    await lacite.knows(algonquin, { addresses: [place('1385 Woodroffe Ave, dock 2', 'shipping')] });
    await algonquin.knows(lacite, { addresses: [place('801 Aviation Parkway, mail room', 'returns')] });
    await lacite.node.local.libraries.change(
      'RES_SHARE',
      { name: 'La Cité, bibliothèque', address: { line1: '801 Aviation Parkway', locality: 'Ottawa' } },
      new Date(),
    );
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], note: 'Please send it to the Pembroke campus.' });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['3014'], printSlip: true });
    await post();
    const { facts } = await only(lacite, loan, 'shippingSlip');
    // The request names the address of the library that asks, which goes before what our directory says of it.
    expect(facts['shipTo']).to.deep.equal(['Algonquin College', '1385 Woodroffe Ave', 'Ottawa ON']);
    expect(facts['returnTo']).to.deep.equal(['La Cité, bibliothèque', '801 Aviation Parkway', 'Ottawa']);
    expect(facts['libraryAddress']).to.deep.equal(['801 Aviation Parkway', 'Ottawa']);
    expect(facts['requestNote']).to.equal('Please send it to the Pembroke campus.');
    expect(facts['lenderDue']).to.equal((await lacite.desk.sees(loan)).dueDay);
    const { id } = await lacite.desk.sees(loan);
    expect(facts, 'no id that only we know').not.to.have.any.keys('requestId');
    const { renewals: _count, ...others } = facts;
    expect(Object.values(others).flat(), 'no id that only we know').not.to.include(id);

    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'returnToPartner');
    const home = await only(algonquin, loan, 'returnSlip');
    expect(home.facts['returnTo']).to.deep.equal([
      ...['La Cité', '801 Aviation Parkway, mail room', 'Ottawa ON  K2G 1V8'],
    ]);
    expect(home.facts['libraryName']).to.equal('Woodroffe');
  });

  it('FA14: the shipping slip says the terms that were agreed', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: '2099-01-01' });
    await post();
    await algonquin.desk.does(loan, 'acceptConditions');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['3015'], printSlip: true });
    const { facts } = await only(lacite, loan, 'shippingSlip');
    expect(facts['conditions']).to.deep.equal(['Library use only']);
    expect(facts['lenderDue']).to.equal((await lacite.desk.sees(loan)).dueDay);
  });

  it('FA14: each barcode of a slip has its label, in both languages', async () => {
    const slips = (await letters(network.lacite).catalogue()).filter(({ kind }) => kind === 'slip');
    const labelOf = (code: string, fact: string, language: Language = 'en') =>
      say(slips.find((slip) => slip.code === code)?.facts.find(({ name }) => name === fact)?.label ?? '', language);
    expect(labelOf('shippingSlip', 'itemBarcodes')).to.equal('Item barcode: scan to receive');
    expect(labelOf('shippingSlip', 'itemBarcodes', 'fr')).to.match(
      /^Code-barres du document\s: à lire à la réception$/,
    );
    expect(labelOf('returnSlip', 'itemBarcodes')).to.equal('Item barcode: scan to check in');
    expect(labelOf('receiveSlip', 'temporaryBarcodes')).to.equal('Temporary barcode: scan to lend');
    for (const { code, facts } of slips)
      expect(
        facts.map(({ name }) => name),
        code,
      ).not.to.include('requestId');
  });

  it('R37, R38: Receive writes the slip and the letter of the hold shelf only where they are ticked', async () => {
    const { algonquin } = network;
    const quiet = await shipped();
    await algonquin.desk.does(quiet, 'receive', { notifyPatron: false });
    expect(await lettersOf(algonquin, quiet)).to.deep.equal([]);

    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true, printSlip: true, fulfilmentNote: 'with CD' });
    const slip = await only(algonquin, loan, 'receiveSlip');
    expect(slip.facts).to.deep.include({
      patronName: 'Élise Roy',
      pickup: 'Woodroffe',
      temporaryBarcodes: [loan],
      itemBarcodes: ['3001'],
      fulfilmentNote: 'with CD',
      partnerName: 'La Cité',
      libraryAddress: ['1385 Woodroffe Ave', 'Ottawa ON'],
    });
    expect(slip.facts).to.have.keys(
      ...[
        'patronName',
        'patronId',
        'renewals',
        'pickup',
        'heldUntil',
        'title',
        'author',
        'externalId',
        'temporaryBarcodes',
      ],
      ...['itemBarcodes', 'requestedAt', 'receivedAt', 'patronDue', 'lenderDue', 'fulfilmentNote'],
      ...['partnerName', 'institution', 'libraryName', 'libraryAddress'],
    );
    expect(slip.facts['patronDue'], 'two dates').not.to.equal(slip.facts['lenderDue']);
    const letter = await only(algonquin, loan, 'onHoldShelf');
    expect(letter).to.include({ audience: 'patron', patron: '7', language: 'fr' });
    expect(letter.facts).to.include({ patronEmail: 'elise@example.org', institution: 'Algonquin College' });
  });

  it('keeps the facts as they were, whatever changes afterwards', async () => {
    const { algonquin } = network;
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive', { printSlip: true });
    await algonquin.node.local.patrons.change('7', { name: 'Élise Roy-Tremblay' }, new Date());
    expect((await only(algonquin, loan, 'receiveSlip')).facts['patronName']).to.equal('Élise Roy');
    await algonquin.node.local.patrons.change('7', { name: 'Élise Roy' }, new Date());
  });

  it('undo takes back what still waits, and leaves what is printed', async () => {
    const { algonquin } = network;
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true, printSlip: true });
    const slip = await only(algonquin, loan, 'receiveSlip');
    expect(await letters(algonquin).printed(slip.id, marie, new Date())).to.have.property('kind', 'done');
    await algonquin.desk.does(loan, 'undoReceive');
    expect((await only(algonquin, loan, 'receiveSlip')).status).to.equal('printed');
    expect(await only(algonquin, loan, 'onHoldShelf')).to.include({ status: 'withdrawn', doneBy: 'Marie' });
    expect((await algonquin.desk.sees(loan)).letters).to.deep.equal({ waiting: 0, slipPrinted: true });
  });

  it('KB4: “ready for pickup” that still waits is withdrawn when the item is lent or goes home', async () => {
    const { algonquin } = network;
    for (const next of ['loanToPatron', 'returnToPartner']) {
      const loan = await shipped();
      await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
      expect((await only(algonquin, loan, 'onHoldShelf')).status).to.equal('waiting');
      await algonquin.desk.does(loan, next);
      expect((await only(algonquin, loan, 'onHoldShelf')).status, next).to.equal('withdrawn');
    }
  });

  it('KB5: what is used in the library only is put on the hold shelf by a scan, and its letter says so', async () => {
    const { algonquin } = network;
    await algonquin.node.local.policies.change({ pickFromShelf: true }, marie);
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receiveNotForLoan', { notifyPatron: true });
    const scanned = await algonquin.node.gateway.scans.scan({ code: loan }, marie);
    if (scanned.kind !== 'told') throw new Error(JSON.stringify(scanned));
    expect(english(scanned.told.text)).to.equal('It is on the hold shelf, for use in the library only.');
    const { facts } = await only(algonquin, loan, 'onHoldShelf');
    expect(facts['conditions'], 'in the patron’s language').to.deep.equal([
      say(loanConditionRows.LibraryUseOnly.label, 'fr'),
    ]);
    await algonquin.node.local.policies.change({ pickFromShelf: null }, marie);
    const usual = await shipped();
    await algonquin.desk.does(usual, 'receive', { notifyPatron: true });
    expect((await only(algonquin, usual, 'onHoldShelf')).facts).to.not.have.property('conditions');
  });

  it('R57: a return writes the slip that goes in the parcel', async () => {
    const { algonquin } = network;
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'returnToPartner', { note: 'Thank you' });
    const slip = await only(algonquin, loan, 'returnSlip');
    expect(slip).to.include({ audience: 'parcel', partner: 'LACITE' });
    expect(slip.facts).to.deep.include({ note: 'Thank you', itemBarcodes: ['3001'], partnerName: 'La Cité' });
    expect(slip.facts).to.include.keys('returnedAt', 'receivedAt', 'lenderDue', 'libraryAddress');
    expect(JSON.stringify(slip.facts)).not.to.match(/lise/);
  });

  it('R39, R120: a partner that wishes letters by e-mail gets one of each step, with the facts as they are; others get none', async () => {
    const { algonquin, lacite, post } = network;
    const wishes = (emailLetters: boolean) => [
      algonquin.node.gateway.directory.changePartner('LACITE', { emailLetters }, marie),
      lacite.node.gateway.directory.changePartner('ALGONQUIN', { emailLetters }, marie),
    ];
    await Promise.all(wishes(true));
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive', { note: 'It came wet.' });
    await post();
    await Promise.all(wishes(false));
    await algonquin.desk.does(loan, 'returnToPartner');
    const toPartners = async (at: typeof algonquin) => {
      const { id } = await at.desk.sees(loan);
      const { items } = await letters(at).list({ request: id, limit: 50 });
      return items.filter(({ audience }) => audience === 'partner').reverse();
    };
    const ours = await toPartners(algonquin);
    expect(ours.map(({ code, partner, status }) => [code, partner, status])).to.deep.equal([
      ['outgoingEmail', 'LACITE', 'waiting'],
      ['borrowerReceiveEmail', 'LACITE', 'waiting'],
    ]);
    expect(ours[0]?.facts).to.include({ title: 'Kiss of the Fur Queen', externalId: loan, partnerName: 'La Cité' });
    expect(ours[1]?.facts).to.include({ note: 'It came wet.' }).and.to.include.keys('receivedAt', 'institution');
    expect(JSON.stringify(ours.map(({ facts }) => facts))).not.to.match(/lise/);
    expect((await toPartners(lacite)).map(({ code }) => code)).to.include('lenderShipEmail');
  });

  it('R51: a recall writes a notice to the patron who has the item, with the old and the new date, and no other letter names the old one', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    expect((await only(algonquin, loan, 'loanReceipt')).facts).to.include.keys('patronDue', 'loanedAt');
    const before = (await algonquin.desk.sees(loan)).dueDay;
    const wished = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await lacite.desk.does(loan, 'recall', { dueDate: wished });
    await post();
    const { facts } = await only(algonquin, loan, 'recallNotice');
    expect(facts['previousDue']).to.equal(before);
    const after = await algonquin.desk.sees(loan);
    expect(facts['lenderDue']).to.equal(after.dueDay);
    expect(facts['patronDue']).to.equal(localDate(new Date(String(after.patronDue)), 'America/Toronto'));
    expect((await only(algonquin, loan, 'loanReceipt')).status).to.equal('withdrawn');
    await algonquin.desk.does(loan, 'returnByPatron');
  });

  it('R123: the job of the overdue profile writes what it says when its clock strikes, each letter once', async () => {
    const { algonquin } = network;
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    const due = Date.parse(String((await only(algonquin, loan, 'loanReceipt')).facts['patronDue']));
    for (const days of [-4, -2.5, -2, 0.5, 1]) await strikes(algonquin, 'age-loans', new Date(due + days * 86_400_000));
    const codes = (await lettersOf(algonquin, loan)).map(({ code }) => code);
    expect(codes).to.have.members(['loanReceipt', 'courtesy', 'overdueNotice']);
  });

  it('KB4: what has become untrue while it waited is not sent: a step withdraws it, or its mail does when it is due', async () => {
    const { algonquin } = network;
    const { pool } = algonquin.node.database;
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    const ready = await only(algonquin, loan, 'onHoldShelf');
    expect(ready.status).to.equal('waiting');
    await pool.query(`update temporary_item set status = 'atDesk' where request_id = $1`, [ready.request]);
    const mails = createMailStore(pool);
    const soon = new Date(Date.now() + 3_600_000);
    const claimed = await mails.claim({ limit: 50, instance: 'test', now: soon, holding: [], takesOver: false });
    expect(claimed.map(({ letter }) => letter)).not.to.include(ready.id);
    expect(await only(algonquin, loan, 'onHoldShelf')).to.include({ status: 'withdrawn', doneBy: 'Interlend' });
    expect((await algonquin.desk.told(loan, 'letterWithdrawn')).facts).to.include({ letter: 'onHoldShelf' });

    await algonquin.desk.does(loan, 'loanToPatron');
    expect((await only(algonquin, loan, 'loanReceipt')).status).to.equal('waiting');
    await algonquin.desk.does(loan, 'returnByPatron');
    expect((await only(algonquin, loan, 'loanReceipt')).status, '“On loan until …” of what is back').to.equal(
      'withdrawn',
    );
    expect((await only(algonquin, loan, 'returnReceipt')).status).to.equal('waiting');
    await algonquin.desk.does(loan, 'undoReturn');
    await algonquin.desk.does(loan, 'returnByPatron');
    const receipts = await lettersOf(algonquin, loan, 'returnReceipt');
    expect(
      receipts.map(({ status }) => status),
      'one that is sent',
    ).to.deep.equal(['waiting', 'withdrawn']);
  });

  it('R29: Cancel tells the patron when that is ticked, in the patron’s language', async () => {
    const { algonquin } = network;
    const loan = await asked();
    const fields = { reason: 'foundLocally', notifyPatron: true, patronNote: 'Voir au rayon.', note: 'Not needed' };
    await algonquin.desk.does(loan, 'cancel', fields);
    const letter = await only(algonquin, loan, 'cancelRequest');
    expect(letter.language).to.equal('fr');
    expect(letter.facts).to.include({
      reason: 'Trouvé sur place',
      patronNote: 'Voir au rayon.',
      patronName: 'Élise Roy',
    });
    expect(letter.facts).not.to.have.property('note');

    const silent = await asked();
    await algonquin.desk.does(silent, 'cancel', { reason: 'foundLocally' });
    expect(await lettersOf(algonquin, silent)).to.deep.equal([]);
    const nobodys = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(nobodys, 'cancel', { notifyPatron: true });
    expect(await lettersOf(algonquin, nobodys), 'nobody is known').to.deep.equal([]);
  });

  it('KA27: a cancellation that was only asked for is written to the patron once the lender agrees, with its reason and note', async () => {
    const { algonquin, lacite, post } = network;
    const byHand = lacite.node.context.settings;
    byHand.cancelByHand = true;
    const fields = { reason: 'foundLocally', notifyPatron: true, patronNote: 'Voir au rayon.' };
    const askedToCancel = async () => {
      const loan = await asked();
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'willSupply');
      await post();
      const view = await algonquin.desk.sees(loan);
      const cancel = view.actions.find(({ name }) => name === 'cancel');
      const label = cancel?.fields.find(({ name }) => name === 'notifyPatron')?.label ?? '';
      expect(english(label)).to.equal('Notify patron when the partner agrees to cancel');
      await algonquin.desk.does(loan, 'cancel', fields);
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('cancelRequested');
      expect(await lettersOf(algonquin, loan, 'cancelRequest'), 'nothing is cancelled yet').to.deep.equal([]);
      return loan;
    };
    const agreed = await askedToCancel();
    await lacite.desk.does(agreed, 'acceptCancel');
    await post();
    expect(await algonquin.desk.state(agreed)).to.equal('cancelledByPartner');
    const letter = await only(algonquin, agreed, 'cancelRequest');
    expect(letter.facts).to.include({ reason: 'Trouvé sur place', patronNote: 'Voir au rayon.' });

    const refused = await askedToCancel();
    await lacite.desk.does(refused, 'refuseCancel');
    await post();
    expect(await lettersOf(algonquin, refused, 'cancelRequest')).to.deep.equal([]);
    await lacite.desk.does(refused, 'cancelSupply', { note: 'Water damage.' });
    await post();
    expect(await algonquin.desk.state(refused), 'it fails after all').to.equal('cancelledByPartner');
    await only(algonquin, refused, 'cancelRequest');

    const shipped = await askedToCancel();
    await lacite.desk.does(shipped, 'refuseCancel');
    await lacite.desk.does(shipped, 'ship', { barcodes: ['3055'] });
    await post();
    await algonquin.desk.does(shipped, 'receive');
    await algonquin.desk.does(shipped, 'returnToPartner');
    await post();
    expect(await lettersOf(algonquin, shipped, 'cancelRequest'), 'it came').to.deep.equal([]);

    const ended = await askedToCancel();
    await algonquin.desk.does(ended, 'complete', { confirmed: true });
    expect(await algonquin.desk.state(ended)).to.equal('cancelledByStaff');
    await only(algonquin, ended, 'cancelRequest');
    byHand.cancelByHand = false;
  });

  it('R32, R33: Send query to patron writes the letter with the query as the library words it', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const loan = await asked();
    const { id, version } = await algonquin.desk.sees(loan);
    done(await gateway.tasks.queryPatron(id, version, { type: 4, note: 'Attendre mai ?' }, marie));
    const letter = await only(algonquin, loan, 'queryToPatron');
    expect(letter.facts).to.deep.include({
      queryHeading: 'Le délai sera plus long que souhaité',
      queryLines: [
        'Le document n’arrivera pas à la date indiquée.',
        'Veuillez nous dire s’il vous est toujours utile.',
      ],
      patronNote: 'Attendre mai ?',
      title: 'Kiss of the Fur Queen',
      externalId: loan,
    });
    expect((await algonquin.desk.told(loan, 'patronQueried')).facts).to.include({ type: 4 });
    const own = { heading: 'One moment', lines: ['Which volume?'] };
    await letters(algonquin).rewordQuery(
      4,
      { en: own, fr: { heading: 'Un instant', lines: ['Quel tome ?'] } },
      marie,
      new Date(),
    );
    done(await gateway.tasks.queryPatron(id, version + 1, { type: 4 }, marie));
    expect((await lettersOf(algonquin, loan, 'queryToPatron'))[0]?.facts).to.include({ queryHeading: 'Un instant' });
  });

  it('R32: a query that would reach nobody is refused with the remedy, and nothing is kept', async () => {
    const { algonquin, lacite, post } = network;
    const queried = async (at: Library, name: string) => {
      const { id, version } = await at.desk.sees(name);
      return at.node.gateway.tasks.queryPatron(id, version, { type: 1 }, marie);
    };
    const mute = await asked('8');
    expect(reason(await queried(algonquin, mute))).to.match(/Ann Lee has no e-mail address: add one/);
    expect(reason(await queried(algonquin, await algonquin.desk.creates({ rota: ['LACITE'] })))).to.match(
      /name one first/,
    );
    const loan = await asked();
    await algonquin.desk.does(loan, 'send');
    await post();
    expect(reason(await queried(lacite, loan))).to.match(/write a General Message/);
    expect(await lettersOf(algonquin, mute)).to.deep.equal([]);
  });

  it('R83 KA47: Assign with Send as e-mail writes the letter to the operator', async () => {
    const { algonquin } = network;
    const loan = await asked();
    const { id, version } = await algonquin.desk.sees(loan);
    const told = done(await algonquin.node.gateway.tasks.assign(id, version, 'Marie', 'Before noon.', marie, true));
    const letter = await only(algonquin, loan, 'generalAssignTo');
    expect(letter).to.include({ staff: 'Marie', audience: 'staff', kind: 'letter' });
    expect(letter.facts).to.include({ assignee: 'Marie', assignedBy: 'Marie', internalNote: 'Before noon.' });
    done(await algonquin.node.gateway.tasks.assign(id, told.version, 'Marie', 'Once more.', marie));
    expect(await lettersOf(algonquin, loan)).to.have.length(1);
  });

  it('a pull slip is written on demand, and the one that waited is replaced', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await algonquin.desk.does(loan, 'send');
    await post();
    const slip = async () => {
      const { id, version } = await lacite.desk.sees(loan);
      return lacite.node.gateway.tasks.writeSlip(id, version, 'incomingSlip', marie);
    };
    done(await slip());
    done(await slip());
    expect((await lettersOf(lacite, loan)).map(({ status }) => status)).to.deep.equal(['waiting', 'withdrawn']);
    const { id, version } = await lacite.desk.sees(loan);
    const wrong = await lacite.node.gateway.tasks.writeSlip(id, version, 'receiveSlip', marie);
    expect(reason(wrong)).to.match(/slip of borrowing requests/);
    expect((await lacite.node.gateway.tasks.writeSlip(id, version, 'onHoldShelf', marie)).kind).to.equal('invalid');
  });

  it('a letter belongs to the line of history that called for it, also where the circumstances give that line another name', async () => {
    const { algonquin, lacite, post } = network;
    await letters(algonquin).use('requestNotFilled', true, marie, new Date());
    const loan = await asked();
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'reject', { reason: '4' });
    await post();
    const line = await algonquin.desk.told(loan, 'supplier.unfilledLast');
    expect((await only(algonquin, loan, 'requestNotFilled')).history).to.equal(line.id);
    await letters(algonquin).use('requestNotFilled', false, marie, new Date());
  });

  it('a letter that the library does not use is not written', async () => {
    const { algonquin } = network;
    const off = async () => (await letters(algonquin).catalogue()).flatMap(({ code, used }) => (used ? [] : [code]));
    const offAtFirst = letterCodes.filter((code) => !isUsedAtFirst(code));
    expect(offAtFirst, 'what nobody decided to tell').to.include('requestNotFilled');
    expect(await off(), 'what a library turns on itself').to.deep.equal(offAtFirst);
    await letters(algonquin).use('returnSlip', false, marie, new Date());
    expect(await off()).to.have.members([...offAtFirst, 'returnSlip']);
    const loan = await shipped();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'returnToPartner');
    expect(await lettersOf(algonquin, loan)).to.deep.equal([]);
    await letters(algonquin).use('returnSlip', true, marie, new Date());
    expect(await letters(algonquin).use('loveLetter', true, marie, new Date())).to.deep.equal({ kind: 'unknown' });
  });

  it('a step that is refused leaves no letter', async () => {
    const { algonquin } = network;
    const loan = await shipped();
    const bad = await algonquin.desk.tries(loan, 'receive', {
      printSlip: true,
      notifyPatron: true,
      location: 'NOWHERE',
    });
    expect(bad.kind).to.equal('invalid');
    expect(await lettersOf(algonquin, loan)).to.deep.equal([]);
  });
});
