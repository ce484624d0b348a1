import { expect } from 'chai';
import type { PatronView } from '../../../src/contract/local-views.js';
import type { LostCandidate } from '../../../src/contract/lost-case-operations.js';
import type { Page } from '../../../src/engine/model/actor.js';
import { eventually } from '../../support/eventually.js';
import { feesOf, itemsOf, lentOf, loansOf, marksOf, runs, sees, wayOf } from '../support/at-the-desk.js';
import { itIsLater } from '../support/it-is-later.js';
import { bothStand, lent } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('an item that is never brought back', (three) => {
  it('R60 R61 R64 R69 R71 R111 R112 R113 R115 R116 R117 R118 R119: is overdue, lost by profile, declared lost with its fee, paid for and closed', async () => {
    const { borrower, lender } = three;
    const { request, patron, barcode } = await lent(three);
    const loans = () => loansOf(borrower.desk, request);
    const patronNow = () => borrower.desk.call<PatronView>('GET', `/patrons/${patron}`);
    const fees = async () =>
      (await feesOf(borrower.desk, patron)).map((fee) => `${fee.amount} ${fee.currency} ${fee.status}`);
    for (const library of [borrower, lender]) await itIsLater(library, request, 50);

    await runs(lender.desk, 'send-overdues');
    await borrower.desk.until(request, 'overdue');
    expect((await sees(lender.desk, request)).state).to.equal('overdue');
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['overdue']);
    await runs(borrower.desk, 'age-loans');
    expect((await loans())[0], 'three weeks after the patron’s date').to.include({ status: 'lost' });
    expect(await fees(), 'the policy names no fee').to.deep.equal([]);
    expect((await patronNow()).blocked).to.equal(true);

    await itIsLater(lender, request, 120);
    const { items } = await lender.desk.call<Page<LostCandidate>>('GET', '/lost-candidates?because=overdue');
    expect(items.find((each) => each.request.externalId === request)).to.include({ because: 'overdue', limit: 120 });
    const loss = { cost: '85.00', currency: 'CAD', note: 'Four months overdue.', invoice: 'By post.' };
    await lender.desk.act(request, 'declareLost', loss);
    await borrower.desk.until(request, 'declaredLost');
    expect((await sees(lender.desk, request)).state).to.equal('lostAndFeeCommunicated');
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['lostDeclared']);
    expect(await marksOf(lender.desk, request)).to.deep.equal([]);
    expect((await lentOf(lender.desk, request))[0]).to.include({ barcode, processType: 'LOST_RESOURCE_SHARING_ITEM' });
    const { lostCase } = await sees(borrower.desk, request);
    expect(lostCase).to.deep.equal((await sees(lender.desk, request)).lostCase);
    const charged = { state: 'feeCommunicated', reportedBy: 'lender', fee: '85.00', currency: 'CAD' };
    expect(lostCase).to.include({ ...charged, invoice: 'By post.', why: 'Four months overdue.' });
    expect(await fees(), 'now the patron owes what the lender asks').to.deep.equal(['85.00 CAD open']);

    await borrower.desk.act(request, 'feePaid', { note: 'Cheque 4711.' });
    expect(await loans(), 'the loan leaves the patron’s record').to.deep.equal([]);
    expect(await fees(), 'the fee stays').to.deep.equal(['85.00 CAD open']);
    await eventually('the lender hears of it', async () => (await marksOf(lender.desk, request)).includes('feePaid'));
    await lender.desk.act(request, 'lostPaid');
    await bothStand(three, request, 'completedWithoutReturn', 'completedWithoutReturn');
    expect(await itemsOf(borrower.desk, request)).to.deep.equal([]);
    expect(await fees()).to.deep.equal(['85.00 CAD open']);
    expect((await sees(borrower.desk, request)).lostCase)
      .to.include({ state: 'closed' })
      .and.include.keys('paidAt');
    expect((await sees(lender.desk, request)).lostCase)
      .to.include({ state: 'closed' })
      .and.include.keys('paidAt');
    expect((await wayOf(borrower.desk, request)).slice(-4)).to.deep.equal([
      ...['overdue', 'declaredLost', 'lostAndFeePaid', 'completedWithoutReturn'],
    ]);
    expect((await wayOf(lender.desk, request)).slice(-3)).to.deep.equal([
      ...['overdue', 'lostAndFeeCommunicated', 'completedWithoutReturn'],
    ]);

    expect((await patronNow()).blocked, 'the patron owes it still').to.equal(true);
    const [owed] = await feesOf(borrower.desk, patron);
    await borrower.desk.call('POST', `/fees/${owed?.id}/paid`);
    expect(await patronNow()).to.include({ blocked: false, feesOwed: '0.00', activeRequests: 0, openLoans: 0 });
  });
});
