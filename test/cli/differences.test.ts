import { expect } from 'chai';
import { differences } from '../../src/cli/commands/directory-rows.js';

describe('where two values of a directory differ', () => {
  it('is told as deep as both are made of parts', () => {
    const ours = {
      en: { heading: 'A question', lines: ['a'] },
      fr: { heading: 'Une question au sujet', lines: ['b'] },
    };
    const file = { en: { heading: 'A question', lines: ['a'] }, fr: { heading: 'Une question', lines: ['b'] } };
    expect(differences('text', ours, file)).to.deep.equal([
      { path: 'text.fr.heading', from: 'Une question au sujet', to: 'Une question' },
    ]);
  });

  it('takes a list of records apart when it is as long, and tells another one whole', () => {
    const one = [{ fact: 'partner', values: ['A'] }];
    expect(differences('conditions', one, [{ fact: 'partner', values: ['B'] }])).to.deep.equal([
      { path: 'conditions.0.values', from: ['A'], to: ['B'] },
    ]);
    expect(differences('members', ['A'], ['A', 'B'])).to.deep.equal([{ path: 'members', from: ['A'], to: ['A', 'B'] }]);
    expect(differences('url', undefined, 'x')).to.deep.equal([{ path: 'url', from: undefined, to: 'x' }]);
  });
});
