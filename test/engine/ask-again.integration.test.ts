import { expect } from 'chai';
import { english } from '../support/english.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

/** The clock of a library strikes at that time. */
async function strikes(library: Library, now: Date): Promise<void> {
  await library.node.timetable.jobs.find(({ name }) => name === 'ask-again')?.runOnce(now);
}

loansBetween('FE2: “on loan, ask again after …” from the last partner of the rota', (network) => {
  async function refusedForNow(fields: Record<string, unknown>): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], note: 'Any edition.' });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'offerRetry', { reason: '1', ...fields });
    await post();
    return loan;
  }

  it('is a state with its date: on the page, in words, in what follows, and a mark for staff', async () => {
    const { algonquin } = network;
    const loan = await refusedForNow({ retryAfter: '2099-06-01' });
    const view = await algonquin.desk.sees(loan);
    const french = await algonquin.desk.sees(loan, 'fr');
    expect([view.state, view.stateLabel, french.stateLabel]).to.deep.equal([
      'retryLater',
      'Waiting to ask again',
      'À redemander plus tard',
    ]);
    expect(view.facts['reasonRetry']).to.equal('OnLoan');
    expect(view.actions.find(({ primary }) => primary)?.label).to.equal('Ask again');
    expect(view.attention.map(({ text }) => text)[0]).to.match(/another try later.*after Jun 1, 2099/);
    const explained = await algonquin.node.gateway.reading.explain(view.id);
    expect(english(explained?.sentence ?? '')).to.include(
      'cannot supply now and may be asked again after Jun 1, 2099. Reason: In use/on loan.',
    );
    expect(explained?.byItself.map(({ what }) => english(what)).join()).to.match(/is asked again/);
  });

  it('is asked again by staff: a Retry of the same request, note included, and the same lending request goes on', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await refusedForNow({ retryAfter: '2099-06-01' });
    const first = await algonquin.desk.xml(loan, 'out', 'Request');
    await algonquin.desk.does(loan, 'askAgain', { note: 'Still wanted.' });
    await post();
    const again = await algonquin.desk.xml(loan, 'out', 'Retry');
    const id = /<requestingAgencyRequestId>[^<]+/.exec(first.xml)?.[0] ?? 'none';
    expect(again.xml)
      .to.include(id)
      .and.to.include('<requestType>Retry<')
      .and.to.match(/Any edition\.\s*Still wanted\./);
    expect([await algonquin.desk.state(loan), await lacite.desk.state(loan)]).to.deep.equal(['requestSent', 'created']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
    await lacite.desk.does(loan, 'ship', { barcodes: ['39400'] });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
  });

  it('is asked again by itself when the day has passed, and not before', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await refusedForNow({ retryAfter: '2098-12-10' });
    await strikes(algonquin, new Date('2098-12-10T15:00:00Z'));
    expect(await algonquin.desk.state(loan)).to.equal('retryLater');
    await strikes(algonquin, new Date('2098-12-11T15:00:00Z'));
    expect(await algonquin.desk.state(loan)).to.equal('requestSent');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('created');
    expect((await algonquin.desk.told(loan, 'askAgain')).facts).to.include({
      rule: 'askedAgain',
    });
  });

  it('KE11: is asked again at the hour that was named, and not before', async () => {
    const { algonquin } = network;
    const loan = await refusedForNow({ retryAfter: '2098-12-10' });
    await algonquin.node.database.pool.query(
      `update request set facts = facts || '{"retryAfter": "2098-12-10T16:15:00.000Z"}' where external_id = $1`,
      [loan],
    );
    await strikes(algonquin, new Date('2098-12-10T16:14:00Z'));
    expect(await algonquin.desk.state(loan)).to.equal('retryLater');
    await strikes(algonquin, new Date('2098-12-10T16:16:00Z'));
    expect(await algonquin.desk.state(loan)).to.equal('requestSent');
  });

  it('waits for staff when no date was named', async () => {
    const loan = await refusedForNow({});
    expect(await network.algonquin.desk.state(loan)).to.equal('retryLater');
    expect(await network.algonquin.desk.attention(loan)).to.deep.equal(['retryOffered']);
  });
});
