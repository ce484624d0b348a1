import { expect } from 'chai';
import { differencesOf, puttingBack } from '../../src/ui/audit/differences.js';

const policies = (days: number, renew: boolean) => [
  { name: 'holdShelfDays', value: days, default: 7, ...(days === 7 ? {} : { changedAt: 'x', changedBy: 'roy' }) },
  { name: 'pickFromShelf', value: renew, default: false },
];

describe('FF11: a change in the audit log', () => {
  it('of policies names the policy and its values, no row number and no JSON', () => {
    expect(differencesOf(policies(7, false), policies(9, false))).to.deep.equal([
      { name: 'holdShelfDays', before: 7, after: 9 },
    ]);
  });

  it('of a thing leaves out what nobody changed', () => {
    const partner = { name: 'La Cité', version: 'a', channel: { state: 'closed' } };
    expect(
      differencesOf(partner, { name: 'La Cité collégiale', version: 'b', channel: { state: 'open' } }),
    ).to.deep.equal([{ name: 'name', before: 'La Cité', after: 'La Cité collégiale' }]);
  });

  it('is put back by the fields that it changed, unless it was refused or the thing is gone', () => {
    const before = { name: 'La Cité', currency: undefined, credentials: [], version: 'a' };
    const after = { name: 'X', currency: 'CAD', credentials: [{ id: '1' }], version: 'b' };
    const entry = { thing: 'partner', outcome: 'done', before, after };
    expect(puttingBack(entry)).to.deep.equal({ name: 'La Cité', currency: null });
    expect(puttingBack({ ...entry, outcome: 'refused' })).to.equal(undefined);
    expect(puttingBack({ ...entry, after: undefined })).to.equal(undefined);
    expect(puttingBack({ ...entry, thing: 'user' })).to.equal(undefined);
    expect(
      puttingBack({ thing: 'policies', outcome: 'done', before: policies(7, false), after: policies(9, false) }),
    ).to.deep.equal({ holdShelfDays: 7 });
  });
});
