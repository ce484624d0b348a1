import { expect } from 'chai';
import { english } from '../support/english.js';
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
      (await algonquin.node.gateway.lists.requests({ q: 'Specimen', side: 'borrowing', limit: 5 })).items,
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

  it('no row of the request names the patron after that, wherever somebody typed the name', async () => {
    const { algonquin, lacite, post } = network;
    const { gateway } = algonquin.node;
    const loan = await algonquin.desk.creates({
      rota: ['LACITE'],
      patron: { id: '8' },
      note: 'For Specimen, who comes on Monday',
    });
    const now = () => algonquin.desk.sees(loan);
    const marie = { kind: 'staff', name: 'Marie' } as const;
    const at = async () => [(await now()).id, (await now()).version] as const;
    await gateway.tasks.addNote(...(await at()), { text: 'Sam Specimen called "twice" \\ us', active: true }, marie);
    await gateway.tasks.queryPatron(...(await at()), { type: 1, note: 'Dear Specimen, which one?' }, marie);
    await gateway.tasks.assign(...(await at()), 'Pham', 'Specimen waits', marie);
    await algonquin.desk.does(loan, 'send', { note: 'Specimen needs it' });
    await post();
    await lacite.desk.does(loan, 'generalMessage', { note: 'Is "Specimen" a student? \\' });
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['3002'], note: 'Best regards to Specimen' });
    await post();
    await algonquin.desk.does(loan, 'receive', {
      notifyPatron: true,
      fulfilmentNote: 'Give it to Specimen',
      internalNote: 'Specimen again',
    });
    await algonquin.desk.does(loan, 'loanToPatron');
    await algonquin.desk.does(loan, 'generalMessage', { note: 'Specimen has it' });
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'returnToPartner', { note: 'Specimen liked it' });
    await post();
    await lacite.desk.does(loan, 'checkIn');
    await post();
    const { id, state } = await now();
    expect(state).to.equal('requestCompleted');
    const naming = async () => {
      const tables =
        await rows(`select table_name as name from information_schema.columns c join information_schema.tables t using (table_name)
        where c.column_name = 'request_id' and c.table_schema = 'public' and t.table_schema = 'public' and t.table_type = 'BASE TABLE'`);
      const found: string[] = [];
      for (const { name } of [...tables, { name: 'request' }]) {
        const key = name === 'request' ? 'id' : 'request_id';
        const [{ texts }] = await rows(
          `select coalesce(string_agg(x::text, ' '), '') as texts from ${name} x where ${key} = ${id}`,
        );
        if (/specimen/i.test(texts)) found.push(name);
      }
      const [{ raw }] = await rows(
        `select coalesce(string_agg(convert_from(raw, 'UTF8'), ' '), '') as raw from inbound_message where request_id = ${id}`,
      );
      return [...found, ...(/Specimen/.test(raw) ? ['inbound_message'] : [])].sort();
    };
    const before = await naming();
    expect(before).to.include.members([
      ...['assignment', 'attention', 'citation', 'history', 'inbound_message', 'letter', 'note', 'outbound_message'],
      'temporary_item',
    ]);
    const counted = async () =>
      rows(`select (select count(*)::int from history where request_id = ${id}) as steps,
        (select count(*)::int from note where request_id = ${id}) as notes, (select count(*)::int from letter where request_id = ${id}) as letters,
        (select count(*)::int from outbound_message where request_id = ${id}) as messages`);
    const [was] = await counted();

    await rows(`update request set closed_at = now() - interval '40 days' where id = ${id}`);
    const tried = await algonquin.node.jobs.preview('forget-patrons', new Date());
    if (tried.kind !== 'done') throw new Error(tried.kind);
    const would = tried.value.would.map(({ label, count }) => [english(label), count] as const);
    expect(await naming(), 'a preview keeps nothing').to.deep.equal(before);

    const ran = await algonquin.node.jobs.run('forget-patrons', 'Marie', new Date());
    if (ran.kind !== 'done') throw new Error(ran.kind);
    const runs = await algonquin.node.jobs.runs('forget-patrons');
    const [newest] =
      runs.kind === 'done' ? [...runs.value].sort((one, other) => Number(other.id) - Number(one.id)) : [];
    const did = (newest?.did ?? []).map(({ label, count }) => [english(label), count] as const);
    expect(did, 'what the preview said').to.deep.equal(would);
    const [, texts] = did.find(([label]) => label === 'Notes, messages and letters without their text') ?? [];
    expect(texts).to.be.greaterThan(10);
    expect(await naming()).to.deep.equal([]);
    const [is] = await counted();
    expect(is, 'each step is still there, and this one').to.deep.equal({ ...was, steps: was.steps + 1 });
    expect(await algonquin.desk.sees(loan)).to.include({ title: 'Kiss of the Fur Queen', state: 'requestCompleted' });
    expect((await algonquin.desk.history(loan)).map(({ event }) => event)).to.include.members(['send', 'receive']);
  });
});
