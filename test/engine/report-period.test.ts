import { expect } from 'chai';
import { periodOf } from '../../src/engine/figures/period.js';

const zones: Record<string, string> = { LETTERKENNY: 'America/Winnipeg', HALIFAX: 'America/Halifax' };
const context = {
  settings: { timeZone: 'America/Toronto' },
  local: {
    libraries: {
      list: async () => Object.keys(zones).map((code) => ({ code })),
      calendar: async (code?: string) => ({ timeZone: (code && zones[code]) || 'America/Toronto' }),
    },
  },
} as never;

describe('the days of a report', () => {
  /** Half past midnight in Halifax is still the day before in Toronto, and in UTC long the day after. */
  const now = new Date('2026-11-28T03:30:00Z');

  it('end today by the calendar of the library, not by UTC', async () => {
    expect(await periodOf(context, {}, now)).to.deep.equal({ from: '2025-11-27', to: '2026-11-27' });
    expect(await periodOf(context, { library: 'LETTERKENNY' }, now)).to.include({ to: '2026-11-27' });
    expect(await periodOf(context, { library: 'HALIFAX' }, new Date('2026-11-28T04:30:00Z'))).to.include({
      to: '2026-11-28',
    });
  });

  it('are as asked where they were said', async () => {
    expect(await periodOf(context, { from: '2026-01-01', to: '2026-03-31', partner: 'lacite' }, now)).to.deep.equal({
      from: '2026-01-01',
      to: '2026-03-31',
      partner: 'lacite',
    });
    expect((await periodOf(context, { to: '2028-02-29' }, now)).from).to.equal('2027-03-01');
  });
});
