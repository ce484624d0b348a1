import { expect } from 'chai';
import { catalogueIn, problemLines } from '../../src/cli/commands/catalogue-import.js';

type Problem = Parameters<typeof problemLines>[1][number];

describe('what an import tells of records', () => {
  it('KC18: says each cause once, in a whole sentence, with how many records it concerns', () => {
    const unknown = { trouble: 'locationUnknown', taken: true } as const;
    const problems: Problem[] = [
      { place: 0, recordId: 'b1', ...unknown, detail: 'MAIN REF' },
      { place: 90, recordId: 'b2', ...unknown, detail: 'MAIN REF' },
      { place: 180, trouble: 'noTitle', taken: false },
    ];
    const causes = new Map([
      ['locationUnknown', { count: 10_000, first: problems.slice(0, 2) }],
      ['noTitle', { count: 1, first: problems.slice(2) }],
    ]);
    const lines = problemLines(catalogueIn('en'), problems, causes);
    expect(lines).to.include(
      '10,000 records: An item stands at a location that is not known here, so it is shown but cannot be lent.',
    );
    expect(lines).to.include('1 record: It has no title (245).');
    expect(lines.filter((line) => line.includes('MAIN REF'))).to.have.length(2);
    expect(problemLines(catalogueIn('fr'), problems, causes)[1]).to.match(/^10\s000 notices\s: /);
  });
});
