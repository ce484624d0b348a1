import { expect } from 'chai';
import { type Network, openNetwork } from './support/network.js';
import { strikes } from './support/shelves.js';

const day = 86_400_000;

describe('requests that are over forget their patron', () => {
  let network: Network;
  before(async () => {
    network = await openNetwork({ INTERLEND_PATRON_DAYS: '30' });
    await network.algonquin.node.local.patrons.add(
      { id: '8', name: 'Sam Specimen', email: 'sam@example.org' },
      new Date(),
    );
  });
  after(() => network.close());
  const rows = async (sql: string) => (await network.algonquin.node.database.pool.query(sql)).rows;
  const at = (days: number) => new Date(Date.now() + days * day);

  async function lent(): Promise<{ loan: string; id: string }> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['3001'] });
    await post();
    await algonquin.desk.does(loan, 'receive', { notifyPatron: true });
    await algonquin.desk.does(loan, 'loanToPatron');
    return { loan, id: (await algonquin.desk.sees(loan)).id };
  }

  it('after the days of the setting, and not while something is on loan; all else stays', async () => {
    const { algonquin, lacite, post } = network;
    const open = await lent();
    const over = await lent();
    await algonquin.desk.does(over.loan, 'returnByPatron');
    await algonquin.desk.does(over.loan, 'returnToPartner');
    await post();
    await lacite.desk.does(over.loan, 'checkIn');
    await post();
    expect(await algonquin.desk.state(over.loan)).to.equal('requestCompleted');

    await strikes(algonquin, 'forget-patrons', at(29));
    expect(await algonquin.desk.sees(over.loan)).to.include({ requester: 'Sam Specimen' });

    const before = await algonquin.desk.history(over.loan);
    await strikes(algonquin, 'forget-patrons', at(31));
    const now = await algonquin.desk.sees(over.loan);
    expect(now).not.to.have.property('requester', 'Sam Specimen');
    expect(now).to.include({ title: 'Kiss of the Fur Queen', partner: 'LACITE', state: 'requestCompleted' });
    const told = await algonquin.desk.history(over.loan);
    expect(told.slice(0, -1).map(({ event }) => event)).to.deep.equal(before.map(({ event }) => event));
    expect(told.at(-1)).to.include({ event: 'patronForgotten', label: 'Patron forgotten' });
    expect(told.at(-1)?.facts).to.include({ setting: 'INTERLEND_PATRON_DAYS', value: 30 });
    const kept =
      await rows(`select (select coalesce(string_agg(facts::text || coalesce(content::text, ''), ' '), '') from letter
        where request_id = ${over.id} and audience <> 'partner') || (select coalesce(string_agg(recipient || subject || text, ' '), '')
        from mail where request_id = ${over.id}) as said,
      (select count(*)::int from letter where request_id = ${over.id}) as letters,
      (select count(*)::int from patron_loan where request_id = ${over.id} and patron_id is null) as loans`);
    expect(kept[0]).to.include({ loans: 1 });
    expect(kept[0].letters).to.be.greaterThan(2);
    expect(kept[0].said).not.to.match(/Specimen|sam@example/);
    expect(await algonquin.desk.sees(open.loan)).to.include({ requester: 'Sam Specimen' });
    expect(
      (await algonquin.node.gateway.requests({ q: 'Specimen', side: 'borrowing', limit: 5 })).items,
    ).to.have.length(1);
  });

  it('the preview names the requests that a run then changes, and changes none itself', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], patron: { id: '8' } });
    await algonquin.desk.does(loan, 'cancel');
    const { id } = await algonquin.desk.sees(loan);
    await rows(`update request set closed_at = now() - interval '40 days' where id = ${id}`);
    const tried = await algonquin.node.jobs.preview('forget-patrons', new Date());
    expect(JSON.stringify(tried)).to.contain(loan);
    expect(await algonquin.desk.sees(loan)).to.include({ requester: 'Sam Specimen' });
    await strikes(algonquin, 'forget-patrons', new Date());
    expect(await algonquin.desk.sees(loan)).not.to.have.property('requester', 'Sam Specimen');
  });
});
