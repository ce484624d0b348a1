import { expect } from 'chai';
import { dialectNames, dialectOf } from '../../src/protocol/dialects/index.js';
import { dialectFixtures } from '../support/dialect-fixture.js';
import { loansBetween } from './support/story.js';

loansBetween('FE1: an offer is answered in the form in which it was made', (network) => {
  for (const ours of dialectNames)
    for (const { name: theirs, fixture } of dialectFixtures)
      it(`our dialect for the lender is ${ours}, it offers as ${theirs}: accepted, shipped, nobody waits`, async () => {
        const { algonquin, lacite, post } = network;
        await algonquin.knows(lacite, { dialect: ours, isoVersion: dialectOf(ours).version });
        await lacite.knows(algonquin, { dialect: theirs, isoVersion: dialectOf(theirs).version });
        const loan = await algonquin.desk.creates({ rota: ['LACITE'], note: 'Any edition.' });
        await algonquin.desk.does(loan, 'send');
        await post();
        await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: '2099-05-01', cost: '12.50' });
        await post();
        const { conditions } = fixture;
        expect((await lacite.desk.xml(loan, 'out', 'Conditional')).xml).to.match(conditions.offer);
        const view = await algonquin.desk.sees(loan);
        expect(view.state, 'visible').to.equal('conditional');
        expect(view.facts['conditions']).to.deep.equal(['LibraryUseOnly']);
        expect(view.facts['costs']).to.deep.equal({ amount: '12.50', currency: 'CAD' });
        expect(String(view.facts['retryBefore']).slice(0, 7), 'the day to answer by').to.equal('2099-05');
        await algonquin.desk.does(loan, 'acceptConditions', { note: 'Gladly.' });
        await post();
        const said = await algonquin.desk.xml(loan, 'out', 'Retry');
        expect(said.xml).to.match(conditions.acceptance);
        expect([await lacite.desk.state(loan), await algonquin.desk.state(loan)], 'both sides').to.deep.equal([
          'willSupply',
          'willSupply',
        ]);
        expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
        await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
        await post();
        expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
        expect((await lacite.desk.xml(loan, 'out', 'Loaned')).xml, 'FA3')
          .to.match(/LibraryUseOnly/)
          .and.match(/12\.50/);
      });

  for (const theirs of dialectNames)
    it(`several conditions in one offer arrive, are shown and stay in force: it offers as ${theirs}`, async () => {
      const { algonquin, lacite, post } = network;
      await algonquin.knows(lacite, { dialect: 'interlend', isoVersion: dialectOf('interlend').version });
      await lacite.knows(algonquin, { dialect: theirs, isoVersion: dialectOf(theirs).version });
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      await algonquin.desk.does(loan, 'send');
      await post();
      const wrong = await lacite.desk.tries(loan, 'offerConditions', { reason: ['22', 'x'], replyBy: '2099-05-01' });
      expect(wrong.kind, 'one that is no reason').to.equal('invalid');
      const none = await lacite.desk.tries(loan, 'offerConditions', { reason: [], replyBy: '2099-05-01' });
      expect(none.kind, 'none at all').to.equal('invalid');
      await lacite.desk.does(loan, 'offerConditions', { reason: ['22', '24'], replyBy: '2099-05-01', cost: '12.50' });
      await post();
      const terms = async () => (await algonquin.desk.sees(loan)).terms?.conditions.map(({ label }) => label);
      expect(await terms()).to.deep.equal(['Library use only', 'Patron’s signature required']);
      await algonquin.desk.does(loan, 'acceptConditions');
      await post();
      await lacite.desk.does(loan, 'ship', { barcodes: [`40${theirs}`] });
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
      expect(await terms(), 'in force').to.deep.equal(['Library use only', 'Patron’s signature required']);
      expect((await lacite.desk.sees(loan)).terms?.conditions.map(({ label }) => label)).to.deep.equal(await terms());
    });
});
