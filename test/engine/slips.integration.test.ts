import { expect } from 'chai';
import { codesOn, readPdf } from '../slips/reader.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

const flat = (text: string) => text.replace(/\s+/g, ' ');

loansBetween('slips as they leave the printer', (network) => {
  const pdfOf = async (at: typeof network.lacite, ids: readonly string[], wish = {}) => {
    const drawn = await at.node.gateway.slips.pdf(ids, wish);
    if (drawn.kind !== 'done') throw new Error(`Letter ${drawn.id} is not there.`);
    return readPdf(drawn.content);
  };
  async function asked(title: string): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], title, note: 'Ship to Room C350.' });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }

  it('pull slips of new requests are one PDF in the order of the shelves, marked once they came out, and printed again', async function () {
    this.timeout(60_000);
    const { lacite } = network;
    const { slips } = lacite.node.gateway;
    const { letters } = lacite.node.local;
    for (const [barcode, title, callNumber] of [
      ['391', 'Second on the shelf', 'E1121.B3'],
      ['392', 'First on the shelf', 'E98.P5 K56'],
    ] as const)
      await lacite.node.local.holdings.add({ barcode, title, callNumber, location: await locationOf(lacite) });
    const loans = [await asked('Second on the shelf'), await asked('First on the shelf')];
    for (const loan of loans) await lacite.node.gateway.lending.locate((await lacite.desk.sees(loan)).id, marie);

    const pulled = await slips.pullSlips({}, marie);
    expect(pulled.more).to.equal(false);
    const ours = pulled.items.filter(({ externalId }) => loans.includes(externalId ?? ''));
    expect(ours.map(({ facts }) => facts['title'])).to.deep.equal(['First on the shelf', 'Second on the shelf']);
    const [page] = await pdfOf(
      lacite,
      ours.map(({ id }) => id),
    );
    const text = flat(page?.text ?? '');
    expect(text.indexOf('E98.P5 K56')).to.be.greaterThan(-1).and.lessThan(text.indexOf('E1121.B3'));
    expect(text).to.include('Ship to Room C350.').and.to.include('1 of 2').and.to.include('2 of 2');
    expect(page && (await codesOn(page))).to.include.members(['392', '391', ...loans]);

    expect((await slips.pullSlips({}, marie)).items, 'they wait already').to.deep.equal([]);
    const ids = ours.map(({ id }) => id);
    const marked = await slips.printed(ids, marie);
    expect(marked.kind).to.equal('done');
    const statuses = async () => Promise.all(ids.map(async (id) => (await letters.read(id))?.status));
    expect(await statuses()).to.deep.equal(['printed', 'printed']);
    expect((await letters.list({ kind: 'slip', limit: 50 })).items.filter(({ id }) => ids.includes(id))).to.deep.equal(
      [],
    );
    expect(await pdfOf(lacite, ids), 'again').to.have.length(1);
    expect((await slips.pullSlips({}, marie)).items, 'printed ones are not written anew').to.deep.equal([]);
  });

  it('all are marked, or none: a slip that was taken back stops the batch', async () => {
    const { lacite } = network;
    const { slips } = lacite.node.gateway;
    const { letters } = lacite.node.local;
    await asked('To be printed');
    await asked('To be taken back');
    const { items } = await slips.pullSlips({}, marie);
    expect(items.length).to.be.greaterThan(1);
    const [kept, gone] = items;
    await letters.withdraw(gone?.id ?? '', marie, new Date());
    expect((await slips.printed([kept?.id ?? '', gone?.id ?? ''], marie)).kind).to.equal('notNow');
    expect((await letters.read(kept?.id ?? ''))?.status).to.equal('waiting');
    expect((await slips.printed(['999999999'], marie)).kind).to.equal('unknown');
    expect(await slips.pdf(['999999999'], {})).to.deep.equal({ kind: 'unknown', id: '999999999' });
  });

  it('KA11: another copy that staff choose is on the page and on the pull slip; nothing is sent, and what cannot be lent is refused', async () => {
    const { lacite } = network;
    const { orders, lending, slips } = lacite.node.gateway;
    const location = await locationOf(lacite);
    for (const [barcode, callNumber] of [
      ['395', 'PN1.A1'],
      ['396', 'PN1.A2'],
    ] as const)
      await lacite.node.local.holdings.add({ barcode, title: 'Two copies of it', callNumber, location });
    const loan = await asked('Two copies of it');
    await lending.locate((await lacite.desk.sees(loan)).id, marie);
    const before = await lacite.desk.sees(loan);
    expect(before.fulfilment?.candidates.map(({ barcode }) => barcode)).to.have.members(['395', '396']);
    const other = before.fulfilment?.copy === '395' ? '396' : '395';
    const messages = (await lacite.desk.messages(loan, 'out')).length;
    const chosen = await orders.chooseCopy(before.id, before.version, other, marie);
    expect(chosen.kind).to.equal('done');
    const after = await lacite.desk.sees(loan);
    expect(after.fulfilment?.copy).to.equal(other);
    const pulled = (await slips.pullSlips({}, marie)).items.find(({ externalId }) => externalId === loan);
    expect(pulled?.facts['callNumber']).to.equal(other === '396' ? 'PN1.A2' : 'PN1.A1');
    expect(await lacite.desk.messages(loan, 'out')).to.have.length(messages);
    const { version } = await lacite.desk.sees(loan);
    const refused = await orders.chooseCopy(after.id, version, '391', marie);
    expect(refused.kind).to.equal('invalid');
    expect((await lacite.desk.sees(loan)).fulfilment?.copy).to.equal(other);
  });

  it('are of the paper that the library chose, with the patron as it chose', async () => {
    const { lacite } = network;
    const { policies } = lacite.node.local;
    await asked('On its own paper');
    const { items } = await lacite.node.gateway.slips.pullSlips({}, marie);
    const ids = items.map(({ id }) => id).slice(0, 1);
    const sizes = async (wish = {}) => {
      const [page] = await pdfOf(lacite, ids, wish);
      return [Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)];
    };
    expect(await sizes()).to.deep.equal([612, 792]);
    expect((await policies.change({ slipPaper: 'a4' }, marie)).kind).to.equal('done');
    expect(await sizes()).to.deep.equal([595, 842]);
    expect((await sizes({ paper: 'receipt' }))[0]).to.equal(227);
    const shown = (await policies.list()).find(({ name }) => name === 'slipPaper');
    expect(shown?.options?.map(({ label }) => english(label))).to.include('A4 sheet');
  });

  async function locationOf(at: typeof network.lacite): Promise<string> {
    const [library] = await at.node.local.libraries.list(new Date());
    const code = library?.locations[0]?.code;
    if (code) return code;
    throw new Error('The library has no location.');
  }
});
