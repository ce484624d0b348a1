import { expect } from 'chai';
import type { Condition } from '../../src/domain/rules/rule-conditions.js';
import { type ListedRule, unusedRules } from '../../src/domain/rules/unused-rules.js';

const is = (fact: Condition['fact'], ...values: string[]): Condition => ({ fact, operator: 'is', values });
const isNot = (fact: Condition['fact'], ...values: string[]): Condition => ({ fact, operator: 'isNot', values });
const rule = (name: string, conditions: Condition[] = [], more: Partial<ListedRule> = {}): ListedRule => ({
  name,
  enabled: true,
  conditions,
  ...more,
});

describe('rules that no request can reach', () => {
  it('stand behind one that takes everything, or everything that they would fit', () => {
    expect(unusedRules([rule('All'), rule('Copies', [is('serviceType', 'Copy')])])).to.deep.equal([
      { name: 'Copies', behind: 'All' },
    ]);
    const students = rule('Students', [is('userGroup', 'STUDENT', 'STAFF')]);
    const narrower = rule('Staff copies', [is('userGroup', ' staff'), is('serviceType', 'Copy')]);
    expect(unusedRules([students, narrower])).to.deep.equal([{ name: 'Staff copies', behind: 'Students' }]);
    const all = rule('Not French', [isNot('language', 'fre')]);
    expect(unusedRules([all, rule('English', [is('language', 'eng')])])).to.deep.equal([
      { name: 'English', behind: 'Not French' },
    ]);
    const neither = rule('Neither', [isNot('language', 'fre', 'eng')]);
    expect(unusedRules([all, neither])).to.deep.equal([{ name: 'Neither', behind: 'Not French' }]);
    expect(unusedRules([neither, all]), 'the wider one behind the narrower').to.deep.equal([]);
  });

  it('have conditions that exclude each other', () => {
    const empty: Condition = { fact: 'language', operator: 'isEmpty' };
    expect(unusedRules([rule('Never', [is('language', 'fre'), empty])])).to.deep.equal([{ name: 'Never' }]);
    expect(unusedRules([rule('Nor', [is('userGroup', 'A'), isNot('userGroup', 'a')])])).to.deep.equal([
      { name: 'Nor' },
    ]);
  });

  it('are not those behind a rule that is off, that goes on, or that is the last resort, nor last resorts', () => {
    const copies = rule('Copies', [is('serviceType', 'Copy')]);
    for (const more of [{ enabled: false }, { goesOn: true }, { lastResort: true }])
      expect(unusedRules([rule('All', [], more), copies]), JSON.stringify(more)).to.deep.equal([]);
    expect(unusedRules([rule('All'), { ...copies, lastResort: true }])).to.deep.equal([]);
    expect(unusedRules([rule('All'), { ...copies, enabled: false }]), 'off anyway').to.deep.equal([]);
  });
});
