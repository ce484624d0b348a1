import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { dialectsReadme, withEntries } from '../../support/dialects-readme.js';

describe('the README of the dialects', () => {
  it('lists them with who needs each and what does not arrive as it was sent; write-dialects.ts prints it', () => {
    const readme = readFileSync(dialectsReadme, 'utf8');
    expect(withEntries(readme)).to.equal(readme);
  });
});
