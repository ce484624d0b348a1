import { expect } from 'chai';
import { type AskedPartner, chooseRota, type RotaRule, type RotaTemplate } from '../../src/domain/rota/rota-rules.js';
import { conditionProblem, fitAll } from '../../src/domain/rules/rule-conditions.js';
import { sendsByItself } from '../../src/domain/rules/sending-rules.js';
import { message } from '../../src/words/index.js';
import { english } from '../support/english.js';

const template = (code: string, members: string[], more: Partial<RotaTemplate> = {}): RotaTemplate => ({
  code,
  name: code,
  order: 'ordered',
  status: 'active',
  members,
  ...more,
});
const rule = (name: string, templates: string[], more: Partial<RotaRule> = {}): RotaRule => ({
  name,
  templates,
  enabled: true,
  conditions: [],
  goesOn: false,
  lastResort: false,
  ...more,
});
const partner = (code: string, more: Partial<AskedPartner> = {}): AskedPartner => ({
  code,
  status: 'active',
  lending: true,
  ...more,
});

const partners = ['LACITE', 'NORTHERN', 'BIG', 'FAR'].map((code) => partner(code));
const templates = [
  template('COURIER', ['LACITE', 'NORTHERN']),
  template('DIGITAL', ['BIG']),
  template('ANYBODY', ['NORTHERN', 'FAR']),
];
const articles = [{ fact: 'requestedFormat', operator: 'is', values: ['Article'] } as const].map((each) => ({
  ...each,
  values: [...each.values],
}));
const asked = (rules: RotaRule[], facts = {}, from = partners) =>
  chooseRota(rules, templates, facts, from, 'a request').lines.map(({ partner: code }) => code);

describe('rota assignment rules', () => {
  it('R7: the first rule that fits gives the partners, each with the rule and the rota that put it there', () => {
    const rules = [rule('Articles', ['DIGITAL'], { conditions: articles }), rule('Everything', ['COURIER'])];
    expect(chooseRota(rules, templates, { requestedFormat: 'article' }, partners, '').lines).to.deep.equal([
      {
        partner: 'BIG',
        why: message('rotaReason.byRule', { rule: 'Articles', rota: 'DIGITAL' }),
      },
    ]);
    expect(asked(rules, { requestedFormat: 'Book' })).to.deep.equal(['LACITE', 'NORTHERN']);
  });

  it('chain when a rule goes on, and a partner stands where it is named first', () => {
    const rules = [rule('Near', ['COURIER'], { goesOn: true }), rule('Then', ['ANYBODY']), rule('Never', ['DIGITAL'])];
    expect(asked(rules)).to.deep.equal(['LACITE', 'NORTHERN', 'FAR']);
  });

  it('end with the last resort, wherever it is in the list and whatever fitted before', () => {
    const rules = [rule('Last', ['ANYBODY'], { lastResort: true }), rule('First', ['COURIER'])];
    expect(asked(rules)).to.deep.equal(['LACITE', 'NORTHERN', 'FAR']);
    expect(asked([rule('Last', ['ANYBODY'], { lastResort: true })])).to.deep.equal(['NORTHERN', 'FAR']);
  });

  it('skip what is turned off: rules and templates', () => {
    expect(asked([rule('Off', ['COURIER'], { enabled: false }), rule('On', ['DIGITAL'])])).to.deep.equal(['BIG']);
    const off = [template('COURIER', ['LACITE'], { status: 'inactive' })];
    expect(chooseRota([rule('On', ['COURIER', 'GONE'])], off, {}, partners, '').lines).to.deep.equal([]);
  });

  it('leave out who was asked already, in whatever order the rota is', () => {
    for (const order of ['ordered', 'random', 'ranked'] as const) {
      const rotas = [template('COURIER', ['LACITE', 'NORTHERN'], { order })];
      const { lines, leftOut } = chooseRota([rule('All', ['COURIER'])], rotas, {}, partners, 'x', [], ['LACITE']);
      expect(lines.map(({ partner: code }) => code)).to.deep.equal(['NORTHERN']);
      expect(leftOut.map(({ partner: code, reason }) => [code, reason])).to.deep.equal([['LACITE', 'alreadyAsked']]);
    }
  });

  it('leave out who cannot be asked, and say why', () => {
    const some = [partner('LACITE', { status: 'inactive' }), partner('FAR', { lending: false })];
    const { lines, leftOut } = chooseRota([rule('All', ['COURIER', 'ANYBODY'])], templates, {}, some, '');
    expect(lines).to.deep.equal([]);
    expect(leftOut.map(({ partner: code, why }) => `${code} ${english(why)}`)).to.deep.equal([
      'LACITE inactive; rule “All”, rota “COURIER”',
      'NORTHERN not in the directory; rule “All”, rota “COURIER”',
      'FAR does not lend to us; rule “All”, rota “ANYBODY”',
    ]);
  });

  it('shuffle a random template: another order for another request, the same for the same, nobody lost', () => {
    const members = Array.from({ length: 6 }, (_, at) => `P${at}`);
    const random = [template('MIX', members, { order: 'random' })];
    const many = members.map((code) => partner(code));
    const order = (seed: string) =>
      chooseRota([rule('Mix', ['MIX'])], random, {}, many, seed).lines.map(({ partner: code }) => code);
    expect(order('one')).to.deep.equal(order('one'));
    expect(order('one').toSorted()).to.deep.equal(members);
    const seeds = Array.from({ length: 300 }, (_, at) => `request ${at}`);
    const firsts = seeds.map((seed) => order(seed)[0]);
    for (const code of members) expect(firsts.filter((first) => first === code).length, code).to.be.within(25, 85); // 50 each by chance
  });
});

describe('the conditions of rules', () => {
  it('fit by value in any case, by its absence, and when there are none', () => {
    const group = (operator: 'is' | 'isNot' | 'isEmpty' | 'isNotEmpty', ...values: string[]) => [
      { fact: 'userGroup' as const, operator, values },
    ];
    expect(fitAll([], {})).to.equal(true);
    expect(fitAll(group('is', 'staff', 'Faculty'), { userGroup: 'faculty' })).to.equal(true);
    expect(fitAll(group('is', 'staff'), {})).to.equal(false);
    expect(fitAll(group('isNot', 'staff'), { userGroup: 'student' })).to.equal(true);
    expect(fitAll(group('isNot', 'staff'), {})).to.equal(true);
    expect(fitAll(group('isEmpty'), {})).to.equal(true);
    expect(fitAll(group('isNotEmpty'), { userGroup: ' ' })).to.equal(false);
    expect(fitAll([...group('is', 'staff'), ...group('isEmpty')], { userGroup: 'staff' })).to.equal(false);
  });

  it('are refused when they can mean nothing', () => {
    expect(english(conditionProblem({ fact: 'partner', operator: 'is' }))).to.include('at least one value for Partner');
    expect(english(conditionProblem({ fact: 'partner', operator: 'isEmpty', values: ['x'] }))).to.include(
      'takes no values',
    );
    expect(conditionProblem({ fact: 'partner', operator: 'is', values: ['x'] })).to.equal(undefined);
  });
});

describe('sending rules', () => {
  const conditions = [{ fact: 'partner' as const, operator: 'is' as const, values: ['LACITE'] }];
  const byHand = { name: 'By hand', enabled: true, conditions: [], sends: false };
  const toLacite = { name: 'La Cité', enabled: true, conditions, sends: true };

  it('R25: leave a request to staff unless a rule sends it', () => {
    expect(sendsByItself([], {})).to.equal(undefined);
    expect(sendsByItself([byHand], { partner: 'LACITE' })).to.equal(undefined);
    expect(sendsByItself([toLacite, byHand], { partner: 'LACITE' })?.rule.name).to.equal('La Cité');
    expect(sendsByItself([toLacite, byHand], { partner: 'BIG' })).to.equal(undefined);
  });

  it('are asked in order, and one that is off is not asked', () => {
    expect(sendsByItself([byHand, toLacite], { partner: 'LACITE' })).to.equal(undefined);
    const off = { ...byHand, enabled: false };
    expect(sendsByItself([off, toLacite], { partner: 'LACITE' })?.rule.name).to.equal('La Cité');
  });
});
