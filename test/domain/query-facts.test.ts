import { expect } from 'chai';
import { freeze } from '../../src/domain/letters/freeze.js';
import { namedQuery, type QueryText, queryTypes, usualQuery } from '../../src/domain/letters/queries.js';
import { queryFacts, unknownFacts } from '../../src/domain/letters/query-facts.js';
import { english } from '../support/english.js';

const text = (heading: string, ...lines: string[]): QueryText => ({
  en: { heading, lines },
  fr: { heading: 'Une question', lines: ['« {title} »'] },
});

describe('what a query to a patron may mention', () => {
  it('is what its letter knows of the request, and nothing that the text itself is', () => {
    expect(queryFacts).to.include.members(['title', 'author', 'externalId', 'volume']);
    expect(queryFacts).to.not.include.members(['queryLines', 'patronNote', 'feeNote']);
  });

  it('else it is refused by its name, with the language and the choice', () => {
    expect(unknownFacts(text('About {title}', 'By {author}.'))).to.deep.equal([]);
    const [heading, line, ...more] = unknownFacts(text('About {titel}', 'By {author}.', 'For {feeNote}.'));
    expect([heading?.field, line?.field, more]).to.deep.equal(['en.heading', 'en.lines', []]);
    expect(english(heading?.problem)).to.include('{titel}').and.to.include('{externalId}, {title}');
    expect(english(line?.problem)).to.include('{feeNote}');
  });

  it('is filled in when the letter is written; what is not known leaves no gap, and no title is filled in itself', () => {
    const letter = freeze(
      'queryToPatron',
      {
        title: 'Nana {author}',
        externalId: 'OCAL7',
        queryHeading: { in: { en: 'About {title}', fr: 'Au sujet de {title}' } },
        queryLines: { in: { en: 'By {author} in {externalId}.\nYours', fr: '{externalId}' } },
      },
      'en',
    );
    expect([letter.queryHeading, letter.queryLines]).to.deep.equal(['About Nana {author}', ['By in OCAL7.', 'Yours']]);
  });
});

describe('the name of a query', () => {
  it('is for staff; a text without one keeps the name it had', () => {
    const usual = queryTypes.map(usualQuery);
    expect(usual.map(({ en }) => en.name)).to.deep.equal([
      ...['More information', 'Another edition', 'A condition', 'A delay', 'A question'],
    ]);
    expect(usual[3]?.fr.heading).to.equal('Le délai sera plus long que souhaité');
    expect(usual.map(({ en, fr }) => en.lines.length === fr.lines.length)).to.not.include(false);
    expect(namedQuery(text('Late', 'x'), usualQuery(4)).en.name).to.equal('A delay');
    const renamed = { ...text('Late', 'x'), en: { name: 'Late', heading: 'Late', lines: ['x'] } };
    expect(namedQuery(renamed, usualQuery(4)).en.name).to.equal('Late');
  });
});
