import { expect } from 'chai';
import { likelyNumber, numberSays, pastedAs } from '../../src/ui/create/numbers.js';

describe('numbers of books and journals', () => {
  it('are right when their check digit is', () => {
    expect(numberSays('isbn', '978-0-262-03384-8')).to.equal('right');
    expect(numberSays('isbn', '0-8044-2957-X')).to.equal('right');
    expect(numberSays('issn', '0378-5955')).to.equal('right');
  });

  it('with a wrong last digit offer the likely one', () => {
    expect(numberSays('isbn', '9780262033849')).to.equal('wrongDigit');
    expect(likelyNumber('isbn', '9780262033849')).to.equal('9780262033848');
    expect(likelyNumber('issn', '0378-5950')).to.equal('03785955');
  });

  it('that are none at all are said to be none', () => {
    expect(numberSays('isbn', '12345')).to.equal('wrongForm');
    expect(numberSays('issn', '')).to.equal('empty');
  });
});

describe('what is pasted into the form', () => {
  it('is an ISBN wherever it stands', () => {
    expect(pastedAs('Cormen, Introduction to Algorithms. ISBN 978-0-262-03384-8 (2009)')).to.deep.equal({
      isbn: '9780262033848',
    });
  });

  it('is a DOI, whose digits are no ISSN', () => {
    expect(pastedAs('see https://doi.org/10.1016/j.heares.2004.05.003.')).to.deep.equal({
      doi: '10.1016/j.heares.2004.05.003',
    });
  });

  it('is an ISSN', () => {
    expect(pastedAs('Hearing Research, ISSN 0378-5955')).to.deep.equal({ issn: '0378-5955' });
  });

  it('is a title otherwise', () => {
    expect(pastedAs('  The Shape of Water ')).to.deep.equal({ title: 'The Shape of Water' });
  });
});
