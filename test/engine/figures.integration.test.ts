import { expect } from 'chai';
import { countFigures } from '../../src/engine/figures/count-figures.js';
import { lentToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

const zone = 'America/Toronto';
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());

loansBetween('numbers of the reports', (network) => {
  const counted = async (library: 'algonquin' | 'lacite') => {
    const { context } = network[library].node;
    await countFigures(context, context.figures, new Date());
    return network[library].node.gateway.reports.figures({ from: today(), to: today() });
  };

  it('are the same on both sides of a loan, lead to their requests, and do not change when they are counted twice', async () => {
    const { algonquin, lacite } = network;
    const before = await counted('algonquin');
    const { request } = await lentToReader(network);
    const report = await counted('algonquin');
    const of = (side: 'borrowing' | 'lending', from = report) => from.fill.find((fill) => fill.side === side);
    expect((of('borrowing')?.filled ?? 0) - (of('borrowing', before)?.filled ?? 0)).to.equal(1);
    expect((of('borrowing')?.requests ?? 0) - (of('borrowing', before)?.requests ?? 0)).to.equal(1);
    const theirs = await counted('lacite');
    expect(theirs.fill.find(({ side }) => side === 'lending')?.filled).to.be.greaterThan(0);
    const balance = report.balance.find(({ borrowed }) => borrowed > 0);
    expect(balance?.borrowed).to.equal(theirs.balance.find(({ lent }) => lent > 0)?.lent);
    expect(report.stages.map(({ stage }) => stage)).to.include.members(['send', 'travel', 'whole']);
    const again = await counted('algonquin');
    expect({ ...again, asOf: '' }).to.deep.equal({ ...report, asOf: '' });
    const behind = await algonquin.node.gateway.reports.figureRequests(
      { from: today(), to: today(), side: 'borrowing', measure: 'filled' },
      undefined,
      50,
    );
    expect(behind.items.map(({ externalId }) => externalId)).to.include(request);
    expect(behind.items).to.have.lengthOf(of('borrowing')?.filled ?? -1);
    const other = await lacite.node.gateway.reports.figureRequests(
      { from: today(), to: today(), side: 'lending', measure: 'filled', partner: 'nobody' },
      undefined,
      50,
    );
    expect(other.items).to.deep.equal([]);
  });
});
