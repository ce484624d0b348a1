import { expect } from 'chai';
import { type PartnerFigures, type RankCriterion, rank, usualCapacity } from '../../src/domain/rota/rota-ranking.js';
import { chooseRota } from '../../src/domain/rota/rota-rules.js';
import { leftOutWords, rankingWords } from '../../src/domain/rota/rota-words.js';
import { english, french } from '../support/english.js';

const figures = (partner: string, more: Partial<PartnerFigures> = {}): PartnerFigures => ({
  partner,
  name: partner,
  supplies: true,
  channel: 'well',
  openRequests: 0,
  limit: 10,
  medianDays: 3,
  supplied: 8,
  answered: 10,
  ...more,
});
const order = (...partners: PartnerFigures[]) => rank(partners).order.map(({ partner }) => partner);
const deciding = (...partners: PartnerFigures[]) => rank(partners).order[0]?.ranking.by;

describe('a ranked rota', () => {
  const better: [RankCriterion, Partial<PartnerFigures>, Partial<PartnerFigures>][] = [
    ['availability', { inCatalogue: 'available', tier: 3 }, { tier: 1 }],
    ['availability', {}, { inCatalogue: 'notAvailable' }],
    ['health', {}, { channel: 'unwell' }],
    ['tier', { tier: 1, fee: { amount: 20, currency: 'CAD' } }, { tier: 2 }],
    ['tier', { tier: 9 }, {}],
    ['fee', { fee: { amount: 5, currency: 'CAD' }, openRequests: 9 }, { fee: { amount: 12.5, currency: 'CAD' } }],
    ['fee', {}, { fee: { amount: 12.5, currency: 'USD' } }],
    ['load', { openRequests: 4, limit: 100 }, { openRequests: 1, limit: 10 }],
    ['supplyTime', { medianDays: 1.5 }, { medianDays: 2 }],
    ['supplyTime', { medianDays: 3, deliveryDays: 1 }, { medianDays: 2, deliveryDays: 5 }],
    ['fillRate', { supplied: 9, answered: 10 }, { supplied: 90, answered: 101 }],
  ];
  for (const [by, one, other] of better)
    it(`puts the better one first by ${by}, against the alphabet, and says so`, () => {
      expect(order(figures('A', other), figures('B', one))).to.deep.equal(['B', 'A']);
      expect(deciding(figures('A', other), figures('B', one))).to.equal(by);
    });

  it('does not compare fees of two currencies', () => {
    const one = figures('A', { fee: { amount: 20, currency: 'CAD' } });
    const other = figures('B', { fee: { amount: 15, currency: 'USD' } });
    expect(order(other, one)).to.deep.equal(['A', 'B']);
    expect(deciding(other, one)).to.equal('name');
  });

  it('says tier, fee, the way of the parcel and what the catalogue said, in both languages', () => {
    const { order: ranked } = rank([
      figures('A', { tier: 2, fee: { amount: 12.5, currency: 'CAD' }, deliveryDays: 3, inCatalogue: 'available' }),
      figures('B'),
    ]);
    const [line] = ranked;
    if (!line) throw new Error('nobody is ranked');
    const nameOf = (code: string) => code;
    expect(english(rankingWords(line.ranking, nameOf)))
      .to.include('tier 2; fee $12.50; supplies in 3 days')
      .and.to.include('parcel on its way 3 days; a copy is available')
      .and.to.include('before B: a copy is available, by its catalogue');
    expect(french(rankingWords(line.ranking, nameOf)))
      .to.include('groupe 2')
      .and.to.include('frais de 12,50')
      .and.to.include('avant B : un exemplaire est disponible selon son catalogue');
  });

  it('leaves out who is closed today, whatever the order of the rota; who is asked by nobody else is asked late', () => {
    const partners = ['A', 'B'].map((code) => ({ code, status: 'active' as const, lending: true }));
    const [first, second] = partners;
    const closed = [{ ...first, closedUntil: '2026-12-31' }, second] as typeof partners;
    const template = {
      code: 'T',
      name: 'All',
      order: 'ordered' as const,
      status: 'active' as const,
      members: ['A', 'B'],
    };
    const rule = { name: 'All', enabled: true, conditions: [], templates: ['T'], goesOn: false, lastResort: false };
    const chosen = chooseRota([rule], [template], {}, closed, '', [], [], '2026-12-24');
    expect(chosen.lines.map(({ partner }) => partner)).to.deep.equal(['B']);
    expect(chosen.leftOut.map(({ partner, reason }) => [partner, reason])).to.deep.equal([['A', 'closed']]);
    expect(chooseRota([rule], [template], {}, closed, '', [], [], '2027-01-01').lines).to.have.length(2);
  });

  it('asks each figure only when those before it are equal', () => {
    const worse: Partial<PartnerFigures>[] = [
      { channel: 'unwell', openRequests: 0, medianDays: 1, supplied: 10 },
      { channel: 'well', openRequests: 5, medianDays: 1, supplied: 10 },
      { channel: 'well', openRequests: 2, medianDays: 9, supplied: 10 },
      { channel: 'well', openRequests: 2, medianDays: 4, supplied: 1 },
      { channel: 'well', openRequests: 2, medianDays: 4, supplied: 2 },
    ];
    expect(order(...worse.map((each, at) => figures(`P${at}`, each)))).to.deep.equal(['P4', 'P3', 'P2', 'P1', 'P0']);
  });

  it('goes by name, then by code, when all is equal, whatever order they are given in', () => {
    const some = [figures('2', { name: 'Éclair' }), figures('3', { name: 'Zola' }), figures('1', { name: 'Éclair' })];
    expect(order(...some)).to.deep.equal(['1', '2', '3']);
    expect(order(...some.toReversed())).to.deep.equal(['1', '2', '3']);
    expect(deciding(...some)).to.equal('name');
  });

  it('puts who never supplied anything behind who did, with the same load', () => {
    const word = figures('A', { medianDays: undefined, saidDays: 2, supplied: 0, answered: 0 });
    expect(order(figures('B', { medianDays: 3 }), word), 'its own word counts while nothing is counted').to.deep.equal([
      'A',
      'B',
    ]);
    expect(rank([word]).order[0]?.ranking.saidDays).to.equal(2);
    const unknown = figures('A', { medianDays: undefined, supplied: 0, answered: 0 });
    expect(order(unknown, figures('B', { supplied: 1, answered: 10, medianDays: 30 }))).to.deep.equal(['B', 'A']);
  });

  it('takes a partner of unknown capacity for a usual one, and never leaves it out for its load', () => {
    const { order: ranked } = rank([figures('A', { limit: undefined, openRequests: usualCapacity + 1 })]);
    expect(ranked[0]?.ranking).to.include({ capacity: usualCapacity, capacityAssumed: true });
  });

  it('keeps the figures of each position, the partner behind it and what decided', () => {
    const { order: ranked } = rank([figures('A', { openRequests: 1 }), figures('B', { openRequests: 2 })]);
    expect(ranked.map(({ ranking }) => ranking)).to.deep.equal([
      {
        place: 1,
        of: 2,
        openRequests: 1,
        capacity: 10,
        medianDays: 3,
        supplied: 8,
        answered: 10,
        before: 'B',
        by: 'load',
      },
      { place: 2, of: 2, openRequests: 2, capacity: 10, medianDays: 3, supplied: 8, answered: 10 },
    ]);
  });

  it('leaves out who is closed, suspended, at the limit, without the item or the service, or was asked: each with why', () => {
    const { order: ranked, leftOut } = rank([
      figures('CLOSED', { closedUntil: '2026-12-26' }),
      figures('STOPPED', { channel: 'stopped' }),
      figures('FULL', { openRequests: 10 }),
      figures('LACKS', { notHeldAt: '2026-03-02T15:00:00.000Z' }),
      figures('LOANS', { supplies: false }),
      figures('ASKED', { asked: true, openRequests: 10 }),
      figures('FREE', { openRequests: 9 }),
    ]);
    expect(ranked.map(({ partner }) => partner)).to.deep.equal(['FREE']);
    expect(
      leftOut.map((left) => `${left.partner}: ${english(leftOutWords(left))} | ${french(leftOutWords(left))}`),
    ).to.deep.equal([
      'CLOSED: closed until Dec 26, 2026 | fermé jusqu’au 26 déc. 2026',
      'STOPPED: suspended: nothing is sent to it | suspendu : rien ne lui est envoyé',
      'FULL: at its limit: 10 of 10 open requests | à sa limite : 10 demandes en cours sur 10',
      'LACKS: does not hold it, as it said on Mar 2, 2026 | ne le possède pas, selon sa réponse du 2 mars 2026',
      'LOANS: does not offer this service | n’offre pas ce service',
      'ASKED: already asked | déjà sollicité',
    ]);
  });

  it('is told to staff in both languages', () => {
    const [first] = rank([
      figures('B', { openRequests: 1, medianDays: 1.5 }),
      figures('A', { openRequests: 2, channel: 'unwell' }),
    ]).order;
    const words = rankingWords(first?.ranking as never, (code) => `College ${code}`);
    expect(english(words)).to.equal(
      '1 of 2: 1 of 10 open requests (10 %); supplies in 1.5 days, filled 8 of 10 in 90 days (80 %); before College A: its messages get through',
    );
    expect(french(words)).to.equal(
      '1 sur 2 : 1 demande en cours sur 10 (10 %) ; fournit en 1,5 jour, 8 sur 10 satisfaites en 90 jours (80 %) ; avant College A : ses messages passent',
    );
  });
});

describe('a rota rule that leads to a ranked template', () => {
  const rule = {
    name: 'All',
    enabled: true,
    conditions: [],
    templates: ['BEST', 'REST'],
    goesOn: false,
    lastResort: false,
  };
  const templates = [
    { code: 'BEST', name: 'Best', order: 'ranked', status: 'active', members: ['A', 'B', 'GONE', 'C'] },
    { code: 'REST', name: 'Rest', order: 'ordered', status: 'active', members: ['C', 'D'] },
  ] as const;
  const partners = ['A', 'B', 'C', 'D'].map((code) => ({ code, status: 'active' as const, lending: true }));

  it('ranks within that template only, and does not ask later whom it left out', () => {
    const known = [figures('A', { openRequests: 9 }), figures('B'), figures('C', { openRequests: 10 })];
    const { lines, leftOut } = chooseRota(
      [rule],
      templates.map((each) => ({ ...each, members: [...each.members] })),
      {},
      partners,
      '',
      known,
    );
    expect(lines.map(({ partner, ranking }) => [partner, ranking?.place])).to.deep.equal([
      ['B', 1],
      ['A', 2],
      ['D', undefined],
    ]);
    expect(leftOut.map(({ partner, reason }) => [partner, reason])).to.deep.equal([
      ['GONE', 'notInDirectory'],
      ['C', 'atLimit'],
    ]);
  });
});
