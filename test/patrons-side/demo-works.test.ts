import { expect } from 'chai';
import { bibOf } from '../../src/catalogue/bib.js';
import { marcIn } from '../../src/catalogue/marc/marcxml.js';
import { readXml } from '../../src/catalogue/xml.js';
import { worksHeldBy } from '../../src/cli/demo/patron.js';

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
    expect(new Set(held[0]?.map(({ bib }) => bib.language))).to.deep.equal(new Set(['eng', 'fre']));
    expect(held[0]?.filter(({ bib }) => !bib.extent || !bib.publisher || bib.words.subjects === '')).to.deep.equal([]);
  });
});
