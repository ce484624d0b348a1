import { expect } from 'chai';
import { restRanked } from '../../src/domain/rota/rota-anew.js';
import type { LeftOut, PartnerFigures } from '../../src/domain/rota/rota-ranking.js';

const figures = (partner: string, more: Partial<PartnerFigures> = {}): PartnerFigures => ({
  partner,
  name: partner,
  supplies: true,
  channel: 'well',
  openRequests: 0,
  limit: 10,
  supplied: 0,
  answered: 0,
  ...more,
});
const nothing = () => undefined;
const best = (partner: string) => ({ partner, rankedIn: 'BEST' });
const atLimit = (partner: string): LeftOut => ({ ...best(partner), reason: 'atLimit', openRequests: 3, limit: 3 });

describe('the rest of a rota before the next partner is asked', () => {
  it('is ranked by the figures of now, each template for itself, where its first partner stood', () => {
    const rest = [{ partner: 'FIRST' }, best('A'), best('B'), { partner: 'MIDDLE' }, { partner: 'Z', rankedIn: 'FAR' }];
    const { lines, leftOut } = restRanked(rest, [], nothing, [figures('A', { openRequests: 4 }), figures('B')]);
    expect(lines.map(({ partner }) => partner)).to.deep.equal(['FIRST', 'B', 'A', 'MIDDLE', 'Z']);
    expect(lines[1]?.ranking).to.deep.include({ place: 1, of: 2, before: 'A', by: 'load' });
    expect(lines[0]).to.deep.equal({ partner: 'FIRST' });
    expect(leftOut).to.deep.equal([]);
  });

  it('takes back whom the template left out, and leaves out who is hindered now', () => {
    const { lines, leftOut } = restRanked([best('A'), best('B')], [atLimit('C')], nothing, [
      figures('A', { closedUntil: '2026-12-31' }),
      figures('B', { openRequests: 1 }),
      figures('C'),
    ]);
    expect(lines.map(({ partner, back }) => [partner, back])).to.deep.equal([
      ['C', true],
      ['B', undefined],
    ]);
    expect(leftOut).to.deep.equal([{ ...best('A'), reason: 'closed', until: '2026-12-31' }]);
  });

  it('leaves to their reasons whom no ranked template named', () => {
    const other: LeftOut = { partner: 'D', reason: 'cannotSupply' };
    expect(restRanked([best('A')], [other], nothing, [figures('A')]).leftOut).to.deep.equal([other]);
  });

  it('asks who is left out for a while when otherwise nobody would be, and never who cannot supply', () => {
    const hindrance = (partner: string): LeftOut | undefined =>
      partner === 'OUT' ? { partner, reason: 'cannotSupply' } : undefined;
    const { lines, leftOut } = restRanked([best('OUT')], [atLimit('FULL')], hindrance, [
      figures('FULL', { openRequests: 3, limit: 3 }),
    ]);
    expect(lines).to.deep.equal([{ ...best('FULL'), late: atLimit('FULL') }]);
    expect(leftOut).to.deep.equal([{ ...best('OUT'), reason: 'cannotSupply' }]);
  });
});
