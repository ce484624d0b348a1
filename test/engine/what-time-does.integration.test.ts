import { expect } from 'chai';
import { ageLoans } from '../../src/engine/deadlines/age-loans.js';
import { expireHolds, markFor } from '../../src/engine/deadlines/expire-holds.js';
import { inLanguage } from '../../src/http/in-language.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { lentToReader, loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

loansBetween('what time does to an item of another library', (network) => {
  it('FG3: after the hold has expired, page, queue and explanation say what to do now', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network);
    await algonquin.desk.does(request, 'receive');
    const { context, gateway } = algonquin.node;
    expect(await expireHolds(context, inDays(40))).to.equal(1);
    const view = await algonquin.desk.sees(request);
    expect(view.attention.map(({ reason, text }) => [reason, text])).to.deep.equal([
      ['holdExpired', 'Nobody picked it up in time. Return it to its library, or keep it on the hold shelf longer.'],
    ]);
    const explained = JSON.stringify(inLanguage('en', await gateway.reading.explain(view.id)));
    expect(explained).to.include('Nobody picked it up in time').and.not.to.include('Loan the item to the patron');
    const { items } = await gateway.lists.work({ limit: 50 } as Parameters<typeof gateway.lists.work>[0]);
    const line = items.find((each) => each.request.externalId === request);
    expect(JSON.stringify(inLanguage('en', line)))
      .to.include('Nobody picked it up in time')
      .and.include('returnToPartner');
    const usual = view.actions.filter(({ primary }) => primary).map(({ label }) => label);
    expect(usual, 'the one filled button of its page').to.deep.equal(['Return to partner']);
    const [row] = (
      await gateway.lists.requests({ q: request, limit: 5 } as Parameters<typeof gateway.lists.requests>[0])
    ).items;
    expect([row?.externalId, row?.action?.name], 'the button of its row').to.deep.equal([request, 'returnToPartner']);
    await algonquin.desk.does(request, 'returnToPartner');
    expect(await algonquin.desk.attention(request)).to.deep.equal([]);
  });

  it('FG6: when the profile makes a loan lost, staff are asked to tell the lender, and the history says what happened', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const { context, local } = algonquin.node;
    const now = inDays(90);
    for (let round = 0; round < 6; round += 1)
      await ageLoans(local.circulation, context.log, now, (id) => markFor(context, id, 'lossUntold', now));
    expect((await loansOf(algonquin, request)).map(({ status }) => status)).to.deep.equal(['lost']);
    expect(await algonquin.desk.attention(request)).to.deep.equal(['lossUntold']);
    expect((await algonquin.desk.told(request, 'local.lost')).facts).to.include({ rule: 'overdueProfile' });
    await algonquin.desk.does(request, 'reportLost', { note: 'It is lost.' });
    await post();
    expect(await lacite.desk.state(request)).to.equal('lostReported');
    expect(await algonquin.desk.attention(request)).to.deep.equal([]);
  });

  it('FG4: damage does not close itself when the item is checked in', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    await algonquin.desk.does(request, 'returnByPatron');
    await algonquin.desk.does(request, 'reportDamaged', { note: 'Coffee on page 7.' });
    await algonquin.desk.does(request, 'returnToPartner');
    await post();
    const answer = await lacite.node.gateway.scans.scan({ code: request }, marie);
    if (answer.kind !== 'told') throw new Error(reasonOf(answer));
    expect(english(answer.told.text)).to.equal(
      'It is back and checked in. Damage was reported: look at it before it goes back to its shelf.',
    );
    await post();
    expect(await lacite.desk.attention(request)).to.include('damaged');
    await lacite.desk.does(request, 'generalMessage', { note: 'We will repair it.' });
    expect(await lacite.desk.attention(request)).not.to.include('damaged');
  });

  it('FA40: capitals make no other patron', async () => {
    const { patrons } = network.algonquin.node.local;
    await patrons.add({ id: 'P002', name: 'Jo' }, new Date());
    const again = await patrons.add({ id: 'p002', name: 'Kim' }, new Date());
    if (again.kind !== 'invalid') throw new Error(reasonOf(again));
    expect(again.problems.map(({ field, problem }) => [field, english(problem)])).to.deep.equal([
      ['id', 'There is a patron P002 already: capitals make no other patron. Choose another id.'],
    ]);
    expect((await patrons.read('p002', new Date()))?.id).to.equal('P002');
    const report = await patrons.importCsv({ csv: 'id,name\np002,Jo Roy\n' });
    if (report.kind !== 'done') throw new Error(reasonOf(report));
    expect(report.value).to.include({ created: 0, changed: 1 });
    expect((await patrons.read('P002', new Date()))?.name).to.equal('Jo Roy');
  });
});
