import { expect } from 'chai';
import { downloadAddresses } from '../support/lock-file.js';

describe('the lock file', () => {
  it('does not say where a package was downloaded', () => {
    expect(downloadAddresses()).to.deep.equal([]);
  });

  it('would be caught if it did', () => {
    expect(downloadAddresses('{\n  "resolved": "https://registry.example/x.tgz"\n}')).to.have.length(1);
  });
});
