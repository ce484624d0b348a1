import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import type { Copy } from '../../../src/catalogue/copy.js';
import { indexRows } from '../../../src/catalogue/cql/indexes.js';
import { copiesIn, habitOf } from '../../../src/catalogue/marc/holdings/index.js';
import { opac as opacCopies } from '../../../src/catalogue/marc/holdings/opac.js';
import { marcIn } from '../../../src/catalogue/marc/marcxml.js';
import { fieldsTagged, subfieldOf } from '../../../src/catalogue/marc/record.js';
import { childOf, descendants, readXml, textInElement, type XmlElement } from '../../../src/catalogue/xml.js';
import { sruHandler } from '../../../src/http/sru.js';
import { coded, iso, record } from '../marc/records.js';
import { type OpenCatalogue, openCatalogue } from '../support/open-catalogue.js';

describe('the catalogue for other libraries (SRU)', () => {
  let open: OpenCatalogue;
  let server: Server;
  let at: string;
  const logged: string[] = [];
  const note = (_facts: object, sentence: string) => void logged.push(sentence);
  const serve = (sruPerMinute: number) => {
    const app = express();
    const log = { debug: () => {}, info: () => {}, warn: note, error: note };
    const symbols = [{ type: 'ISIL', value: 'CA-OOALG' }];
    app.use(
      '/sru',
      sruHandler({ catalogue: open.catalogue, log, sruPerMinute, symbols, nodeName: () => 'Algonquin & Co' }),
    );
    return app.listen(0);
  };
  const addressOf = (one: Server) => `http://127.0.0.1:${(one.address() as AddressInfo).port}/sru`;

  before(async () => {
    open = await openCatalogue();
    await open.take(
      iso(
        record(
          'b1',
          [
            '020 __ $a9782070360024',
            '100 1_ $aZola, Émile',
            '245 10 $aNana <&>',
            '952 __ $aMAIN$cIN_RS_REQ$oPQ 1$p7001$d2019-03-04',
            '952 __ $aMAIN$cIN_RS_REQ$p7002$q2027-01-05',
          ],
          { coded: coded('1880', 'fre') },
        ),
        record('b2', ['245 10 $aGerminal', '100 1_ $aZola, Émile', '852 __ $bNORTH$cREF'], {
          coded: coded('1885', 'fre'),
        }),
        record('b3', ['245 00 $aHidden Zola', '942 __ $n1']),
        ...Array.from({ length: 130 }, (_, n) => record(`m${n}`, [`245 00 $aMany ${String(n).padStart(3, '0')}`])),
      ),
    );
    server = serve(100_000);
    at = addressOf(server);
  });
  after(async () => {
    server?.close();
    await open?.close();
  });

  interface Read {
    root: XmlElement;
    status: number;
    type: string | null;
    text: string;
  }
  async function read(response: Response): Promise<Read> {
    const text = await response.text();
    const xml = readXml(text);
    if (xml.kind === 'broken') throw new Error(`${xml.detail}: ${text.slice(0, 300)}`);
    return { root: xml.root, status: response.status, type: response.headers.get('content-type'), text };
  }
  const get = async (parameters: Record<string, string>, to = at) =>
    read(await fetch(`${to}?${new URLSearchParams(parameters)}`));
  const soap = async (version: string, operation: string, inner: string) =>
    read(
      await fetch(at, {
        method: 'POST',
        headers: { 'content-type': 'text/xml', soapaction: '""' },
        body: `<SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/"><SOAP:Body><zs:${operation} xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>${version}</zs:version>${inner}</zs:${operation}></SOAP:Body></SOAP:Envelope>`,
      }),
    );
  const titles = ({ root }: Read) =>
    [...descendants(root, 'recordData')].map((data) => {
      const marc = childOf(data, 'record');
      const [field] = marc ? fieldsTagged(marcIn(marc), '245') : [];
      return field && subfieldOf(field, 'a');
    });
  const codes = ({ root }: Read) =>
    [...descendants(root, 'diagnostic')].map((each) => Number(textInElement(each, 'uri')?.split('/').at(-1)));
  const total = ({ root }: Read) =>
    Number(
      textInElement(
        [root, ...descendants(root, 'searchRetrieveResponse')].find(({ name }) => name === 'searchRetrieveResponse'),
        'numberOfRecords',
      ),
    );

  const oldAnswers = 'http://www.loc.gov/zing/srw/';
  const newAnswers = 'http://docs.oasis-open.org/ns/search-ws/sruResponse';

  it('answers the same by GET, form and SOAP, in the namespace of each version', async () => {
    const query = { query: 'title = nana', maximumRecords: '5' };
    for (const version of ['1.1', '1.2', '2.0']) {
      const asked = { operation: 'searchRetrieve', version, ...query };
      const form = await read(await fetch(at, { method: 'POST', body: new URLSearchParams(asked) }));
      for (const answer of [await get(asked), form]) {
        expect(titles(answer), version).to.deep.equal(['Nana <&>']);
        expect(answer.root.uri).to.equal(version === '2.0' ? newAnswers : oldAnswers);
        expect(answer).to.include({ status: 200, type: 'application/xml; charset=utf-8' });
        expect(textInElement(answer.root, 'version')).to.equal(version);
      }
    }
    const answer = await soap(
      '1.2',
      'searchRetrieveRequest',
      '<zs:query>title = nana</zs:query><zs:maximumRecords>5</zs:maximumRecords>',
    );
    expect(answer.root.name).to.equal('Envelope');
    expect(titles(answer)).to.deep.equal(['Nana <&>']);
    // Those who say neither version nor operation.
    expect(titles(await get({ query: 'isbn = "9782070360024"', recordSchema: 'marcxml' }))).to.deep.equal(['Nana <&>']);
    expect(titles(await get({ 'x-pquery': '@attr 1=7 2070360024' }))).to.deep.equal(['Nana <&>']);
  });

  it('tells which copies stand in their places, in MARCXML and as OPAC record; hides what is hidden', async () => {
    const marc = await get({ query: 'rec.id = b1' });
    const [found] = [...descendants(marc.root, 'recordData')].map((data) =>
      marcIn(childOf(data, 'record') as XmlElement),
    );
    if (!found) throw new Error('no record');
    expect(fieldsTagged(found, '852').map((each) => each.subfields)).to.deep.equal(
      [
        [
          ['8', '1'],
          ['a', 'CA-OOALG'],
          ['b', 'RES_SHARE'],
          ['c', 'IN_RS_REQ'],
          ['h', 'PQ 1'],
          ['p', '7001'],
        ],
        [
          ['8', '2'],
          ['a', 'CA-OOALG'],
          ['b', 'RES_SHARE'],
          ['c', 'IN_RS_REQ'],
          ['p', '7002'],
        ],
      ].map((fields) =>
        fields.map(([code, value]) => [
          code,
          value === 'RES_SHARE' ? subfieldOf(fieldsTagged(found, '852')[0] as never, 'b') : value,
        ]),
      ),
    );
    expect(fieldsTagged(found, '876').map((each) => subfieldOf(each, 'j'))).to.deep.equal([
      'Available',
      'Due 2027-01-05',
    ]);
    expect(fieldsTagged(found, '952')).to.deep.equal([]);
    // KC26: what CrossLink's broker reads by default: 999 with first indicator 1, the number before the symbol.
    expect(fieldsTagged(found, '999')).to.deep.equal([
      {
        tag: '999',
        ind1: '1',
        ind2: '1',
        subfields: [
          ['l', 'b1'],
          ['s', 'ISIL:CA-OOALG'],
        ],
      },
    ]);
    expect(copiesIn(found, 'reservoir')).to.deep.equal([{ symbol: 'ISIL:CA-OOALG', recordId: 'b1', status: 'held' }]);
    expect(habitOf(found), 'whoever reads the copies one by one still does').to.equal('marc21');
    const opac = await get({ query: 'rec.id = b1', recordSchema: 'opacxml' });
    expect([...descendants(opac.root, 'availableNow')].map(({ attributes }) => attributes['value'])).to.deep.equal([
      '1',
      '0',
    ]);
    expect([...descendants(opac.root, 'itemId')].map(({ text }) => text)).to.deep.equal(['7001', '7002']);
    // KC15: since when a library has it reaches whoever asks, in either form.
    const since = (copies: readonly Copy[]) => copies.map((each) => [each.barcode, each.since, each.due]);
    const both = [
      ['7001', '2019-03-04', undefined],
      ['7002', undefined, '2027-01-05'],
    ];
    expect(since(copiesIn(found, 'marc21'))).to.deep.equal(both);
    const [beside] = descendants(opac.root, 'opacRecord');
    const [within] = descendants(beside as XmlElement, 'record');
    expect(since(opacCopies(beside as XmlElement, marcIn(within as XmlElement)))).to.deep.equal(both);
    const dc = await get({ query: 'rec.id = b1', recordSchema: 'dc' });
    expect([...descendants(dc.root, 'creator')].map(({ text }) => text)).to.deep.equal(['Zola, Émile']);
    expect(total(await get({ query: 'zola' }))).to.equal(2);
    expect(total(await get({ query: 'zola not year > 1880' }))).to.equal(1);
    expect(total(await get({ query: 'cql.allRecords = 1 not zola' }))).to.equal(130);
  });

  it('gives at most 100 records and says where to go on; 0 records when only the number is wanted', async () => {
    const all = await get({ query: 'many', maximumRecords: '1000' });
    expect(titles(all)).to.have.length(100);
    expect([total(all), textInElement(all.root, 'nextRecordPosition')]).to.deep.equal([130, '101']);
    const rest = await get({ query: 'many', maximumRecords: '1000', startRecord: '101' });
    expect(titles(rest)).to.have.length(30);
    expect(textInElement(rest.root, 'nextRecordPosition')).to.equal(undefined);
    const none = await get({ query: 'many', maximumRecords: '0' });
    expect([total(none), titles(none).length]).to.deep.equal([130, 0]);
    const sorted = await get({ query: 'many sortby title/sort.descending', maximumRecords: '1' });
    expect(titles(sorted)).to.deep.equal(['Many 129']);
    expect(textInElement(all.root, 'resultCountPrecision')).to.include('exact');
  });

  it('packs a record as text when it is asked to', async () => {
    const ways: Record<string, string>[] = [
      { version: '1.1', operation: 'searchRetrieve', recordPacking: 'string' },
      { recordXMLEscaping: 'string' },
    ];
    for (const asked of ways) {
      const { root } = await get({ query: 'rec.id = b1', ...asked });
      const [data] = [...descendants(root, 'recordData')];
      expect(data?.children).to.deep.equal([]);
      expect(data?.text).to.include('Nana &lt;&amp;&gt;');
    }
  });

  it('explains itself, and every index that it names answers', async () => {
    const explained = await get({});
    const database = [...descendants(explained.root, 'databaseInfo')][0];
    expect(textInElement(database, 'title')).to.equal('Algonquin & Co');
    for (const map of [...descendants(explained.root, 'map')]) {
      const name = childOf(map, 'name');
      const index = [name?.attributes['set'], name?.text].filter(Boolean).join('.');
      const answer = await get({ query: `${index} = "1880"` });
      expect(codes(answer), index).to.deep.equal([]);
    }
    expect([...descendants(explained.root, 'map')].length).to.equal(indexRows.flatMap(({ names }) => names).length);
  });

  it('scans titles and authors around a term', async () => {
    const scan = async (scanClause: string, more = {}) =>
      [...descendants((await get({ operation: 'scan', version: '1.2', scanClause, ...more })).root, 'term')].map(
        (term) => `${textInElement(term, 'displayTerm')} ${textInElement(term, 'numberOfRecords')}`,
      );
    expect(await scan('dc.title = "many 128"', { maximumTerms: '3' })).to.deep.equal([
      'Many 128 1',
      'Many 129 1',
      'Nana <&> 1',
    ]);
    expect(await scan('dc.title = many', { maximumTerms: '2', responsePosition: '2' })).to.deep.equal([
      'Germinal 1',
      'Many 000 1',
    ]);
    expect(await scan('dc.creator = zola')).to.deep.equal(['Zola, Émile 2']);
    expect(codes(await get({ operation: 'scan', version: '1.2', scanClause: 'isbn = 1' }))).to.deep.equal([22]);
  });

  it('KC16: a scan of version 2.0 is in its own namespace; what is no operation, and an empty query, are no explain', async () => {
    const scan = await get({ operation: 'scan', version: '2.0', scanClause: 'dc.title = many' });
    expect(scan.text).to.contain('<zs:scanResponse xmlns:zs="http://docs.oasis-open.org/ns/search-ws/scan">');
    const old = await get({ operation: 'scan', version: '1.2', scanClause: 'dc.title = many' });
    expect(old.text).to.contain(`<zs:scanResponse xmlns:zs="${oldAnswers}">`);
    for (const [asked, code] of [
      [{ operation: 'foo' }, 4],
      [{ query: '' }, 7],
      [{ query: ' ', version: '1.2' }, 7],
    ] as const) {
      const answer = await get(asked);
      expect([answer.root.name, codes(answer)], JSON.stringify(asked)).to.deep.equal([
        'searchRetrieveResponse',
        [code],
      ]);
    }
    expect(titles(await soap('1.1', 'searchRetrieveRequest', '<zs:pQuery>@attr 1=4 nana</zs:pQuery>'))).to.deep.equal([
      'Nana <&>',
    ]);
  });

  it('says by number what is wrong, with status 200, and never fails', async () => {
    const rows: [Record<string, string>, number][] = [
      [{ operation: 'searchRetrieve', version: '1.2' }, 7],
      [{ operation: 'delete', version: '1.2' }, 4],
      [{ query: 'a', version: '9.9' }, 5],
      [{ query: 'a', maximumRecords: '-1' }, 6],
      [{ query: 'a', maximumRecords: 'many' }, 6],
      [{ query: 'a', startRecord: '0' }, 6],
      [{ query: 'a', recordSchema: 'mods' }, 66],
      [{ query: 'a', version: '1.2', operation: 'searchRetrieve', recordPacking: 'zip' }, 71],
      [{ query: 'zola', startRecord: '50' }, 61],
      [{ query: 'a and' }, 10],
      [{ query: '(((' }, 10],
      [{ query: '"a' }, 14],
      [{ query: 'nothere = 1' }, 16],
      [{ query: 'a prox b' }, 39],
      [{ query: 'a', sortKeys: 'nothere' }, 80],
      [{ 'x-pquery': '@and' }, 10],
      [{ operation: 'scan', version: '1.1' }, 7],
      [{ query: 'a', resultSetId: 'x' }, 50],
      // Questions made to be dear.
      [{ query: Array.from({ length: 60 }, () => 'a').join(' or ') }, 38],
      [{ query: `${'('.repeat(100)}a${')'.repeat(100)}` }, 13],
      [{ query: '('.repeat(5_000) }, 13],
      [{ query: 'a'.repeat(9_000) }, 10],
    ];
    for (const [asked, code] of rows) {
      const answer = await get(asked);
      expect([answer.status, codes(answer)], JSON.stringify(asked)).to.deep.equal([200, [code]]);
    }
    // An unknown parameter of one's own is passed over.
    expect(codes(await get({ query: 'zola', 'x-info-5-restrict': 'yes' }))).to.deep.equal([]);
    // KD7: a word that is longer than the database takes is found nowhere.
    const long = ['a'.repeat(2_047), 'é'.repeat(2_100), `"${'b'.repeat(3_000)} c"`, `title = ${'d'.repeat(2_500)}*`];
    for (const query of ["'; drop table bib; --", '\0', '\\', "a' | 'b", '﷽'.repeat(100), 'x:* & !y', ...long]) {
      const answer = await get({ query });
      expect(answer.status, query).to.equal(200);
    }
    expect(codes(await soap('1.1', 'unknownRequest', ''))).to.deep.equal([1]);
    expect((await fetch(at, { method: 'DELETE' })).status).to.equal(405);
    expect((await fetch(at, { method: 'POST', body: 'x'.repeat(100_000) })).status).to.equal(413);
    expect(logged).to.deep.equal([]);
  });

  it('tells an address that asks too much to come again, and is closed where the library wants it so', async () => {
    const slow = serve(30);
    const answers: number[] = [];
    for (let n = 0; n < 22; n++) answers.push((await fetch(`${addressOf(slow)}?query=zola`)).status);
    slow.close();
    expect(answers.filter((status) => status === 200)).to.have.length(20);
    expect(answers.at(-1)).to.equal(429);
    const closed = serve(0);
    expect((await fetch(`${addressOf(closed)}?query=zola`)).status).to.equal(404);
    closed.close();
  });
});
