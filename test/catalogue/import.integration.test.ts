import { expect } from 'chai';
import { placeItems } from '../../src/storage/catalogue/items.js';
import { iso, record } from './marc/records.js';
import { type OpenCatalogue, openCatalogue } from './support/open-catalogue.js';
import { sent } from './support/sent.js';

describe('records of a file in the catalogue', () => {
  let open: OpenCatalogue;
  before(async () => {
    open = await openCatalogue();
  });
  after(() => open?.close());

  const koha = (barcode: string, more = '') => `952 __ $aMAIN$cIN_RS_REQ$oPQ 1$p${barcode}${more}`;

  it('come in as titles with their items, which can be lent; the same file again changes nothing', async () => {
    const file = iso(
      record('b1', [
        '020 __ $a9782070360024',
        '100 1_ $aZola, Émile,$d1840-1902',
        '245 10 $aNana /',
        koha('7001'),
        koha('7002', '$q2027-01-05'),
      ]),
      record('b2', ['245 00 $aGerminal', '952 __ $aELSEWHERE$cSTACKS$oPQ']),
    );
    const first = await open.take(file);
    expect(first).to.include({ created: 2, changed: 0, unchanged: 0, refused: 0 });
    const [nana] = (await open.catalogue.search({ q: 'nana', limit: 5 })).items;
    expect(nana).to.deep.include({
      title: 'Nana',
      author: 'Zola, Émile',
      isbns: ['9782070360024'],
      copies: 2,
      available: 1,
      format: 'book',
    });
    const [item] = (await open.local.holdings.list({ q: '7001', limit: 5 })).items;
    expect(item).to.deep.include({ title: 'Nana', author: 'Zola, Émile', location: 'IN_RS_REQ', callNumber: 'PQ 1' });
    expect(item?.identifiers).to.deep.equal([{ kind: 'ISBN', value: '9782070360024' }]);
    const [germinal] = (await open.catalogue.search({ q: 'germinal', limit: 5 })).items;
    const view = await open.catalogue.read(germinal?.id ?? '');
    expect(view?.copies).to.deep.equal([
      {
        library: 'ELSEWHERE',
        location: 'STACKS',
        callNumber: 'PQ',
        status: 'available',
        lent: false,
        loanable: true,
      },
    ]);
    expect(await open.take(file)).to.include({ created: 0, changed: 0, unchanged: 2 });
  });

  it('change, and lose items, and go when they say that they are deleted', async () => {
    const again = record('b1', ['245 10 $aNana :$broman', koha('7002')]);
    expect(await open.take(iso(again))).to.include({ created: 0, changed: 1 });
    expect((await open.local.holdings.list({ q: '7001', limit: 5 })).items).to.deep.equal([]);
    expect(await open.titles('nana')).to.deep.equal(['Nana : roman']);
    const gone = record('b2', ['245 00 $aGerminal']);
    const deleted = { ...gone, leader: `00000d${gone.leader.slice(6)}` };
    expect(await open.take(iso(deleted))).to.include({ removed: 1 });
    expect(await open.titles('germinal')).to.deep.equal([]);
  });

  it('that are broken are kept with their place and reason; the good ones come in exactly, twice the same', async () => {
    const good = record('g1', ['245 00 $aL’œuvre au noir']);
    const lying = iso(record('g2', ['245 00 $aÉtoile']));
    lying[9] = 0x20;
    const wrongDirectory = iso(record('g3', ['245 00 $aMended', '852 __ $bX']));
    wrongDirectory.write('00077', 24 + 7, 'latin1');
    const noTitle = iso(record('g4', ['500 __ $aNothing']));
    const file = Buffer.concat([
      Buffer.from('\ufeff'),
      iso(good),
      Buffer.from('\r\n'),
      lying,
      Buffer.from('\r\n'),
      wrongDirectory,
      noTitle,
      Buffer.from('not a record at all, but long enough to look like one\x1d'),
      iso(record('g5', ['245 00 $aCut'])).subarray(0, 60),
    ]);
    const report = await open.take(file, { source: 'broken' });
    expect(report).to.include({ created: 3, refused: 3 });
    expect(report.problems.map(({ trouble, taken }) => `${trouble} ${taken}`)).to.have.members([
      ...['encoding true', 'directory true', 'noTitle false', 'noFields false', 'truncated false'],
    ]);
    const kept = await open.catalogue.problems(report.id, { limit: 10 });
    const cut = kept.items.find(({ trouble }) => trouble === 'truncated');
    expect(cut?.place).to.equal(file.length - 60);
    expect(Buffer.from(cut?.data ?? '', 'base64').length).to.equal(60);
    expect(await open.titles('etoile')).to.deep.equal(['Étoile']);
    expect(await open.take(file, { source: 'broken' })).to.include({
      created: 0,
      changed: 0,
      unchanged: 3,
      refused: 3,
    });
  });

  it('are only said to be so in a dry run, which shows how they are understood', async () => {
    const tried = await open.catalogue.tryRecords(
      { source: 'trial' },
      await sent(iso(record('t1', ['245 00 $aTried only', '852 __ $bMAIN$cSTACKS']))),
    );
    expect(tried.kind === 'done' && tried.value).to.deep.include({ created: 1, refused: 0 });
    expect(tried.kind === 'done' && tried.value.understood).to.deep.equal([
      {
        recordId: 't1',
        title: 'Tried only',
        format: 'book',
        isbns: [],
        copies: [{ library: 'MAIN', location: 'STACKS', status: 'held' }],
      },
    ]);
    expect(await open.titles('tried only')).to.deep.equal([]);
  });

  it('a full file removes what is not in it, but not most of it unless it is told to', async () => {
    const many = ['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => record(id, [`245 00 $aFull ${id}`]));
    await open.take(iso(...many), { source: 'full' });
    const { id } = await open.take(iso(...many.slice(0, 1)), { source: 'full', mode: 'full' });
    const refused = await open.catalogue.end(id, { evenIfMost: false });
    expect(refused.kind === 'notNow' && refused.reason).to.deep.include({
      code: 'refusedCatalogue.wouldRemoveMost',
      facts: { count: 4, of: 5 },
    });
    expect(await open.titles('full')).to.have.length(5);
    const ended = await open.catalogue.end(id, { evenIfMost: true });
    expect(ended.kind === 'done' && ended.value).to.include({ removed: 4, unchanged: 1 });
    expect(await open.titles('full')).to.deep.equal(['Full f1']);
    const late = await open.catalogue.take(id, await sent(iso(...many)));
    expect(late.kind).to.equal('notNow');
  });

  it('tell of items that are not ours without making them ours, and say so', async () => {
    const other = record('o1', ['245 00 $aElsewhere', '952 __ $aNOWHERE$cX$p9001']);
    const report = await open.take(iso(other), { source: 'others' });
    expect(report.problems).to.deep.equal([
      { place: 0, recordId: 'o1', trouble: 'locationUnknown', taken: true, detail: 'NOWHERE X' },
    ]);
    expect((await open.local.holdings.list({ q: '9001', limit: 5 })).items).to.deep.equal([]);
    // The same, but the library says where such items stand.
    await open.take(iso(other), { source: 'others', location: 'IN_RS_REQ' });
    expect((await open.local.holdings.list({ q: '9001', limit: 5 })).items).to.have.length(1);
    // Another source may not take an item over.
    const stolen = await open.take(iso(record('z1', ['245 00 $aThief', koha('9001')])), { source: 'thieves' });
    expect(stolen.problems.map(({ trouble, detail }) => [trouble, detail])).to.deep.equal([['barcodeTaken', '9001']]);
  });

  it('items that were typed in or came as CSV become part of it, under the title they belong to', async () => {
    const csv = [
      'barcode,title,author,isbn,location',
      '5001,Nana,"Zola, Émile",,IN_RS_REQ',
      '5002,Bonheur d’occasion,"Roy, Gabrielle",978-2-7646-0022-1,IN_RS_REQ',
      '5003,Bonheur d’occasion,"Roy, Gabrielle",978-2-7646-0022-1,IN_RS_REQ',
    ].join('\n');
    await open.local.holdings.importCsv({ csv });
    expect(await placeItems(open.database.pool)).to.equal(3);
    const found = await open.catalogue.search({ q: 'bonheur roy', limit: 5 });
    expect(found.items).to.have.length(1);
    expect(found.items[0]).to.deep.include({ source: 'items', copies: 2, available: 2, isbns: ['9782764600221'] });
    expect(await placeItems(open.database.pool), 'nothing is left').to.equal(0);
    const before = found.items[0]?.id;
    const [copy] = (await open.local.holdings.list({ q: '5003', limit: 5 })).items;
    await open.local.holdings.replace(copy?.id ?? '', { barcode: '5003', title: 'Autre chose', location: 'IN_RS_REQ' });
    await placeItems(open.database.pool);
    expect((await open.catalogue.read(before ?? ''))?.copies).to.have.length(1);
    expect(await open.titles('autre chose')).to.deep.equal(['Autre chose']);
  });

  it('KC17: once many have come in, the database knows it and nothing waits to be indexed', async () => {
    const { catalogue, database } = open;
    const begun = await catalogue.begin({ file: 'many.mrc', source: 'many', mode: 'update' }, 'tester');
    if (begun.kind !== 'done') throw new Error(JSON.stringify(begun));
    const many = Array.from({ length: 1_000 }, (_, n) => record(`n${n}`, [`245 00 $aOne of many ${n}`]));
    for (const piece of [many.slice(0, 500), many.slice(500)])
      await catalogue.take(begun.value.id, await sent(iso(...piece)));
    const known = async () =>
      (await database.pool.query<{ rows: number }>(`select reltuples::int as rows from pg_class where relname = 'bib'`))
        .rows[0]?.rows ?? 0;
    const ended = await catalogue.end(begun.value.id, { evenIfMost: false });
    expect(ended.kind).to.equal('done');
    expect(await known()).to.be.at.least(1_000);
    expect((await database.pool.query(`select gin_clean_pending_list('bib_words')::int as left`)).rows).to.deep.equal([
      { left: 0 },
    ]);
  });
});
