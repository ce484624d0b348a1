import { expect } from 'chai';
import type { Explanation } from '../../src/contract/request-views.js';
import { localDate } from '../../src/domain/calendar/calendar.js';
import { inLanguage } from '../../src/http/in-language.js';
import type { Language, Said } from '../../src/words/index.js';
import { english, french } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

const plain = (said: string) => said.replaceAll('\u00a0', ' ');

loansBetween('what a desk is told of a request', (network) => {
  const told = async (at: 'algonquin' | 'lacite', loan: string, language: Language = 'en') => {
    const explanation = await network[at].node.gateway.reading.explain(loan);
    if (!explanation) throw new Error(`${loan} is not explained.`);
    return inLanguage(language, explanation) as Said<Explanation>;
  };
  async function asked(): Promise<string> {
    const loan = await network.algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await network.algonquin.desk.does(loan, 'send');
    return loan;
  }

  it('says who has it, who is left, and what a refusal leads to', async () => {
    const loan = await asked();
    await network.post();
    const { sentence, expectedNext, byItself, undelivered } = await told('algonquin', loan);
    expect(sentence).to.equal(
      `${loan}, “Kiss of the Fur Queen”: Request sent to partner. It waits for La Cité. Still on the rota: Northern College.`,
    );
    expect(expectedNext).to.deep.equal([{ who: 'La Cité', what: 'Waiting for the partner to answer.' }]);
    expect(byItself.map((each) => each.rule)).to.deep.equal([
      'Ask the next partner after a refusal, without staff: no',
    ]);
    expect(undelivered).to.deep.equal([]);
  });

  it('says in both languages when the lender is asked for its status, and when the request is taken back', async () => {
    const { gateway } = network.algonquin.node;
    await gateway.directory.changePartner('LACITE', { autoClaimDays: 3, autoCancelDays: 6 }, marie);
    const loan = await asked();
    await network.post();
    const english = await told('algonquin', loan);
    expect(english.byItself.slice(0, 2).map(({ rule }) => rule)).to.deep.equal([
      'the partner’s own number of business days: 3',
      'the partner’s own number of business days: 6',
    ]);
    const [claim = 0, cancel = 0] = english.byItself.map(({ when = '' }) => Date.parse(when));
    expect(claim).to.be.above(Date.now());
    expect(cancel).to.be.above(claim);
    const french = await told('algonquin', loan, 'fr');
    expect(plain(french.sentence)).to.equal(
      `${loan}, « Kiss of the Fur Queen » : Demande envoyée au partenaire. C’est à La Cité d’agir. Encore dans la liste : Northern College.`,
    );
    expect(french.expectedNext).to.deep.equal([{ who: 'La Cité', what: 'En attente de la réponse du partenaire.' }]);
    expect(french.byItself.map(({ what }) => plain(what))).to.deep.equal([
      'Si La Cité n’a pas répondu, le statut de la demande lui est demandé.',
      'Si La Cité n’a ni répondu ni expédié, la demande lui est retirée et le partenaire suivant est sollicité.',
      'Si La Cité refuse, la demande attend au statut « Prêt à être envoyé » que le personnel l’envoie au partenaire suivant.',
    ]);
    expect(plain(french.byItself[0]?.rule ?? '')).to.equal('nombre de jours ouvrables propre au partenaire : 3');
    await gateway.directory.changePartner('LACITE', { autoClaimDays: 0, autoCancelDays: 0 }, marie);
  });

  it('says why a partner was passed over in words of both languages, and so do history and work', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await post();
    await lacite.desk.does(loan, 'reject', { reason: '10', note: 'Volé en 2019.' });
    await post();
    const view = await algonquin.desk.sees(loan);
    expect((await algonquin.desk.sees(loan, 'fr')).stateLabel).to.equal('Prêt à être envoyé');
    expect(view.rota[0]?.why).to.equal('Not supplied: Not on shelf: Volé en 2019.');
    const inFrench = await algonquin.desk.sees(loan, 'fr');
    expect(plain(inFrench.rota[0]?.why ?? '')).to.equal('Non fourni : Absent du rayon : Volé en 2019.');
    expect(inFrench.rota[1]?.why).to.equal('choisi par le personnel');
    expect((await algonquin.desk.told(loan, 'supplier.unfilled')).label).to.equal('Not supplied');
    expect((await algonquin.desk.told(loan, 'supplier.unfilled', 'fr')).label).to.equal('Non fourni');
    expect((await algonquin.desk.told(loan, 'supplier.unfilled')).facts).to.include({ reason: 'Not on shelf' });
    expect((await algonquin.desk.told(loan, 'supplier.unfilled', 'fr')).facts).to.include({
      reason: 'Absent du rayon',
    });
    expect((await lacite.desk.told(loan, 'reject')).facts).to.include({ reason: 'Not on shelf' });
    const { items } = await algonquin.node.gateway.lists.work({ side: 'borrowing', kind: 'send', limit: 200 });
    const line = items.find(({ request }) => request.externalId === loan);
    const [why = ''] = line?.why ?? [];
    expect(english(why)).to.equal('Send the request to the next partner of the rota.');
    expect(french(why)).to.equal('Envoyez la demande au partenaire suivant de la liste.');
  });

  it('says in French what staff should look at, with the partner’s own words', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await post();
    await lacite.desk.does(loan, 'generalMessage', { note: 'Quelle édition?' });
    await post();
    const [mark] = (await algonquin.desk.sees(loan)).attention;
    expect(mark?.text).to.equal('They wrote: “Quelle édition?”');
    const [marked] = (await algonquin.desk.sees(loan, 'fr')).attention;
    expect(plain(marked?.text ?? '')).to.equal('Le partenaire écrit : « Quelle édition? »');
  });

  it('says until when an undelivered request is tried, and why nothing is sent now', async () => {
    const { algonquin } = network;
    await algonquin.node.gateway.directory.channel('LACITE', 'suspend', marie);
    const loan = await asked();
    const { byItself, undelivered } = await told('algonquin', loan);
    expect(byItself[0]?.what).to.equal('Nothing is sent to La Cité until staff resume it. Suspended by Marie.');
    expect(byItself[1]?.rule).to.equal('Withdraw an undelivered request after (business days): 1');
    expect(Date.parse(byItself[1]?.when ?? '')).to.be.above(Date.now());
    expect(undelivered.map((each) => each.message)).to.deep.equal(['Request']);
    await algonquin.node.gateway.directory.channel('LACITE', 'resume', marie);
  });

  it('says who was passed over and why, and what staff should look at', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await lacite.desk.does(loan, 'cancelSupply', { note: 'Water damage.' });
    await post();
    const { sentence, whoHasIt } = await told('algonquin', loan);
    expect(whoHasIt).to.equal('us');
    expect(sentence).to.include('It waits for us, Algonquin College. Lender: Northern College.');
    expect(sentence).to.include('La Cité was passed over').and.to.include('Water damage.');
    expect(sentence).to.include('For staff to look at: The partner had the request and has now cancelled it.');
    expect(await algonquin.desk.state(loan)).to.equal('readyToSend');
  });

  it('names the date, the cap and the setting of a loan', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await post();
    await lacite.desk.does(loan, 'ship', { dueDate: '2099-03-01' });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await post();
    const lender = await told('lacite', loan);
    expect(lender.expectedNext).to.deep.equal([
      {
        who: 'Algonquin College',
        what: 'Waiting for the borrower to return the item by the due date.',
        by: '2099-03-01',
      },
    ]);
    expect(lender.byItself[0]?.rule).to.equal('Longest loan with renewals (days from receipt): 42');
    expect(lender.byItself[0]?.what).to.match(/^2 more renewals are possible\./);
    expect(lender.byItself.map(({ when }) => when)).to.deep.equal([undefined, '2099-03-01']);
    expect((await told('algonquin', loan)).expectedNext[0]).to.deep.equal({
      who: 'Algonquin College',
      what: 'Loan the item to the patron.',
    });
    // The patron has a due date of their own, weeks before the lender’s.
    await algonquin.desk.does(loan, 'loanToPatron');
    const { patronDue = '' } = await algonquin.desk.sees(loan);
    const day = localDate(new Date(patronDue), 'America/Toronto');
    expect(day < '2099-03-01').to.equal(true);
    expect((await told('algonquin', loan)).expectedNext).to.deep.equal([
      { who: 'The patron', what: 'Waiting for the patron to return the item.', by: day },
    ]);
  });

  it('says that a closed request needs nobody', async () => {
    const { algonquin, post } = network;
    const loan = await asked();
    await post();
    await algonquin.desk.does(loan, 'cancel');
    await post();
    const { sentence, expectedNext, byItself } = await told('algonquin', loan);
    expect(sentence).to.include('This request is complete.');
    expect([expectedNext, byItself]).to.deep.equal([[], []]);
    expect((await told('lacite', loan)).whoHasIt).to.equal('nobody');
  });
});
