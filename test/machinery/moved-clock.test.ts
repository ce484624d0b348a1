import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { clockOfCommit, clocks, momentOf, moveClock } from '../support/moved-clock.js';

const now = new Date('2026-11-30T18:00:00Z');
const text = (wish: string): string => momentOf(wish, now).toISOString().slice(0, 16);

describe('KD0 npm test -- --clock', () => {
  it('takes a number of days, a day, and a time of the clock in Ontario', () => {
    expect(text('+40d')).to.equal('2027-01-09T18:00');
    expect(text('2027-07-01')).to.equal('2027-07-01T14:00');
    expect(text('2027-01-31T23:30')).to.equal('2027-02-01T04:30');
  });

  it('knows by name the days that tests have failed on', () => {
    expect(text('Saturday')).to.equal('2026-12-05T15:00');
    expect(text('end-of-january')).to.equal('2027-01-31T15:00');
    expect(text('leap-day')).to.equal('2028-02-29T15:00');
    expect(text('end-of-year')).to.equal('2026-12-31T15:00');
    expect(text('spring'), 'a minute before 02:00 becomes 03:00').to.equal('2027-03-14T06:59');
    expect(text('autumn'), 'a minute before 02:00 becomes 01:00').to.equal('2027-11-07T05:59');
  });

  it('says what can be written when a day is none', () => {
    expect(() => momentOf('tomorrow', now)).to.throw('--clock tomorrow is no day. Write +40d, 2027-01-31');
    expect(() => momentOf('2027-13-01', now)).to.throw('is no day');
  });

  it('draws the same day for the same commit, and each day for some commit', () => {
    const drawn = Array.from({ length: 400 }, (_, n) => clockOfCommit((n * 7919).toString(16).padStart(8, '0')).name);
    expect(new Set(drawn).size).to.equal(clocks.length);
    expect(clockOfCommit('cfcf000b')).to.equal(clockOfCommit('cfcf000bdeadbeef'));
  });

  it('moves what a process reads as its time, and not what it measures', function () {
    this.timeout(20_000);
    const real = { ...process.env };
    for (const name of ['LD_PRELOAD', 'FAKETIME', 'DONT_FAKE_MONOTONIC']) delete real[name];
    const readBy = (env: NodeJS.ProcessEnv) =>
      spawnSync(process.execPath, ['-e', 'console.log(Date.now(), performance.now() < 10_000)'], {
        env,
        encoding: 'utf8',
      })
        .stdout.trim()
        .split(' ');
    const moved = moveClock(new Date(now.getTime() + 40 * 86_400_000), now);
    if (typeof moved === 'string') return this.skip();
    const [here, there] = [readBy(real), readBy({ ...real, ...moved.env })];
    expect((Number(there[0]) - Number(here[0])) / 86_400_000).to.be.within(39.99, 40.01);
    expect(there[1]).to.equal('true');
  });
});
