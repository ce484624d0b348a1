import { expect } from 'chai';
import { drawSlips } from '../../src/adapters/slips/index.js';
import { papers } from '../../src/domain/letters/papers.js';
import { english, french, print, scripts, slip } from './examples.js';
import { codesOn, readPdf } from './reader.js';

const kinds = Object.keys(english);
/** Words of a page, however its lines were broken. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('a slip as PDF', function () {
  this.timeout(60_000);

  const drawn = async (slips: Parameters<typeof drawSlips>[0], how: Partial<typeof print> = {}, dpi = 150) =>
    readPdf(await drawSlips(slips, { ...print, ...how }), dpi);
  const words = async (slips: Parameters<typeof drawSlips>[0], how: Partial<typeof print> = {}) =>
    flat((await drawn(slips, how, 30)).map(({ text }) => text).join(' '));

  for (const language of ['en', 'fr'] as const)
    for (const code of kinds)
      it(`${code} in ${language} says its facts on every paper, and scanners read its bar codes`, async () => {
        const { facts } = slip(code, language);
        for (const paper of papers) {
          const pages = await drawn([slip(code, language)], { paper, smallPaper: paper }, 150);
          const text = flat(pages.map((page) => page.text).join(' '));
          const where = `${code} ${language} ${paper}`;
          if (paper !== 'labels') expect(text, where).to.include(flat(String(facts.title)));
          expect(text, where).to.include(String(facts.externalId));
          const codes = (await Promise.all(pages.map(codesOn))).flat();
          const item = [facts.itemBarcodes ?? facts.temporaryBarcodes ?? []].flat();
          expect(codes, where).to.include.members(item);
          if (paper !== 'labels' && !facts.temporaryBarcodes)
            expect(codes, where).to.include.members([String(facts.externalId)]);
          expect(text, where).not.to.include('undefined');
        }
      });

  it('FA14: a shipping slip has both addresses, its terms, the note, and what stays with the item', async () => {
    const text = await words([slip('shippingSlip')]);
    for (const said of [
      'Shipping slip',
      'SHIP TO Algonquin College Resource Sharing Library, Room C350 1385 Woodroffe Avenue',
      'K2G 1V8',
      'FROM Northern College Library, Interlibrary Loan 4715 Highway 101 East',
      'Courier Canada Post',
      'Tracking 7023 2100 0000 0000',
      'Pieces 1 volume',
      'Item barcode: scan to receive',
      'Note from the borrower: Please ship to Room C350, not to Receiving.',
      'Keep this part with the item',
      'RETURN TO Northern College',
      'Due back at the lender Jan 22, 2027',
    ])
      expect(text).to.include(said);
    expect(text).to.match(/Due back Jan 22, 2027.*Renewals 2, ask first.*Use May leave the library.*Cost None asked/);
  });

  it('says the terms in French: on the spot only, no renewal, the cost, the day', async () => {
    const text = await words([slip('shippingSlip', 'fr')], { paper: 'a4' });
    for (const said of [
      'Bordereau d’expédition',
      'EXPÉDIER À Collège Boréal',
      'DE La Cité',
      'Messagerie Postes Canada',
      'À retourner le 22 janv. 2027',
      'Renouvellements Aucun',
      'Utilisation Consultation sur place seulement',
      'Laisser cette partie avec le document',
      'RETOURNER À La Cité',
      'De retour chez le prêteur le 22 janv. 2027',
    ])
      expect(text).to.include(said);
    expect(text).to.match(/Coût 12,50 \$/);
  });

  it('a return slip says where it goes, what of it was used and what the lender shall know', async () => {
    const text = await words([slip('returnSlip')]);
    for (const said of [
      'RETURN TO Northern College',
      'FROM Algonquin College',
      'Due back Dec 11, 2026',
      'Arrived here Nov 6, 2026',
      'Renewed Once',
      'Item barcode: scan to check in',
      'Your request number',
      'Note to the lender: Thank you.',
      'Questions ill@algonquin.example',
      'Put this slip in the parcel, address side up.',
    ])
      expect(text).to.include(said);
  });

  it('shows a patron as the library chose, and never the whole name', async () => {
    const shelf = (patronForm: typeof print.patronForm) => words([slip('holdShelfRequestSlip')], { patronForm });
    expect(await shelf('cardEnd'))
      .to.include('card … 0100')
      .and.to.include('Keep until Dec 4, 2026');
    expect(await shelf('initials')).to.include('R. S.');
    expect(await shelf('surname')).to.include('Specimen R.');
    expect(await shelf('none')).not.to.match(/Specimen|0100|R\. S\./);
    for (const patronForm of ['cardEnd', 'initials', 'surname', 'none'] as const)
      for (const code of kinds) expect(await words([slip(code)], { patronForm })).not.to.include('Robin Specimen');
  });

  it('lays two pull slips on a sheet, each counted, and a long one on a sheet of its own', async () => {
    const pull = slip('resourceRequestSlip');
    const long = { ...pull, facts: { ...pull.facts, requestNote: 'Please look in the annex as well. '.repeat(40) } };
    const two = await drawn([pull, pull], {}, 30);
    expect(two).to.have.length(1);
    expect(flat(two[0]?.text ?? ''))
      .to.include('1 of 2')
      .and.to.include('2 of 2');
    const four = await drawn([pull, long, pull, pull], {}, 30);
    expect(four.map(({ text }) => flat(text).match(/\d of 4/g))).to.deep.equal([
      ['1 of 4'],
      ['2 of 4'],
      ['3 of 4', '4 of 4'],
    ]);
    expect(flat(four[1]?.text ?? '').match(/annex as well/g)).to.have.length(40);
  });

  it('keeps a title of 300 characters whole, on every paper', async () => {
    const title = `${'An Encyclopaedia of Very Long Titles, with an Index '.repeat(6)}end`;
    for (const paper of ['letter', 'a4', 'receipt'] as const)
      for (const code of kinds) {
        const { facts } = slip(code);
        const text = await words([slip(code, 'en', { ...facts, title })], { paper, smallPaper: paper });
        expect(text, `${code} ${paper}`).to.include(title);
      }
  });

  it('has a code for each volume of a set, and all of them can be scanned', async () => {
    const { facts } = slip('shippingSlip');
    const volumes = Array.from({ length: 12 }, (_, at) => `3934500100${10 + at}`);
    const pages = await drawn([slip('shippingSlip', 'en', { ...facts, itemBarcodes: volumes })]);
    const codes = (await Promise.all(pages.map(codesOn))).flat();
    expect(codes).to.include.members(volumes);
    const text = flat(pages.map((page) => page.text).join(' '));
    expect(text).to.include('12 volumes').and.to.include('RETURN TO Northern College');
  });

  it('writes Cyrillic and Arabic whole: no box for a missing sign, and words in the order in which they are read', async () => {
    const [russian, arabic] = scripts;
    const text = await words(scripts.map((facts) => slip('resourceRequestSlip', 'en', facts)));
    expect(text).to.include(String(russian?.title)).and.to.include('Борис Пастернак · Москва : Пример, 2010');
    // Lam and alef are one sign on paper, and a reader may name its two letters the other way round.
    expect(text).to.match(/أو(لا|ال)د حارتنا : رواية \(2006\)/);
    expect(text).to.include(`${arabic?.author} · ${arabic?.publisher}`);
    expect(text).not.to.match(/[\u25a1\ufffd]/);
  });

  it('writes the languages of this country and its neighbours in other scripts: Cree, Inuktitut, Greek, Hebrew', async () => {
    const title = 'ᓀᐦᐃᔭᐍᐏᐣ ᐃᓄᒃᑎᑐᑦ Ελληνικά ḥāratinā';
    const { facts } = slip('returnSlip');
    expect(await words([slip('returnSlip', 'en', { ...facts, title })])).to.include(title);
  });

  it('takes whatever strangers wrote for text: controls, turned directions, braces, one endless word', async () => {
    const { facts } = slip('shippingSlip');
    const hostile = {
      ...facts,
      title: '\u0000{title} \u202Eevil\u202C <b>&amp;</b> (a) \\(b\\) %PDF endobj \uD800',
      author: 'W'.repeat(400),
      requestNote: `${'line\n'.repeat(300)}last`,
      shipTo: ['Algonquin College', ...Array.from({ length: 40 }, (_, at) => `line ${at}`)],
      externalId: 'été {id} \u0007',
      itemBarcodes: ['\u0000', '1'.repeat(90), 'A-1'],
    };
    const pages = await drawn([slip('shippingSlip', 'en', hostile)], {}, 150);
    const text = flat(pages.map((page) => page.text).join(' '));
    expect(text).to.include('{title} evil <b>&amp;</b> (a) \\(b\\) %PDF endobj');
    expect(text.replace(/\s/g, '')).to.include('W'.repeat(400));
    expect(text).to.include('line 39').and.to.include('été {id}').and.to.include('1'.repeat(20));
    expect(text.match(/line /g)?.length).to.be.greaterThan(300);
    expect((await Promise.all(pages.map(codesOn))).flat()).to.include('A-1');
  });

  it('leaves out what is not known: no empty label, no empty frame', async () => {
    const facts = kinds.flatMap((code) =>
      [english, french].flatMap((all, at) =>
        Object.keys(all[code] ?? {}).map((missing) => {
          const { [missing as 'title']: _gone, ...known } = all[code] ?? {};
          return slip(code, at === 0 ? 'en' : 'fr', known);
        }),
      ),
    );
    const pages = await drawn(facts, { smallPaper: 'letter' }, 20);
    expect(flat(pages.map(({ text }) => text).join(' '))).not.to.match(/undefined|null|NaN|\{\w+\}/);
  });

  it('puts labels where the sheet is free', async () => {
    const [page, next] = await drawn(
      [slip('returnSlip'), slip('shippingSlip')],
      { paper: 'labels', startLabel: 10 },
      40,
    );
    expect(flat(page?.text ?? ''))
      .to.include('RETURN TO')
      .and.to.include('OOALG0000188');
    expect(flat(next?.text ?? '')).to.include('OOALG0000241');
  });

  it('lists requests as a report: a row each, with its code, over as many pages as it needs', async () => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      slip('lendingReport', 'fr', { ...french['resourceRequestSlip'], externalId: `OSUBO00001${10 + at}` }),
    );
    const pages = await drawn(rows);
    const text = flat(pages.map((page) => page.text).join(' '));
    expect(text).to.include('Relevé des demandes entrantes').and.to.include('30 demandes');
    expect(pages.length).to.be.greaterThan(1);
    const codes = (await Promise.all(pages.map(codesOn))).flat();
    expect(codes).to.have.members(rows.map(({ facts }) => String(facts.externalId)));
  });

  it('is quick: a hundred pull slips', async () => {
    const pull = slip('resourceRequestSlip');
    const began = performance.now();
    const bytes = await drawSlips(
      Array.from({ length: 100 }, () => pull),
      print,
    );
    expect(performance.now() - began).to.be.lessThan(30_000);
    expect(bytes.length).to.be.lessThan(1_000_000);
  });
});
