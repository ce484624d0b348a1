import { expect } from 'chai';
import { retryAfterSeconds } from '../../src/adapters/courier/judge-answer.js';

const now = new Date('2026-03-01T12:00:00Z');
const seconds = (header: string | undefined, date?: string) => retryAfterSeconds(header, date, now);

describe('Retry-After (B14)', () => {
  it('is a number of seconds', () => {
    expect(seconds('120')).to.equal(120);
    expect(seconds('0')).to.equal(0);
    expect(seconds(' 5 ')).to.equal(5);
    expect(seconds('1000000000')).to.equal(1_000_000_000);
  });

  it('or an HTTP date, never in the past', () => {
    expect(seconds('Sun, 01 Mar 2026 12:05:00 GMT')).to.equal(300);
    expect(seconds('Sun, 01 Mar 2026 11:00:00 GMT')).to.equal(0);
  });

  it("counts a date from the partner's own clock", () => {
    expect(seconds('Sun, 01 Mar 2026 15:00:30 GMT', 'Sun, 01 Mar 2026 15:00:00 GMT')).to.equal(30);
  });

  it('is ignored when it is rubbish', () => {
    for (const rubbish of [
      undefined,
      '',
      'soon',
      '-5',
      '1.5',
      '1e3',
      'Monday',
      '2026-03-01T12:05:00Z',
      'Xyz, 99 Foo 2026 12:00:00 GMT',
      '9'.repeat(400),
    ])
      expect(seconds(rubbish), String(rubbish)).to.equal(undefined);
  });
});
