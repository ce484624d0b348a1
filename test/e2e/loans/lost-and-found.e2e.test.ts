import { expect } from 'chai';
import type { PatronView } from '../../../src/contract/local-views.js';
import { feesOf, lentOf, loansOf, marksOf, sees, wayOf } from '../support/at-the-desk.js';
import { goesHome, lent } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a lost item that turns up before it is paid for', (three) => {
  it('R62 R63 R72: the fee is waived, and the loan ends as any other', async () => {
    const { borrower, lender } = three;
    const { request, patron } = await lent(three);
    await borrower.desk.act(request, 'reportLost', { note: 'Left on a bus.', where: 'patron' });
    await lender.desk.until(request, 'lostReported');
    expect(await marksOf(lender.desk, request)).to.deep.equal(['lostReported']);
    await lender.desk.act(request, 'declareLost', { cost: '60.00', note: 'Out of print.', invoice: 'By e-mail.' });
    await borrower.desk.until(request, 'declaredLost');
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['lostDeclared']);
    expect((await feesOf(borrower.desk, patron))[0]).to.include({ amount: '60.00', status: 'open' });
    expect((await loansOf(borrower.desk, request))[0]).to.include({ status: 'lost' });

    await borrower.desk.act(request, 'found', { note: 'It was with the bus company.' });
    await lender.desk.until(request, 'receivedByPartner');
    expect((await sees(borrower.desk, request)).state).to.equal('returnedByPatron');
    expect(await marksOf(borrower.desk, request)).to.deep.equal([]);
    expect(await marksOf(lender.desk, request)).to.deep.equal(['foundAgain']);
    expect((await feesOf(borrower.desk, patron))[0]).to.include({ amount: '60.00', status: 'waived' });
    expect((await loansOf(borrower.desk, request))[0]).to.include({ status: 'returned' });
    expect((await lentOf(lender.desk, request))[0]).to.include({ processType: 'RESOURCE_SHARING_LOAN' });

    await goesHome(three, request);
    for (const { desk } of [borrower, lender])
      expect((await sees(desk, request)).lostCase)
        .to.include({ state: 'closed', reportedBy: 'borrower', where: 'patron', fee: '60.00', currency: 'CAD' })
        .and.include.keys('reportedAt', 'declaredAt', 'foundAt')
        .and.not.have.property('paidAt');
    expect((await wayOf(borrower.desk, request)).slice(-5)).to.deep.equal([
      ...['lostReported', 'declaredLost', 'returnedByPatron', 'returnedToPartner', 'requestCompleted'],
    ]);
    expect(await borrower.desk.call<PatronView>('GET', `/patrons/${patron}`)).to.include({
      blocked: false,
      feesOwed: '0.00',
      openLoans: 0,
      activeRequests: 0,
    });
  });
});
