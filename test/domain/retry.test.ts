import { expect } from 'chai';
import { afterFailure, afterSuccess, type Channel } from '../../src/domain/partner/channel.js';
import { nextTry } from '../../src/domain/partner/retry.js';

const start = new Date('2026-03-06T12:00:00Z');
const seconds = 1000;
const hours = 3600 * seconds;
const days = 24 * hours;
const at = (ms: number) => new Date(start.getTime() + ms);

describe('trying a message again', () => {
  const wait = (made: number, random = 0.5, retryAfterSeconds?: number) => {
    const next = nextTry({ made, since: start, now: start, random, retryAfterSeconds });
    return next.kind === 'again' ? (next.at.getTime() - start.getTime()) / 1000 : next.kind;
  };

  it('waits longer each time', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((made) => wait(made));
    expect(waits).to.deep.equal([0, 10, 60, 300, 1800, 7200, 21600, 43200, 43200, 43200]);
  });

  it('spreads the tries by a fifth each way', () => {
    expect(wait(2, 0)).to.equal(48);
    expect(wait(2, 1)).to.equal(72);
  });

  it('does as the partner asks, within reason (B14)', () => {
    expect(wait(1, 0.5, 120)).to.equal(120);
    expect(wait(1, 0.5, 0)).to.equal(1);
    expect(wait(1, 0.5, 999_999)).to.equal(43_200);
  });

  it('tries a last time on the seventh day and then gives up', () => {
    const late = nextTry({ made: 18, since: start, now: at(6.9 * days), random: 1 });
    expect(late).to.deep.equal({ kind: 'again', at: at(7 * days) });
    expect(nextTry({ made: 19, since: start, now: at(7 * days), random: 1 })).to.deep.equal({ kind: 'giveUp' });
  });

  it('does not give up a message that only waited for a closed channel', () => {
    expect(nextTry({ made: 2, since: start, now: at(9 * days), random: 0.5 }).kind).to.equal('again');
  });
});

describe('the channel to a partner', () => {
  const closed: Channel = { state: 'closed', failuresInARow: 0 };
  const failing = (times: number, from = closed) =>
    Array.from({ length: times }).reduce<Channel>((channel) => afterFailure(channel, start, []), from);

  it('opens after five failures in a row, for a minute', () => {
    expect(failing(4).state).to.equal('closed');
    expect(failing(5)).to.include({ state: 'open', openForSeconds: 60 });
    expect(failing(5).nextProbeAt).to.deep.equal(at(60 * seconds));
  });

  it('opens when four in five of the last twenty calls failed', () => {
    const recent = Array.from({ length: 20 }, (_, call) => call % 5 === 0);
    expect(afterFailure(closed, start, recent).state).to.equal('open');
    expect(afterFailure(closed, start, recent.slice(0, 19)).state).to.equal('closed');
  });

  it('waits twice as long after each probe that fails, half an hour at most', () => {
    const probed = [1, 2, 3, 4, 5, 6, 7].map((times) => failing(5 + times).openForSeconds);
    expect(probed).to.deep.equal([120, 240, 480, 960, 1800, 1800, 1800]);
  });

  it('is left to staff when it has been open for five days', () => {
    expect(afterFailure(failing(5), at(5 * days), []).state).to.equal('suspended');
  });

  it('lets messages through slowly at first after a probe that succeeds', () => {
    const rates = [failing(5)];
    for (let call = 0; call < 6; call += 1) rates.push(afterSuccess(rates.at(-1) ?? closed));
    expect(rates.slice(1).map((channel) => channel.ratePerSecond)).to.deep.equal([5, 10, 20, 40, 80, undefined]);
    expect(rates.at(-1)).to.deep.equal(closed);
  });

  it('forgets failures with a success', () => {
    expect(failing(4, afterSuccess(failing(4))).state).to.equal('closed');
  });

  it('stays held however calls go: that is staff’s order', () => {
    const held: Channel = { state: 'held', failuresInARow: 3 };
    expect(afterSuccess(held)).to.deep.equal({ state: 'held', failuresInARow: 0 });
    expect(afterFailure(held, start, []).state).to.equal('held');
  });
});
