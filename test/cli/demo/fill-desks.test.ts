import { expect } from 'chai';
import { scenes } from '../../../src/cli/demo/fill-desks.js';
import { worksHeldBy } from '../../../src/cli/demo/patron.js';

describe('the requests that the desks of the demo are given', () => {
  it('ask for nothing that a college of the demo has itself: it would be told to take it from its own shelf', () => {
    const held = [0, 1, 2].flatMap(worksHeldBy).join('\n');
    expect(held).to.include('Kamouraska');
    expect(scenes.filter(({ title }) => held.includes(`>${title}<`)).map(({ title }) => title)).to.deep.equal([]);
  });
});
