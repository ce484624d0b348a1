import { expect } from 'chai';
import type { Desk } from '../../../src/cli/demo/desk.js';
import { itemsOf, loansOf, marksOf, postOf, sees, told, wayOf } from '../support/at-the-desk.js';
import { theWaitIsOver } from '../support/it-is-later.js';
import { bothStand, goesHome, lent, shipped } from '../support/loan-story.js';
import { between, deskWith } from '../support/three-libraries.js';

between('an accident at the desk', (three) => {
  let desk: Desk;
  before(async () => {
    desk = await deskWith(three.borrower, { INTERLEND_UNDO_SECONDS: '120' });
  });

  it('an item is received that did not come: within the wait the lender never hears of it, after it it is told in words and steps back', async () => {
    const { lender } = three;
    const { request } = await shipped(three);
    await desk.act(request, 'receive');
    expect(await itemsOf(desk, request)).to.have.length(1);
    await desk.act(request, 'undoReceive');
    expect(await itemsOf(desk, request)).to.deep.equal([]);
    expect(await postOf(desk, request, 'out')).to.deep.equal(['Request delivered', 'Received withdrawn']);
    expect((await told(desk, request, 'undoReceiveUnsent')).facts).to.include({
      withdrawn: 'Received',
      setting: 'INTERLEND_UNDO_SECONDS',
    });
    await bothStand(three, request, 'shippedPhysically', 'shippedPhysically');

    await desk.act(request, 'receive');
    expect((await sees(lender.desk, request)).state, 'it waits').to.equal('shippedPhysically');
    await theWaitIsOver(three.borrower, request);
    await lender.desk.until(request, 'receivedByPartner');
    await desk.act(request, 'undoReceive', { note: 'We scanned the wrong slip.' });
    await bothStand(three, request, 'shippedPhysically', 'shippedPhysically');
    expect(await itemsOf(desk, request)).to.deep.equal([]);
    expect(await told(lender.desk, request, 'requester.undidReceived')).to.include({
      note: 'We scanned the wrong slip.',
    });
    const heard = ['Request applied', 'Received applied', 'UndoReceived applied'];
    expect(await postOf(lender.desk, request, 'in'), 'one Received, not two').to.deep.equal(heard);
    expect(await wayOf(lender.desk, request)).to.deep.equal([
      ...['willSupply', 'shippedPhysically', 'receivedByPartner', 'shippedPhysically'],
    ]);
  });

  it('R56: an item is sent home that the patron keeps: its loan and records are there again, and the lender hears of it after the wait alone', async () => {
    const { lender } = three;
    const { request, patron } = await lent(three);
    const sendsHome = async () => {
      await desk.act(request, 'returnByPatron');
      await desk.act(request, 'returnToPartner');
      expect(await itemsOf(desk, request)).to.deep.equal([]);
    };
    const isLent = async () => {
      expect((await sees(desk, request)).state).to.equal('loaned');
      expect((await itemsOf(desk, request)).map(({ status }) => status)).to.deep.equal(['onLoan']);
      const loans = (await loansOf(desk, request)).map((each) => [each.patron, each.status]);
      expect(loans).to.deep.equal([[patron, 'out']]);
    };
    await sendsHome();
    await desk.act(request, 'undoReturn');
    expect((await sees(desk, request)).state, 'as it was before it was sent home').to.equal('returnedByPatron');
    await desk.act(request, 'undoReturn');
    expect((await postOf(desk, request, 'out')).at(-1)).to.equal('ShippedReturn withdrawn');
    await isLent();
    await bothStand(three, request, 'loaned', 'receivedByPartner');

    await sendsHome();
    await theWaitIsOver(three.borrower, request);
    await lender.desk.until(request, 'returnedByPartner');
    await desk.act(request, 'undoReturn', { note: 'It is still here.' });
    await lender.desk.until(request, 'receivedByPartner');
    await desk.act(request, 'undoReturn');
    await isLent();
    const { attention } = await sees(lender.desk, request);
    expect(attention.map(({ reason }) => reason)).to.deep.equal(['returnUndone']);
    expect(attention[0]?.text).to.include('It is still here.');
    expect(await marksOf(desk, request)).to.deep.equal([]);
    expect(
      (await postOf(lender.desk, request, 'in')).filter((each) => each.startsWith('ShippedReturn')),
    ).to.have.length(1);
    await goesHome(three, request);
  });
});
