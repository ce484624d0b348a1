import { expect } from 'chai';
import { healthOf } from '../../src/domain/partner/health.js';

const partner = (channel: object, status: 'active' | 'inactive' = 'active') => ({
  status,
  channel: { state: 'closed' as const, failuresInARow: 0, waiting: 0, ...channel },
});
const at = '2026-12-01T12:00:00Z';

describe('FF3: what is said of the way to a partner', () => {
  it('is that nobody was reached, when it was never called', () => {
    expect(healthOf(partner({}))).to.equal('unreached');
  });

  it('is what came of the last call or test', () => {
    expect(healthOf(partner({ lastCall: { at, answered: false } }))).to.equal('failing');
    expect(healthOf(partner({ lastCall: { at, answered: true } }))).to.equal('well');
  });

  it('is the order of staff, or the silence, before that', () => {
    for (const state of ['held', 'suspended'] as const)
      expect(healthOf(partner({ state, lastCall: { at, answered: true } }))).to.equal(state);
    expect(healthOf(partner({ state: 'open', lastCall: { at, answered: true } }))).to.equal('silent');
    expect(healthOf(partner({ lastCall: { at, answered: true } }, 'inactive'))).to.equal('inactive');
  });
});
