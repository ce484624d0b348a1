import { expect } from 'chai';
import { isKnown } from '../../src/ui/live/known.js';

describe('KA48 what a page knows of a request already', () => {
  it('is not a change that closed an attention item without a step', () => {
    const change = { version: 7, attention: 0 };
    expect(isKnown({ version: 7, needsAttention: 1 }, change)).to.equal(false);
    expect(isKnown({ version: 7, needsAttention: 0 }, change)).to.equal(true);
    expect(isKnown({ version: 8, needsAttention: 1 }, change), 'a later answer').to.equal(true);
    expect(isKnown({ version: 6, needsAttention: 0 }, change)).to.equal(false);
  });
});
