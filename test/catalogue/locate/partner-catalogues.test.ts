import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createCatalogueFetcher } from '../../../src/adapters/courier/fetch-catalogue.js';
import { type LocatePreset, type LocateProfile, locatePresets } from '../../../src/catalogue/locate/profile.js';
import { writeMarcXml } from '../../../src/catalogue/marc/marcxml.js';
import type { MarcRecord } from '../../../src/catalogue/marc/record.js';
import { createPartnerCatalogues } from '../../../src/engine/catalogue/partner-catalogues.js';
import { byCatalogues } from '../../../src/engine/rota/by-catalogues.js';
import { message, say } from '../../../src/words/index.js';
import { english } from '../../support/english.js';
import { record } from '../marc/records.js';

const isbn = '9782070360024';
const nana = (...holdings: string[]) =>
  record('b1', [`020 __ $a${isbn}`, '100 1_ $aZola, Émile', '245 10 $aNana', ...holdings]);
const found = (...records: MarcRecord[]) =>
  `<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.2</zs:version><zs:numberOfRecords>${records.length}</zs:numberOfRecords><zs:records>${records
    .map(
      (each) =>
        `<zs:record><zs:recordSchema>odd</zs:recordSchema><zs:recordData>${writeMarcXml(each)}</zs:recordData></zs:record>`,
    )
    .join('')}</zs:records></zs:searchRetrieveResponse>`;
const diagnostic = (code: number) =>
  `<r xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><searchRetrieveResponse><numberOfRecords>0</numberOfRecords><diagnostics><diagnostic xmlns="http://docs.oasis-open.org/ns/search-ws/diagnostic"><uri>info:srw/diagnostic/1/${code}</uri><details>x</details></diagnostic></diagnostics></searchRetrieveResponse></r>`;

describe('the catalogues of partners', () => {
  let server: Server;
  let at: string;
  const asked: URL[] = [];
  const answers: Record<string, (res: ServerResponse) => void> = {};
  const fetcher = createCatalogueFetcher({ allowAddresses: ['127.0.0.1'], userAgent: 'Interlend' });

  before((done) => {
    server = createServer((req, res) => {
      const url = new URL(req.url ?? '', 'http://x');
      asked.push(url);
      const name = url.pathname.slice(1);
      res.setHeader('content-type', 'text/xml');
      (answers[name] ?? (() => res.end('no')))(res);
    }).listen(0, '127.0.0.1', () => {
      at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await fetcher.close();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  const says = (name: string, xml: string) => {
    answers[name] = (res) => res.end(xml);
  };
  const network = (partners: Record<string, [LocatePreset, Partial<LocateProfile>?]>, now?: () => Date) =>
    createPartnerCatalogues({
      fetch: fetcher.fetch,
      ...(now ? { now } : {}),
      profiles: {
        all: async () =>
          Object.entries(partners).map(([partner, [preset, more]]) => ({
            partner,
            profile: { ...locatePresets[preset], address: `${at}/${partner}`, timeLimitMs: 8_000, ...more },
          })),
        put: async () => true,
        remove: async () => true,
      },
    });
  const verdicts = async (partners: Record<string, [LocatePreset, Partial<LocateProfile>?]>) =>
    Object.fromEntries(
      (
        await network(partners).locate(Object.keys(partners), { isbns: [isbn], title: 'Nana', author: 'Zola, Émile' })
      ).map(({ partner, verdict, trouble, holds }) => [partner, [verdict, holds, trouble ?? '']]),
    );

  it('is asked for words that begin so as CQL says it, and says that it cannot be asked so', async () => {
    says('whole', diagnostic(28));
    const { search } = network({ whole: ['koha'] });
    expect(await search('whole', 'histor* canada')).to.include({ trouble: 'beginnings', total: 0 });
    expect(asked.map(({ searchParams }) => searchParams.get('query'))).to.deep.equal([
      'cql.serverChoice all "histor* canada"',
    ]);
    expect(say(message('catalogue.ask_beginnings'), 'en')).to.contain('beginning of a word');
  });

  it('KC19: one that moved says where it is now', async () => {
    answers['moved'] = (res) =>
      res.writeHead(302, { location: 'https://catalogue.example/sru?x=1' }).end('<html>Found</html>');
    const answer = await network({ moved: ['koha'] }).search('moved', 'nana');
    expect(answer).to.include({ trouble: 'moved', detail: 'https://catalogue.example/sru', total: 0 });
    expect(say(message('catalogue.ask_moved', { detail: 'https://catalogue.example/sru' }), 'en')).to.equal(
      'The catalogue has moved to https://catalogue.example/sru. Correct its address in the partner’s record.',
    );
  });

  it('KC8, KC15: give their next titles, and what their records say of the content', async () => {
    const about = [
      '264 _1 $aOttawa :$bPresses,$c1999',
      '300 __ $a296 pages ;$c23 cm',
      '490 1_ $aRomans du Nord',
      '520 __ $aA life in Paris.',
      '650 _0 $aParis (France)$vFiction',
      '952 __ $aCPL$p1$d2021-03-01',
    ];
    says('full', found(nana(...about)));
    const [title] = (await network({ full: ['koha'] }).search('full', 'nana', 40))?.titles ?? [];
    expect(asked.at(-1)?.searchParams.get('startRecord')).to.equal('41');
    expect(title?.about).to.deep.equal({
      place: 'Ottawa',
      extent: '296 pages',
      series: ['Romans du Nord'],
      subjects: ['Paris (France) Fiction'],
      summary: 'A life in Paris.',
    });
    expect(title?.copies[0]).to.include({ since: '2021-03-01' });
  });

  it('are asked in the words of their system, and give four verdicts that stay four', async () => {
    says('almaIn', found(nana('AVA __ $0991$bMAIN$cStacks$eavailable', 'AVA __ $bNORTH$eunavailable')));
    says('almaOut', found(nana('AVA __ $0992$bMAIN$eunavailable')));
    says('almaCheck', found(nana('AVA __ $0993$bMAIN$echeck_holdings')));
    says('koha', found(nana('952 __ $70$aCPL$p1')));
    says('kohaRef', found(nana('952 __ $70$aCPL$cREF$p1')));
    says('none', found());
    says('ebook', found(nana('338 __ $aonline resource')));
    expect(
      await verdicts({
        almaIn: ['alma'],
        almaOut: ['alma'],
        almaCheck: ['alma'],
        koha: ['koha'],
        kohaRef: ['koha', { notLocations: ['REF'] }],
        none: ['alma'],
        ebook: ['alma'],
      }),
    ).to.deep.equal({
      almaIn: ['available', true, ''],
      almaOut: ['notAvailable', true, ''],
      almaCheck: ['unknown', true, ''],
      koha: ['available', true, ''],
      kohaRef: ['notAvailable', true, ''],
      none: ['notHeld', false, ''],
      ebook: ['notHeld', false, ''],
    });
    const question = asked.find(({ pathname }) => pathname === '/almaIn')?.searchParams;
    expect(Object.fromEntries(question ?? [])).to.deep.equal({
      version: '1.2',
      operation: 'searchRetrieve',
      startRecord: '1',
      maximumRecords: '20',
      recordSchema: 'marcxml',
      query: 'alma.isbn = "9782070360024" or alma.isbn = "2070360024"',
    });
    expect(asked.find(({ pathname }) => pathname === '/koha')?.searchParams.get('version')).to.equal('1.1');
    // Not found by number, it is asked by title and author; then it is not held.
    expect(
      asked.filter(({ pathname }) => pathname === '/none').map((url) => url.searchParams.get('query')),
    ).to.deep.equal([
      'alma.isbn = "9782070360024" or alma.isbn = "2070360024"',
      'alma.title all "nana" and alma.creator all "zola"',
    ]);
  });

  it('of many libraries tell of each by its symbol, with its own number there', async () => {
    says('index', found(nana('999 11 $l41$sISIL:CA-A$l42$sISIL:CA-B')));
    const one = await network({ index: ['reshare', { symbol: 'CA-B' }] }).tryOut('index', { isbns: [isbn] });
    expect(one).to.include({ verdict: 'unknown', holds: true, recordId: '42' });
    const other = await network({ index: ['reshare', { symbol: 'CA-C' }] }).tryOut('index', { isbns: [isbn] });
    expect(other).to.include({ verdict: 'notHeld', holds: false });
  });

  it('do not pass another title for the one that was asked for', async () => {
    says('wrong', found(record('x', ['020 __ $a9780140449136', '245 10 $aCrime and punishment', '952 __ $aX$p1'])));
    expect(await verdicts({ wrong: ['koha'] })).to.deep.equal({ wrong: ['notHeld', false, ''] });
  });

  it('KC2: that find titles and send no record of them are not known to lack anything, with the words of their server', async () => {
    const response = (total: number, records: string) =>
      `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.2</version><numberOfRecords>${total}</numberOfRecords>${records}</searchRetrieveResponse>`;
    const surrogate =
      '<records><record><recordSchema>info:srw/schema/1/diagnostics-v1.1</recordSchema><recordData><diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/65</uri><details>b1</details><message>Record temporarily unavailable</message></diagnostic></recordData></record></records>';
    says('surrogate', response(1, surrogate));
    says('empty', response(5, ''));
    says('nothing', response(0, ''));
    expect(await verdicts({ surrogate: ['koha'], empty: ['alma'], nothing: ['alma'] })).to.deep.equal({
      surrogate: ['unknown', false, 'unread'],
      empty: ['unknown', false, 'unread'],
      nothing: ['notHeld', false, ''],
    });
    const [why] = await network({ surrogate: ['koha'] }).locate(['surrogate'], { isbns: [isbn] });
    expect(english(message('catalogue.ask_unread', { detail: why?.detail }))).to.equal(
      'Titles found, but no record that can be read: 1 (65 Record temporarily unavailable: b1). It is not known whether it has this one.',
    );
    const lines = [
      { partner: 'other', why: message('rotaReason.chosenByStaff') },
      { partner: 'surrogate', why: message('rotaReason.chosenByStaff') },
    ];
    expect(byCatalogues(lines, why ? [why] : []), 'it stays on the rota').to.deep.include({ leftOut: [] });
    expect(await network({ empty: ['alma'] }).search('empty', 'nana')).to.include({ total: 5, trouble: 'unread' });
  });

  it('KC3: that know no index of numbers and send whatever they have do not have all of it', async () => {
    const other = (...more: string[]) => record('o1', ['245 10 $aThe diviners', ...more, '952 __ $aCPL$p1$oPS1']);
    says('deaf', found(other(), other('020 __ $a9780140449136')));
    says('bare', found(record('o2', ['100 1_ $aZola, Émile', '245 10 $aNana', '952 __ $aCPL$p1$oPQ2'])));
    expect(await verdicts({ deaf: ['koha'], bare: ['koha'] })).to.deep.equal({
      deaf: ['notHeld', false, ''],
      bare: ['available', true, ''],
    });
    // Without a title nothing decides about a record that has no number.
    const byNumber = await network({ deaf: ['koha'] }).locate(['deaf'], { isbns: [isbn] });
    expect(byNumber[0]).to.include({ verdict: 'unknown', holds: false, trouble: 'undecided' });
  });

  it('KC1: with a note of their own in 952 have no copy there', async () => {
    says('notes', found(nana('952 __ $aRECON Nana; checked 1998', '850 __ $aDLC')));
    const trial = await network({ notes: ['interlend'] }).tryOut('notes', { isbns: [isbn], title: 'Nana' });
    expect(trial).to.include({ verdict: 'unknown', holds: true, copies: 0, available: 0 });
  });

  it('that fail are not known to lack anything, and cost no more than their limit', async () => {
    answers['hangs'] = () => {};
    answers['html'] = (res) => res.end('<html><body>Down</body></html>');
    answers['text'] = (res) => res.writeHead(500).end('oops');
    answers['breaks'] = (res) => {
      res.write('<a>');
      setTimeout(() => res.destroy(), 20);
    };
    let written = 0;
    const piece = 'x'.repeat(65_536);
    answers['huge'] = (res) => {
      // A hundred megabytes, as fast as they are taken.
      const more = () => {
        while (res.writable && written < 100_000_000) {
          written += piece.length;
          if (!res.write(piece)) return;
        }
      };
      res.on('drain', more);
      res.write('<a>');
      more();
    };
    says('bomb', '<!DOCTYPE x [<!ENTITY a "aaaa">]><searchRetrieveResponse>&a;</searchRetrieveResponse>');
    says('busy', diagnostic(2));
    says('profile', diagnostic(66));
    const began = performance.now();
    const told = await verdicts({
      hangs: ['alma', { timeLimitMs: 400 }],
      html: ['alma'],
      text: ['alma'],
      breaks: ['alma'],
      huge: ['alma'],
      bomb: ['alma'],
      busy: ['alma'],
      profile: ['alma'],
      gone: ['alma', { address: 'http://127.0.0.1:1/' }],
      inside: ['alma', { address: 'http://10.0.0.1/sru' }],
      metadata: ['alma', { address: 'http://169.254.169.254/latest' }],
    });
    expect(performance.now() - began).to.be.below(8_000);
    expect(written, 'the answer is cut off long before its end').to.be.within(2_000_000, 20_000_000);
    const [huge] = await network({ huge: ['alma'] }).locate(['huge'], { isbns: [isbn] });
    expect(say(message('catalogue.ask_tooLarge', { detail: huge?.detail }), 'en')).to.equal(
      'The answer is larger than 2\u00a0MB; it was cut off.',
    );
    expect(say(message('catalogue.ask_tooLarge', { detail: huge?.detail }), 'fr')).to.equal(
      'La réponse dépasse 2\u00a0Mo\u00a0; elle a été coupée.',
    );
    expect(told).to.deep.equal({
      hangs: ['unknown', false, 'late'],
      html: ['unknown', false, 'notSru'],
      text: ['unknown', false, 'status'],
      breaks: ['unknown', false, 'cut'],
      huge: ['unknown', false, 'tooLarge'],
      bomb: ['unknown', false, 'notSru'],
      busy: ['unknown', false, 'later'],
      profile: ['unknown', false, 'profile'],
      gone: ['unknown', false, 'forbidden'],
      inside: ['unknown', false, 'forbidden'],
      metadata: ['unknown', false, 'forbidden'],
    });
  });

  it('are asked once in minutes for the same, and sooner again after a failure', async () => {
    let time = new Date('2026-11-27T12:00:00Z');
    says('kept', found(nana('952 __ $aCPL$p1')));
    const one = network({ kept: ['koha'] }, () => time);
    const ask = async () => (await one.locate(['kept'], { isbns: [isbn] }))[0];
    const [first, same] = await Promise.all([ask(), ask()]);
    expect([asked.length, first?.at, same?.at]).to.deep.equal([1, time.toISOString(), time.toISOString()]);
    time = new Date(time.getTime() + 4 * 60_000);
    expect((await ask())?.at).to.equal('2026-11-27T12:00:00.000Z');
    time = new Date(time.getTime() + 2 * 60_000);
    expect((await ask())?.at).to.equal(time.toISOString());
    says('kept', diagnostic(2));
    time = new Date(time.getTime() + 6 * 60_000);
    expect((await ask())?.trouble).to.equal('later');
    says('kept', found(nana('952 __ $aCPL$p1')));
    time = new Date(time.getTime() + 61_000);
    expect((await ask())?.verdict).to.equal('available');
  });

  it('that do not answer three times in a row are left alone for a minute, and cost nobody a wait meanwhile', async () => {
    let time = new Date('2026-11-27T12:00:00Z');
    answers['dead'] = () => {};
    const one = network({ dead: ['koha', { timeLimitMs: 200 }] }, () => time);
    for (const word of ['one', 'two', 'three']) expect((await one.search('dead', word))?.trouble).to.equal('late');
    expect(asked).to.have.length(3);
    time = new Date(time.getTime() + 30_000);
    const rested = await one.search('dead', 'four');
    expect(rested).to.include({ trouble: 'late', at: '2026-11-27T12:00:00.000Z' });
    const [located] = await one.locate(['dead'], { isbns: [isbn] });
    expect(located, 'not to know is not to lack').to.include({ verdict: 'unknown', holds: false, trouble: 'late' });
    expect(asked, 'nobody waited for it').to.have.length(3);
    // Whoever sets it up is told how it is now.
    expect((await one.tryOut('dead', { isbns: [isbn] }))?.asked).to.have.length(1);
    time = new Date(time.getTime() + 31_000);
    says('dead', found(nana('952 __ $aCPL$p1')));
    expect((await one.search('dead', 'five'))?.titles.map(({ title }) => title)).to.deep.equal(['Nana']);
    expect((await one.locate(['dead'], { isbns: [isbn], title: 'Nana' }))[0]?.verdict).to.equal('available');
  });

  it('order a rota: available first, those without it leave with the reason, the unknown stay', () => {
    const why = message('rotaReason.chosenByStaff');
    const lines = ['none', 'silent', 'out', 'in'].map((partner) => ({ partner, why }));
    const located = (partner: string, verdict: 'available' | 'notAvailable' | 'notHeld', available = 0) => ({
      partner,
      verdict,
      holds: verdict !== 'notHeld',
      at: '2026-11-27T12:00:00.000Z',
      available,
      copies: 1,
    });
    const seen = byCatalogues(
      lines,
      [located('none', 'notHeld'), located('out', 'notAvailable'), located('in', 'available', 2)],
      'America/Toronto',
    );
    expect(seen.lines.map(({ partner, why: said }) => `${partner}: ${english(said)}`)).to.deep.equal([
      'in: chosen by staff; 2 copies available (checked Nov 27, 2026, 07:00)',
      'silent: chosen by staff',
      'out: chosen by staff; all copies out or not lent (checked Nov 27, 2026, 07:00)',
    ]);
    expect(seen.leftOut).to.deep.equal([
      {
        partner: 'none',
        reason: 'notInCatalogue',
        at: '2026-11-27T12:00:00.000Z',
        zone: 'America/Toronto',
        why: message('leftOut.notInCatalogueAt', {
          at: { moment: '2026-11-27T12:00:00.000Z', zone: 'America/Toronto' },
        }),
      },
    ]);
    const [left] = seen.leftOut;
    expect(left && english(left.why)).to.equal('its catalogue does not have it (checked Nov 27, 2026, 07:00)');
    const nobody = byCatalogues([{ partner: 'none', why }], [located('none', 'notHeld')]);
    expect(
      nobody.lines.map(({ partner }) => partner),
      'better late than never',
    ).to.deep.equal(['none']);
  });
});
