import { expect } from 'chai';
import { scenes } from '../../../src/cli/demo/fill-desks.js';
import { worksHeldBy } from '../../../src/cli/demo/patron.js';

describe('the requests that the desks of the demo are given', () => {
  it('ask for nothing that a college of the demo has itself: it would be told to take it from its own shelf', () => {
    const held = [0, 1, 2].flatMap(worksHeldBy).join('\n');
    expect(held).to.include('Kamouraska');
    const wanted = scenes.flatMap(({ en, fr }) => [en.title, fr.title]);
    expect(wanted.filter((title) => held.includes(`>${title}<`))).to.deep.equal([]);
  });

  it('KB27: are for French titles at the college of French speakers', () => {
    const english = /\b(the|of|for|and)\b/i;
    const french = scenes.map(({ fr }) => fr.title);
    expect(french.filter((title) => english.test(title))).to.deep.equal([]);
    expect(new Set(french).size).to.equal(scenes.length);
  });
});
