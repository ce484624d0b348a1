import { expect } from 'chai';
import type { RequestDraft } from '../../src/contract/request-inputs.js';
import { atMost } from '../../src/contract/request-inputs.js';
import { citationDraftOf, citationFrom } from '../../src/engine/before-sending/citation-from.js';
import { changeProblems, draftProblems } from '../../src/engine/before-sending/draft-problems.js';

const now = new Date('2026-11-25T04:00:00Z'); // still the 24th in Toronto
const toronto = 'America/Toronto';
const problemsOf = (draft: Partial<RequestDraft>) =>
  draftProblems({ serviceType: 'Loan', title: 'Nana', ...draft }, now, toronto).map(({ field }) => field);

describe('a draft', () => {
  it('with a right number is taken as it is typed', () => {
    for (const isbn of ['0-385-25652-3', '9780385256520', '978-0-385-25652-0 (pbk.)'])
      expect(problemsOf({ isbn }), isbn).to.deep.equal([]);
    for (const doi of ['10.1000/182', 'doi:10.1000/182', 'https://doi.org/10.1000/182'])
      expect(problemsOf({ doi }), doi).to.deep.equal([]);
  });

  it('with a wrong check digit, a day that is none, or a day that is past names the field', () => {
    expect(problemsOf({ isbn: '9780385256521' })).to.deep.equal(['isbn']);
    expect(problemsOf({ issn: '0028-0837' })).to.deep.equal(['issn']);
    for (const needBeforeDate of ['2026-02-30', 'soon', '2026-11-23', '2026-11-30Tnoon'])
      expect(problemsOf({ needBeforeDate }), needBeforeDate).to.deep.equal(['needBeforeDate']);
    expect(problemsOf({ needBeforeDate: '2026-11-24' }), 'today here').to.deep.equal([]);
    expect(problemsOf({ maximumCosts: { amount: '12', currency: 'dollars' } })).to.deep.equal(['maximumCosts']);
    expect(problemsOf({ shipTo: { line1: ' ' } })).to.deep.equal(['shipTo']);
  });

  it('has a bound on every text', () => {
    for (const [field, most] of Object.entries(atMost))
      expect(problemsOf({ [field]: 'x'.repeat(most + 1) }), field).to.include(field);
  });

  it('may lose a field, but not its title', () => {
    expect(changeProblems({ author: null, isbn: null }, now, toronto)).to.deep.equal([]);
    expect(changeProblems({ title: null }, now, toronto).map(({ field }) => field)).to.deep.equal(['title']);
  });

  it('reads the same when it is opened again', () => {
    const draft = {
      title: 'Nana',
      author: 'Zola',
      isbn: '2070360024',
      doi: '10.1/x',
      oclc: '1',
      lccn: '2',
      pmid: '3',
      publisher: 'P',
      placeOfPublication: 'Paris',
      publicationDate: '1880',
      publicationType: 'Book',
      edition: '2nd',
      volume: '1',
      issue: '2',
      titleOfComponent: 'T',
      authorOfComponent: 'A',
      pagesRequested: '1-2',
      serviceLevel: 'Rush',
      requestedMedia: 'PDF',
      note: 'N',
      needBeforeDate: '2026-12-01T04:59:59.000Z',
      maximumCosts: { amount: '1.00', currency: 'CAD' },
      shipTo: { line1: '1 Main', locality: 'Ottawa', region: 'ON', country: 'CA' },
    };
    const again = citationDraftOf(citationFrom({ ...draft, serviceType: 'Loan' }, toronto));
    expect(JSON.parse(JSON.stringify(again))).to.deep.equal(draft);
  });
});
