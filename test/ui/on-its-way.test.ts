import { expect } from 'chai';
import { asTheWayIs, lookAgainIn } from '../../src/ui/request/on-its-way.js';

const now = Date.parse('2026-12-01T12:00:00Z');
const message = (status: string, at = '2026-12-01T11:59:59Z', nextAttemptAt?: string) => ({
  status,
  at,
  partner: 'LEND',
  ...(nextAttemptAt ? { nextAttemptAt } : {}),
});
const way = (
  state: 'closed' | 'open' | 'held' | 'suspended',
  more: { reason?: string; nextProbeAt?: string } = {},
) => ({
  code: 'LEND',
  channel: { state, failuresInARow: 0, waiting: 1, ...more },
});

describe('a message that is on its way', () => {
  it('is looked for within the second while it is leaving, and not at all once nothing is on its way', () => {
    expect(lookAgainIn([message('delivered'), message('pending')], now)).to.be.below(1000);
    expect(lookAgainIn([message('sending')], now)).to.be.below(1000);
    expect(lookAgainIn([message('delivered'), message('refused'), message('held')], now)).to.equal(false);
    expect(lookAgainIn([], now)).to.equal(false);
  });

  it('is looked for seldom while it waits for a later try, and often around that try', () => {
    const waits = message('pending', '2026-12-01T11:00:00Z', '2026-12-01T12:05:00Z');
    expect(lookAgainIn([waits], now)).to.be.above(2000);
    expect(lookAgainIn([waits], Date.parse('2026-12-01T12:04:55Z'))).to.be.below(1000);
  });

  it('is held while its partner is held, and for the reason of that', () => {
    const waits = message('pending', undefined, '2026-12-01T12:01:00Z');
    for (const state of ['held', 'suspended'] as const)
      expect(asTheWayIs(waits, way(state, { reason: 'Held by Roy.' }))).to.deep.equal({
        ...message('held'),
        outcome: 'Held by Roy.',
      });
  });

  it('waits for the next probe of a partner that cannot be reached', () => {
    const probe = { reason: 'Nobody answers.', nextProbeAt: '2026-12-01T12:30:00Z' };
    expect(asTheWayIs(message('pending', undefined, '2026-12-01T12:01:00Z'), way('open', probe))).to.deep.equal({
      ...message('pending', undefined, '2026-12-01T12:30:00Z'),
      outcome: 'Nobody answers.',
    });
  });

  it('stays as the log says once it is settled, when the way is clear, and when it goes to another partner', () => {
    const held = way('held', { reason: 'Held by Roy.' });
    const others = { ...message('pending'), partner: 'NEXT' };
    for (const [each, its] of [
      [message('delivered'), held],
      [message('pending'), way('closed')],
      [others, held],
      [message('pending'), undefined],
    ] as const)
      expect(asTheWayIs(each, its)).to.equal(each);
  });
});
