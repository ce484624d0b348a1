import { expect } from 'chai';
import type { ScanOrder } from '../../src/contract/scan-operations.js';
import { inStep } from '../../src/engine/fulfilment/in-step.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { itemsOf, reasonOf } from './support/reader.js';
import { loansBetween } from './support/story.js';

let count = 0;

loansBetween('a parcel that its request was not waiting for', (network) => {
  const told = async (order: ScanOrder, library: 'algonquin' | 'lacite' | 'northern' = 'algonquin') => {
    const answer = await network[library].node.gateway.scans.scan(order, marie);
    if (answer.kind !== 'told') throw new Error(reasonOf(answer).slice(0, 500));
    return { ...answer.told, text: english(answer.told.text) };
  };

  /** La Cité was asked, was passed over, Northern was asked; La Cité ships after all. */
  async function lateFromLaCite({ northernShips = false } = {}) {
    count += 1;
    const { algonquin, lacite, northern, post } = network;
    const reader = `L${process.pid}-${count}`;
    const theirs = `LC${process.pid}${count}`;
    await algonquin.node.local.patrons.add({ id: reader, name: `Kim ${count}` }, new Date());
    const request = await algonquin.desk.creates({
      title: `Late ${reader}`,
      patron: { id: reader },
      rota: ['LACITE', 'NORTHERN'],
    });
    await algonquin.desk.does(request, 'send');
    await post();
    await lacite.desk.byRule(request, 'expire');
    await post();
    await algonquin.desk.does(request, 'send');
    await post();
    const second = `${request}-2`;
    await northern.desk.does(second, 'willSupply');
    await lacite.desk.does(request, 'reactivate');
    await lacite.desk.does(request, 'ship', { barcodes: [theirs] });
    await post();
    if (northernShips) {
      await northern.desk.does(second, 'ship', { barcodes: [`NO${process.pid}${count}`] });
      await post();
    }
    return { request, second, theirs, ours: `NO${process.pid}${count}` };
  }

  it('FG1: the lender’s own barcode says from whom it came and that it was passed over, and nothing is done', async () => {
    const { algonquin } = network;
    const { request, theirs } = await lateFromLaCite();
    for (const code of [theirs, request]) {
      const { did, text, question, replies, partner } = await told({ code, at: 'receive' });
      expect([did, question, partner]).to.deep.equal([undefined, 'passedOver', 'La Cité']);
      expect(text).to.include('This is from La Cité, which was passed over. Northern College was asked instead');
      expect(replies).to.deep.equal(['takeInPlace', 'sendBack']);
    }
    expect(await algonquin.desk.state(request)).to.equal('willSupply');
    expect(await itemsOf(algonquin, request)).to.deep.equal([]);
  });

  it('FG1: sent back, it goes to the library it came from, which is told; the request stays with the one that was asked', async () => {
    const { algonquin, lacite, northern, post } = network;
    const { request, second, theirs } = await lateFromLaCite();
    const sent = await told({ code: theirs, at: 'receive', reply: 'sendBack' });
    expect([sent.did, sent.partner, sent.text]).to.deep.equal([
      ...['sendBack', 'La Cité', 'It goes back to La Cité. Put it in the parcel with the return slip.'],
    ]);
    const view = await algonquin.desk.sees(request);
    expect([view.state, view.partner]).to.deep.equal(['willSupply', 'NORTHERN']);
    const letters = await algonquin.node.local.letters.list({ request: view.id, limit: 20 });
    const slips = letters.items.filter(({ code }) => code === 'returnSlip');
    expect(slips.map(({ partner }) => partner)).to.deep.equal(['LACITE']);
    const slip = await algonquin.node.local.letters.read(slips[0]?.id ?? '');
    expect(JSON.stringify(slip)).to.include('La Cité').and.to.include(theirs).and.not.to.include('Northern');
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
    expect((await lacite.desk.xml(request, 'in', 'ShippedReturn')).xml).to.include(
      `<requestingAgencyRequestId>${request}</requestingAgencyRequestId>`,
    );
    expect(await northern.desk.state(second)).to.equal('willSupply');
    expect(await algonquin.desk.attention(request)).to.deep.equal([]);
    expect((await told({ code: theirs, at: 'receive' })).text).to.include(
      'Its return to La Cité was recorded earlier.',
    );
    await told({ code: theirs }, 'lacite');
    await post();
    expect(await lacite.desk.state(request)).to.equal('requestCompleted');
    expect(await algonquin.desk.state(request)).to.equal('willSupply');
  });

  it('FG1: taken in place of the other, its lender hears that it was received, the other that it is not needed', async () => {
    const { algonquin, lacite, northern, post } = network;
    const { request, second, theirs } = await lateFromLaCite();
    const taken = await told({ code: theirs, at: 'receive', reply: 'takeInPlace', printSlip: true });
    expect(taken.did).to.equal('receive');
    expect(taken.text).to.equal(
      'It came from La Cité and is received in place of the item of Northern College, which will be told.',
    );
    const view = await algonquin.desk.sees(request);
    expect([view.state, view.partner]).to.deep.equal(['receivedPhysically', 'LACITE']);
    expect(view.rota.map(({ partner, state }) => [partner, state])).to.deep.equal([
      ['LACITE', 'asked'],
      ['NORTHERN', 'passed'],
    ]);
    expect(view.dueDate, 'the lender’s date is that of La Cité').to.equal((await lacite.desk.sees(request)).dueDate);
    await post();
    expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
    expect(await northern.desk.state(second)).to.equal('cancelled');
    expect((await northern.desk.xml(second, 'in', 'Cancel')).xml).to.include('has come from another library');
    await post();
    expect(await algonquin.desk.attention(request)).to.deep.equal([]);
    await algonquin.desk.does(request, 'loanToPatron');
    expect((await told({ code: theirs, at: 'return' })).did).to.equal('sendHome');
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
    expect(await northern.desk.state(second)).to.equal('cancelled');
  });

  it('FG1: when both have shipped, the one that comes second is sent back to its own library', async () => {
    const { algonquin, lacite, northern, post } = network;
    const { request, second, theirs, ours } = await lateFromLaCite({ northernShips: true });
    const asked = await told({ code: request, at: 'receive' });
    expect(asked.question).to.equal('whichLibrary');
    expect(asked.choices?.map(({ partner }) => partner)).to.deep.equal(['La Cité', 'Northern College']);
    const northernLine = asked.choices?.[1]?.line;
    expect((await told({ code: request, at: 'receive', line: northernLine ?? -1 })).did).to.equal('receive');
    expect((await told({ code: second })).did, 'it waits on its shelf').to.equal(undefined);
    const late = await told({ code: theirs });
    expect([late.question, late.partner, late.replies]).to.deep.equal(['passedOver', 'La Cité', ['sendBack']]);
    expect(late.text).to.include('The patron’s item is here already. Send this one back to La Cité.');
    expect((await told({ code: theirs, reply: 'sendBack' })).did).to.equal('sendBack');
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
    expect(await northern.desk.state(second)).to.equal('receivedByPartner');
    expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
    await algonquin.desk.does(request, 'loanToPatron');
    expect((await told({ code: ours, at: 'return' })).did).to.equal('sendHome');
    await post();
    expect(await northern.desk.state(second)).to.equal('returnedByPartner');
  });

  it('FG1: the other one that was on its way is known when it comes, after the first was taken in its place', async () => {
    const { algonquin, northern, post } = network;
    const { request, second, theirs, ours } = await lateFromLaCite({ northernShips: true });
    await told({ code: theirs, at: 'receive', reply: 'takeInPlace' });
    await post();
    for (const code of [ours, second]) {
      const { partner, question, replies } = await told({ code, at: 'receive' });
      expect([partner, question, replies]).to.deep.equal(['Northern College', 'passedOver', ['sendBack']]);
    }
    await told({ code: second, at: 'receive', reply: 'sendBack' });
    await post();
    expect(await northern.desk.state(second)).to.equal('returnedByPartner');
    expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
  });

  it('FG5: what comes for a request that is closed is sent back, and its lender is told', async () => {
    const { algonquin, lacite, post } = network;
    const { request, theirs } = await lateFromLaCite();
    await algonquin.desk.does(request, 'cancel');
    await post();
    expect(await algonquin.desk.state(request)).to.equal('cancelledByPartner');
    const { question, text } = await told({ code: theirs, at: 'receive' });
    expect(question).to.equal('passedOver');
    expect(text).to.include('Send it back to La Cité.');
    await told({ code: theirs, at: 'receive', reply: 'sendBack' });
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
  });

  it('FA7: what was not shipped is received only when that is confirmed, by scan, by order and by record', async () => {
    const { algonquin, lacite, post } = network;
    const request = await algonquin.desk.creates({ title: 'Not on its way', rota: ['LACITE'] });
    await algonquin.desk.does(request, 'send');
    await post();
    await lacite.desk.does(request, 'process');
    const gateway = algonquin.node.gateway;
    const answer = await gateway.scans.scan({ code: request, at: 'receive' }, marie);
    if (answer.kind !== 'refused' || answer.outcome.kind !== 'warned') throw new Error(reasonOf(answer));
    expect([answer.outcome.about, answer.outcome.question]).to.deep.equal(['doubt', 'notShipped']);
    expect(english(answer.outcome.reason)).to.equal(
      'La Cité has not shipped this: the request is at “Request sent to partner”. Receive it anyway?',
    );
    const ordered = await algonquin.desk.tries(request, 'receive');
    expect(ordered).to.include({ kind: 'warned', about: 'doubt' });
    const recorded = await inStep(algonquin.node.context, algonquin.node.local.circulation).receiveItem(
      { request, desk: 'RES_DESK' },
      marie,
      new Date(),
    );
    expect(recorded.kind).to.equal('doubt');
    expect(await algonquin.desk.state(request)).to.equal('requestSent');
    expect(await itemsOf(algonquin, request)).to.deep.equal([]);

    const aside = await told({ code: request, at: 'receive', reply: 'askPartner' });
    expect([aside.did, aside.text]).to.deep.equal([
      ...['putAside', 'Put it aside until La Cité answers. A message to La Cité is waiting to be sent.'],
    ]);
    await post();
    expect((await lacite.desk.told(request, 'requester.notification')).note).to.include('has arrived here');
    expect(await algonquin.desk.state(request)).to.equal('requestSent');

    expect((await told({ code: request, at: 'receive', confirmed: true })).did).to.equal('receive');
    await post();
    expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
  });

  it('FA18: a temporary barcode that is the id of another request is refused with the reason', async () => {
    const { algonquin, post } = network;
    const { request } = await lateFromLaCite();
    const other = await algonquin.desk.creates({ title: 'Another one', rota: ['LACITE'] });
    await algonquin.desk.does(other, 'send');
    await post();
    const notYet = `${other.slice(0, -7)}${String(Number(other.slice(-7)) + 500).padStart(7, '0')}`;
    for (const taken of [other, `${other}-2`, notYet]) {
      const outcome = await algonquin.desk.tries(request, 'receive', { temporaryBarcode: taken, confirmed: true });
      if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
      expect(outcome.problems.map(({ field, problem }) => [field, english(problem)])).to.deep.equal([
        [
          'temporaryBarcode',
          `Barcode ${taken} is the External ID of another request, and a scan could not tell them apart: choose another temporary barcode.`,
        ],
      ]);
    }
    await algonquin.desk.does(request, 'receive', { temporaryBarcode: `${request}-1`, confirmed: true });
  });
});
