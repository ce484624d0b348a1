import { expect } from 'chai';
import { patronFactRows, patronFields } from '../../src/domain/request/patron-facts.js';

/** Written once more by hand: a row that loses a field here would hide it from the walks that go by the rows. */
const facts = {
  name: 'seePatrons: requester patronName',
  number: 'seePatrons: patron patronId',
  contact: 'seePatrons: patronEmail patronLanguage',
  record: 'seePatrons: patronGroup patronStanding',
  words: 'seePatrons: patronNote patronAnswer',
  letters: 'seePatrons: ',
  partnersPatron: 'seePatrons: patronInfo',
  openings: 'seeOpenedPatrons: ',
};

describe('E20, KD13: what is known of patrons', () => {
  it('is hidden field by field, by the right that each needs', () => {
    const rows = Object.entries(patronFactRows).map(([fact, { seenWith, fields }]) => [
      fact,
      `${seenWith}: ${[...fields].sort().join(' ')}`,
    ]);
    const sorted = Object.entries(facts).map(([fact, text]) => {
      const [right, names = ''] = text.split(': ');
      return [fact, `${right}: ${names.split(' ').sort().join(' ')}`];
    });
    expect(Object.fromEntries(rows)).to.deep.equal(Object.fromEntries(sorted));
    expect(patronFields.size).to.equal(11);
  });
});
