import { expect } from 'chai';
import { addDays, localDate } from '../../src/domain/calendar/calendar.js';
import { say } from '../../src/words/index.js';
import { marie } from './support/desk.js';
import { itemsOf, lentToReader, loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

const zone = 'America/Toronto';
const inDays = (days: number) => localDate(addDays(new Date(), days, zone), zone);
const desk = 'RES_DESK';

loansBetween('an item of another library at our desk', (network) => {
  it('R38 R41 receives one item from its row, with its policy, notes, due date and temporary barcode', async () => {
    const { algonquin, lacite, post } = network;
    await algonquin.node.local.policies.addItemRule({
      partner: 'LACITE',
      location: 'OUT_RS_REQ',
      itemPolicy: '14 days',
    });
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive', {
      fulfilmentNote: 'Map in pocket.',
      // Whatever day of the week that is.
      patronDueDate: inDays(10),
      confirmed: true,
      temporaryBarcode: `T-${reader}`,
      notifyPatron: true,
      internalNote: 'Wet corner.',
    });
    await post();
    const [item] = await itemsOf(algonquin, request);
    expect(item).to.include({
      barcode: `T-${reader}`,
      itemPolicy: '14 days',
      location: 'OUT_RS_REQ',
      suppressed: true,
    });
    expect(item).to.include({ fulfilmentNote: 'Map in pocket.', status: 'onHoldShelf' });
    expect(localDate(new Date(item?.dueAt ?? ''), zone)).to.equal(inDays(10));
    expect((await algonquin.desk.sees(request)).notes.map((each) => each.text)).to.include('Wet corner.');
    expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
  });

  it('R38 KA42: the form begins with notifying the patron, the item policy and location of the rule and the due date of the policy', async () => {
    const { algonquin } = network;
    await algonquin.node.local.policies.addItemRule({
      partner: 'LACITE',
      location: 'OUT_RS_REQ',
      itemPolicy: '14 days',
    });
    const { request } = await shippedToReader(network);
    const { actions } = await algonquin.desk.sees(request);
    const begins = (action: string, field: string) =>
      actions.find(({ name }) => name === action)?.fields.find(({ name }) => name === field)?.default;
    for (const action of ['receive', 'receiveNotForLoan']) {
      expect(begins(action, 'itemPolicy')).to.equal('14 days');
      expect(begins(action, 'location')).to.equal('OUT_RS_REQ');
      expect(begins(action, 'fulfilmentNote')).to.equal(undefined);
      expect(begins(action, 'notifyPatron'), 'as on the scan pages').to.equal('true');
    }
    await algonquin.desk.does(request, 'receive');
    const [item] = await itemsOf(algonquin, request);
    expect(begins('receive', 'patronDueDate'), 'what is proposed is what is done').to.equal(
      localDate(new Date(item?.dueAt ?? ''), zone),
    );
  });

  it('R38 the form begins with what fits the desk where somebody stands', async () => {
    const { algonquin } = network;
    const { libraries } = algonquin.node.local;
    await libraries.add({ code: 'BRANCH', name: 'Branch' }, new Date());
    await libraries.addDesk('BRANCH', { code: 'BRANCH_DESK', name: 'Branch desk' });
    await libraries.addLocation('BRANCH', { code: 'BRANCH_RS', name: 'Branch', kind: 'borrowing' });
    const { request } = await shippedToReader(network);
    const begins = async (at?: string) =>
      (await algonquin.node.gateway.reading.request(request, at))?.actions
        .find(({ name }) => name === 'receive')
        ?.fields.find(({ name }) => name === 'location')?.default;
    const { policies } = algonquin.node.local;
    for (const { id } of await policies.itemRules()) await policies.removeItemRule(id);
    expect(await begins('BRANCH_DESK')).to.equal('BRANCH_RS');
    expect(await begins()).to.equal('OUT_RS_REQ');
  });

  it('R38 refuses a due date after the lender’s, by its field, and keeps nothing', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network);
    const outcome = await algonquin.desk.tries(request, 'receive', { patronDueDate: inDays(90) });
    expect(reasonOf(outcome)).to.contain('"patronDueDate"').and.contain('The lender wants the item back by');
    expect(await itemsOf(algonquin, request)).to.deep.equal([]);
    expect(await algonquin.desk.state(request)).to.equal('shippedPhysically');
  });

  it('R39 tells the lender Received when the item is received', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive', { note: 'Arrived well.' });
    await post();
    expect((await lacite.desk.told(request, 'requester.received')).note).to.equal('Arrived well.');
  });

  it('R38 receives two volumes, each with its barcode; the request is back when the last one is', async () => {
    const { algonquin, lacite, post } = network;
    const { circulation } = algonquin.node.local;
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive', {
      items: [{ barcode: `${reader}-v1`, description: 'v. 1' }, { barcode: `${reader}-v2` }],
    });
    expect((await itemsOf(algonquin, request)).map(({ barcode, description }) => [barcode, description])).to.deep.equal(
      [
        [`${reader}-v1`, 'v. 1'],
        [`${reader}-v2`, undefined],
      ],
    );
    expect((await circulation.checkOut({ barcode: `${reader}-v1`, desk }, marie, new Date())).kind).to.equal('done');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
    expect((await circulation.checkOut({ barcode: `${reader}-v2`, desk }, marie, new Date())).kind).to.equal('done');
    await circulation.returnLoan({ barcode: `${reader}-v1`, desk }, marie, new Date());
    expect(await algonquin.desk.state(request), 'one volume is out').to.equal('loaned');
    await circulation.returnLoan({ barcode: `${reader}-v2`, desk }, marie, new Date());
    expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
    await algonquin.desk.does(request, 'returnToPartner');
    await post();
    expect(await itemsOf(algonquin, request)).to.deep.equal([]);
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
  });

  it('names a volume as text too: its barcode, a colon, its description', async () => {
    const { algonquin } = network;
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive', { items: [`${reader}-a: Atlas`, `${reader}-b`] });
    expect((await itemsOf(algonquin, request)).map(({ description }) => description)).to.deep.equal([
      'Atlas',
      undefined,
    ]);
  });

  it('R42 R44 puts it on the hold shelf for its reader, who takes it with the row action', async () => {
    const { algonquin } = network;
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive');
    const { items: holds } = await algonquin.node.local.circulation.holds({ patron: reader, limit: 10 });
    expect(holds.map((hold) => hold.status)).to.deep.equal(['onShelf']);
    await algonquin.desk.does(request, 'loanToPatron', { patronDueDate: inDays(7), confirmed: true });
    const [loan] = await loansOf(algonquin, request);
    expect(loan).to.include({ patron: reader, status: 'out' });
    expect(localDate(new Date(loan?.dueAt ?? ''), zone)).to.equal(inDays(7));
    expect(await algonquin.desk.state(request)).to.equal('loaned');
  });

  it('R46 lends by barcode in Manage Patron Services, and the request is loaned with it', async () => {
    const { algonquin } = network;
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive', { temporaryBarcode: `B-${reader}` });
    const lent = await algonquin.node.local.circulation.checkOut({ barcode: `B-${reader}`, desk }, marie, new Date());
    expect(lent.kind).to.equal('done');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
    expect((await algonquin.desk.told(request, 'loanToPatron')).actor).to.equal('Marie');
  });

  it('R46 refuses a blocked reader, and the request stays where it is', async () => {
    const { algonquin } = network;
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive');
    await algonquin.node.local.patrons.block(reader, { reason: 'Lost card.' }, marie, new Date());
    expect(reasonOf(await algonquin.desk.tries(request, 'loanToPatron'))).to.contain('Blocked by staff: “Lost card.”');
    expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
    expect(await loansOf(algonquin, request)).to.deep.equal([]);
  });

  it('R46 lends to a reader whom only the request names', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network, { draft: { patron: { name: 'A visiting scholar' } } });
    await algonquin.desk.does(request, 'receive');
    await algonquin.desk.does(request, 'loanToPatron');
    expect((await loansOf(algonquin, request)).map(({ patron, status }) => [patron, status])).to.deep.equal([
      [undefined, 'out'],
    ]);
  });

  it('R46 does not lend by barcode what is for use in the library only', async () => {
    const { algonquin } = network;
    const { request, reader } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receiveNotForLoan', { temporaryBarcode: `N-${reader}` });
    const lent = await algonquin.node.local.circulation.checkOut({ barcode: `N-${reader}`, desk }, marie, new Date());
    expect(reasonOf(lent)).to.contain('use in the library only');
    expect(await loansOf(algonquin, request)).to.deep.equal([]);
  });

  it('R54 takes it back by its barcode, and the request is returned by the patron with it', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    const [item] = await itemsOf(algonquin, request);
    await algonquin.node.local.circulation.returnLoan({ barcode: item?.barcode ?? '', desk }, marie, new Date());
    expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
    expect((await loansOf(algonquin, request))[0]?.status).to.equal('returned');
  });

  it('R55 does not send home what the patron still has, and says what to do first', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    const outcome = await algonquin.desk.tries(request, 'returnToPartner');
    expect(reasonOf(outcome)).to.contain('The patron still has it: take it back first');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
  });

  it('R55 R56 R58 removes the temporary records and tells the partner Returned', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    await algonquin.desk.does(request, 'returnByPatron');
    await algonquin.desk.does(request, 'returnToPartner');
    await post();
    expect(await itemsOf(algonquin, request)).to.deep.equal([]);
    expect(await itemsOf(algonquin, request, true)).to.have.length(1);
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
    await lacite.desk.does(request, 'checkIn');
    await post();
    expect(await algonquin.desk.state(request)).to.equal('requestCompleted');
  });

  it('goes on when the records of an earlier version are missing', async () => {
    const { algonquin, post } = network;
    const { request } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive');
    const { id } = await algonquin.desk.sees(request);
    await algonquin.node.database.pool.query('delete from temporary_item where request_id = $1', [id]);
    for (const action of [
      'loanToPatron',
      'returnByPatron',
      'returnToPartner',
      'undoReturn',
      'undoReturn',
      'returnByPatron',
    ])
      await algonquin.desk.does(request, action);
    await post();
    expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
  });

  it('a copy is received digitally without temporary records, and that is undone', async () => {
    const { algonquin, lacite, post } = network;
    const request = await algonquin.desk.creates({ serviceType: 'Copy', title: 'An article', rota: ['LACITE'] });
    await algonquin.desk.does(request, 'send');
    await post();
    await lacite.desk.does(request, 'shipDigitally', { url: 'https://documents.example/a.pdf' });
    await post();
    await algonquin.desk.does(request, 'receiveDigitally');
    await algonquin.desk.does(request, 'undoReceive');
    await algonquin.desk.does(request, 'receiveDigitally');
    await post();
    expect(await algonquin.desk.state(request)).to.equal('receivedDigitally');
    expect(await itemsOf(algonquin, request)).to.deep.equal([]);
  });

  it('KE7: a copy that nobody sent is received only by who says that it came another way', async () => {
    const { algonquin, lacite, post } = network;
    const request = await algonquin.desk.creates({
      serviceType: 'Copy',
      title: 'An article by e-mail',
      rota: ['LACITE'],
    });
    await algonquin.desk.does(request, 'send');
    await post();
    const refused = async (state: string, english: RegExp, french: RegExp) => {
      const outcome = await algonquin.desk.tries(request, 'receiveDigitally');
      if (outcome.kind !== 'warned') throw new Error(JSON.stringify(outcome));
      expect(say(outcome.reason, 'en')).to.match(english);
      expect(say(outcome.reason, 'fr')).to.match(french);
      expect(outcome.about).to.equal('doubt');
      expect(await algonquin.desk.state(request)).to.equal(state);
      expect((await algonquin.desk.messages(request, 'out')).map(({ summary }) => summary)).to.not.include('Received');
    };
    await refused(
      'requestSent',
      /has not sent this copy: the request is at “Request sent.*”, and no file has arrived\. If you got the copy in another way, for example by e-mail, receive it anyway\.$/i,
      /n’a pas envoyé cette copie\s: la demande est au statut «\s.*\s», et aucun fichier n’est arrivé\. Si vous avez obtenu la copie autrement/,
    );
    await lacite.desk.does(request, 'willSupply');
    await post();
    await refused('willSupply', /has not sent this copy: .* “Will supply”/i, /n’a pas envoyé cette copie/);

    // Somebody at La Cité mailed the scan: it is here although the system knows of none.
    await algonquin.desk.does(request, 'receiveDigitally', { confirmed: true });
    await post();
    expect(await algonquin.desk.state(request)).to.equal('receivedDigitally');
  });
});
