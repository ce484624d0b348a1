import { expect } from 'chai';
import { bibOf } from '../../src/catalogue/bib.js';
import { type Citation, citationOfRecord } from '../../src/catalogue/marc/citation.js';
import { marcIn, splitMarcXml } from '../../src/catalogue/marc/marcxml.js';
import { readXml } from '../../src/catalogue/xml.js';
import { worksHeldBy } from '../../src/cli/demo/patron.js';

/** What a catalogue makes of the records of a college. */
async function citationsOf(college: number): Promise<Citation[]> {
  const file = Buffer.from(`<collection>${worksHeldBy(college).join('')}</collection>`);
  const found: Citation[] = [];
  for await (const each of splitMarcXml(
    (async function* () {
      yield file;
    })(),
  )) {
    const citation = each.kind === 'read' ? citationOfRecord(each.record) : undefined;
    if (citation) found.push(citation);
  }
  return found;
}

describe('the catalogues of the demonstration', () => {
  it('KC20: have so many titles that pages, facets and one line for several colleges are seen, each with its content', () => {
    const held = [0, 1, 2].map((college) =>
      worksHeldBy(college).flatMap((xml) => {
        const read = readXml(xml);
        const bib = read.kind === 'read' ? bibOf(marcIn(read.root)) : undefined;
        return bib?.kind === 'bib' ? [bib] : [];
      }),
    );
    for (const titles of held) expect(titles.length).to.be.above(140);
    const [first = [], second = []] = held.map((titles) => titles.map(({ bib }) => bib.title));
    expect(first.filter((title) => second.includes(title)).length).to.be.above(60);
    expect(held[0]?.map(({ bib }) => bib.language)).to.include.members(['eng', 'fre']);
    expect(held[0]?.filter(({ bib }) => !bib.extent || !bib.publisher || bib.words.subjects === '')).to.deep.equal([]);
  });

  const countOf = <T>(list: readonly T[], of: (each: T) => string | undefined) =>
    list.reduce<Record<string, number>>((counts, each) => {
      const key = of(each) ?? '';
      counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    }, {});

  it('KC20: hold about 400 titles over the network, at least 150 a college, in several forms, languages and editions', async () => {
    const colleges = await Promise.all([0, 1, 2].map(citationsOf));
    for (const titles of colleges) expect(titles.length).to.be.greaterThan(149);
    const keyOf = ({ title, author, format, year }: Citation) => `${title} ${author} ${format} ${year}`;
    const byWork = countOf(colleges.flat(), keyOf);
    expect(Object.keys(byWork).length).to.be.within(380, 420);
    expect(Object.values(byWork).filter((count) => count > 1).length, 'held by several').to.be.greaterThan(150);
    const forms = countOf(colleges.flat(), ({ format }) => format);
    for (const form of ['book', 'ebook', 'journal', 'score', 'music', 'sound', 'video', 'map'])
      expect(forms[form], form).to.be.greaterThan(7);
    const languages = countOf(colleges.flat(), ({ language }) => language);
    expect(Object.keys(languages)).to.include.members(['eng', 'fre', 'spa', 'ger', 'ita', 'iku']);
    const editions = countOf(
      colleges.flat().filter(({ format }) => format === 'book'),
      ({ title, author }) => `${title} ${author}`,
    );
    expect(Object.values(editions).filter((count) => count > 2).length, 'editions to put together').to.be.greaterThan(
      20,
    );
  });

  it('are the same each time, and that of the French college has the most in French', async () => {
    expect(worksHeldBy(1)).to.deep.equal(worksHeldBy(1));
    const inFrench = await Promise.all(
      [0, 1, 2].map(async (at) => (await citationsOf(at)).filter(({ language }) => language === 'fre').length),
    );
    expect(Math.max(...inFrench)).to.equal(inFrench[1]);
    expect(inFrench[1]).to.be.greaterThan(100);
  });
});
