import { expect } from 'chai';
import { backupsToRemove } from '../../src/domain/jobs/backups.js';

const now = new Date('2026-11-27T12:00:00Z');
const aged = (...days: number[]) =>
  days.map((age) => ({ name: `${age}`, savedAt: new Date(now.getTime() - age * 86_400_000) }));
const gone = (ages: number[], rule: { days: number; least: number }) =>
  backupsToRemove(aged(...ages), { now, ...rule }).map(({ name }) => Number(name));

describe('which backups go', () => {
  it('those older than the days that they are kept for', () => {
    expect(gone([0, 1, 13, 15, 16], { days: 14, least: 1 })).to.deep.equal([15, 16]);
  });
  it('but never the newest ones, in whatever order they come', () => {
    expect(gone([40, 20, 30], { days: 14, least: 2 })).to.deep.equal([40]);
  });
  it('and never the last one, whatever is set', () => {
    expect(gone([400], { days: 1, least: 0 })).to.deep.equal([]);
  });
});
