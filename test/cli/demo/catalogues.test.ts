import { expect } from 'chai';
import { type Citation, citationOfRecord } from '../../../src/catalogue/marc/citation.js';
import { splitMarcXml } from '../../../src/catalogue/marc/marcxml.js';
import { worksHeldBy } from '../../../src/cli/demo/patron.js';

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

describe('the catalogues of the demo (KC20)', () => {
  const countOf = <T>(list: readonly T[], of: (each: T) => string | undefined) =>
    list.reduce<Record<string, number>>((counts, each) => {
      const key = of(each) ?? '';
      counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    }, {});

  it('hold about 400 titles over the network, at least 150 a college, in several forms, languages and editions', async () => {
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
