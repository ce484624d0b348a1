import { expect } from 'chai';
import { findHoldings, type HoldingFacts, type TitleAskedFor } from '../../../src/domain/fulfilment/holdings.js';
import { type IdentifierKind, normalised } from '../../../src/domain/fulfilment/identifiers.js';
import { titleKeys } from '../../../src/domain/fulfilment/titles.js';

describe('identifiers in their comparable form', () => {
  const rows: [IdentifierKind, string, string | undefined][] = [
    ['ISBN', '0-14-044913-9', undefined],
    ['ISBN', '0-14-044913-2', '9780140449136'],
    ['ISBN', '978-0-14-044913-6 (pbk.)', '9780140449136'],
    ['ISBN', 'ISBN 080442957x', '9780804429573'],
    ['ISBN', '9780140449137', undefined],
    ['ISBN', 'unknown', undefined],
    ['ISSN', '0378-5955', '03785955'],
    ['ISSN', '2434561x', '2434561X'],
    ['ISSN', '0378-5954', undefined],
    ['OCLC', '(OCoLC)ocm00012345', '12345'],
    ['OCLC', 'on1100012345', '1100012345'],
    ['OCLC', 'abc', undefined],
  ];
  for (const [kind, written, value] of rows)
    it(`${kind} "${written}" is ${value ?? 'none'}`, () => expect(normalised(kind, written)).to.equal(value));
});

describe('titles in their comparable form', () => {
  it('have no accents, case, punctuation, first article or names', () => {
    expect(titleKeys('L’Étranger / Albert Camus')).to.deep.equal({ main: 'etranger', full: 'etranger' });
    expect(titleKeys('The Stranger')).to.include({ main: 'stranger' });
    expect(titleKeys('Le Cœur : roman')).to.deep.equal({ main: 'coeur', full: 'coeur roman' });
    expect(titleKeys('A')).to.include({ main: 'a' });
  });
});

describe('holdings that a partner asks for', () => {
  const book = (title: string, isbn?: string, policy: HoldingFacts['policy'] = 'loanable'): HoldingFacts => ({
    title,
    identifiers: isbn ? [{ kind: 'ISBN', value: isbn }] : [],
    policy,
  });
  const isbn = (value: string): TitleAskedFor['bibliographicItemId'] => [
    { bibliographicItemIdentifier: value, bibliographicItemIdentifierCode: { value: 'isbn' } },
  ];
  const stranger = book('L’étranger', '9782070360024');

  it('are found by ISBN, whether it has 10 or 13 digits, whatever the title says', () => {
    const found = findHoldings({ title: 'Something else', bibliographicItemId: isbn('2-07-036002-4') }, [stranger]);
    expect(found).to.deep.equal([{ holding: stranger, by: 'ISBN', otherEdition: false }]);
  });

  it('are found by the record number of OCLC', () => {
    const own: HoldingFacts = { ...book('x'), identifiers: [{ kind: 'OCLC', value: '12345' }] };
    const code = { bibliographicRecordIdentifierCode: { value: 'OCLC' } };
    const asked = { bibliographicRecordId: [{ ...code, bibliographicRecordIdentifier: 'ocm00012345' }] };
    expect(findHoldings(asked, [own])[0]?.by).to.equal('OCLC');
  });

  it('are found by title, the main title when one side has no subtitle', () => {
    expect(findHoldings({ title: 'l’Etranger: roman' }, [stranger])[0]).to.include({
      by: 'title',
      otherEdition: false,
    });
    expect(findHoldings({ title: 'History: a reader' }, [book('History: an introduction')])).to.deep.equal([]);
    expect(findHoldings({ title: '?!' }, [book('…')])).to.deep.equal([]);
  });

  it('with the same title but other numbers are shown as another edition', () => {
    const found = findHoldings({ title: 'L’Étranger', bibliographicItemId: isbn('9780140449136') }, [stranger]);
    expect(found[0]).to.include({ by: 'title', otherEdition: true });
  });

  it('come surest first, and those that may be lent before those that may not', () => {
    const [a, b, c] = [
      book('L’étranger'),
      book('L’étranger', '9782070360024', 'notRequestable'),
      book('L’étranger', '9782070360024'),
    ];
    const found = findHoldings({ title: 'L’étranger', bibliographicItemId: isbn('9782070360024') }, [a, b, c]);
    expect(found.map(({ holding }) => holding)).to.deep.equal([c, b, a]);
  });

  it('are none for a request without title and numbers', () => {
    expect(findHoldings({}, [stranger])).to.deep.equal([]);
  });
});
