import { expect } from 'chai';
import type { LetterView } from '../../../src/contract/letter-schemas.js';
import type { Page } from '../../../src/engine/model/actor.js';
import { loansOf, marksOf, sees, told, wayOf } from '../support/at-the-desk.js';
import { dayOf, inDays } from '../support/days.js';
import { goesHome, lent } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a lender that wants its item back early', (three) => {
  it('R51 R121: recalls it: the patron has it for less time and is written to, and it comes home', async () => {
    const { borrower, lender } = three;
    const { request, patron } = await lent(three);
    const [before] = await loansOf(borrower.desk, request);
    const by = inDays(12);
    const forPatron = inDays(5);
    await lender.desk.act(request, 'recall', { dueDate: by, note: 'A course needs it.' });
    await borrower.desk.until(request, 'recalled');
    expect((await sees(lender.desk, request)).state).to.equal('recalled');
    expect(await marksOf(lender.desk, request)).to.deep.equal([]);
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['recalled']);
    for (const { desk } of [borrower, lender]) expect(dayOf((await sees(desk, request)).dueDate)).to.equal(by);
    const [loan] = await loansOf(borrower.desk, request);
    expect(dayOf(loan?.dueAt) < dayOf(before?.dueAt)).to.equal(true);
    expect(dayOf(loan?.dueAt) <= forPatron, 'a week is left for the way home').to.equal(true);

    const recalled = await told(borrower.desk, request, 'supplier.recalled');
    expect(recalled).to.include({ actor: 'LEND Library', note: 'A course needs it.' });
    const { id } = await sees(borrower.desk, request);
    const { items } = await borrower.desk.call<Page<LetterView>>('GET', `/letters?request=${id}`);
    const letter = items.find(({ code }) => code === 'recallNotice');
    expect(letter).to.include({ patron, status: 'waiting', history: recalled.id });
    expect(letter?.facts['patronDue']).to.equal(dayOf(loan?.dueAt));

    await goesHome(three, request);
    expect(await wayOf(lender.desk, request)).to.deep.equal([
      ...['willSupply', 'shippedPhysically', 'receivedByPartner', 'recalled', 'returnedByPartner', 'requestCompleted'],
    ]);
  });
});
