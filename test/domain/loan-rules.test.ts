import { expect } from 'chai';
import { policiesInForce } from '../../src/domain/fulfilment/policies.js';
import { firstThatFits } from '../../src/domain/rules/first-that-fits.js';
import {
  type LoanRule,
  loanRuleSays,
  mayPickUpAt,
  renewalsUsedUp,
  termsFor,
} from '../../src/domain/rules/loan-rules.js';
import { groupFacts, patronGroupOf } from '../../src/domain/rules/patron-groups.js';
import { type Condition, fitAll } from '../../src/domain/rules/rule-conditions.js';
import { english, french } from '../support/english.js';

const policies = policiesInForce({});
const when = (fact: Condition['fact'], ...values: string[]): Condition => ({ fact, operator: 'is', values });
const rule = (name: string, more: Partial<LoanRule> = {}): LoanRule => ({
  ...{ id: name, name, enabled: true, conditions: [], mayRequest: true },
  ...more,
});

describe('loan rules', () => {
  const rules = [
    rule('Films', { conditions: [when('requestedFormat', 'Movie')], loanDays: 7, renewals: 0 }),
    rule('Off', { enabled: false, loanDays: 99 }),
    rule('Staff', { conditions: [when('userGroup', 'EMP')], loanDays: 42, requestLimit: 15, requestFee: '0.00' }),
    rule('Students', {
      conditions: [when('userGroup', 'STU', 'DL')],
      loanDays: 21,
      renewals: 1,
      requestFee: '2.50',
      pickupLibraries: ['MAIN'],
    }),
    rule('Visitors', { conditions: [when('userGroup', 'VIS')], mayRequest: false, refusal: 'Visitors read here.' }),
    rule('Strangers', { conditions: [{ fact: 'userGroup', operator: 'isEmpty' }], mayRequest: false }),
  ];
  const terms = (facts: object) => termsFor(rules, policies, facts);

  it('the first rule that is on and fits decides; what it leaves out is as the policies have it', () => {
    expect(terms({ userGroup: 'EMP' })).to.deep.equal({
      ...{ mayRequest: true, requestLimit: 15, loanDays: 42, requestFee: '0.00' },
      rule: { id: 'Staff', name: 'Staff' },
    });
    expect(terms({ userGroup: 'EMP', requestedFormat: 'Movie' })).to.include({ loanDays: 7, renewals: 0 });
    expect(terms({ userGroup: 'dl' })).to.include({ loanDays: 21, renewals: 1, requestFee: '2.50', requestLimit: 5 });
  });

  it('without a rule that fits, and without any rule, the policies decide', () => {
    const usual = { mayRequest: true, requestLimit: 5, loanDays: 14, requestFee: '0.00' };
    expect(terms({ userGroup: 'ALUM' })).to.deep.equal(usual);
    expect(termsFor([], policiesInForce({ patronLoanDays: 30 }), {})).to.deep.equal({ ...usual, loanDays: 30 });
  });

  it('who may not request reads the library’s words, in one language where it wrote no other, or a sentence of ours', () => {
    const { mayRequest, refusal = '' } = terms({ userGroup: 'VIS' });
    expect([mayRequest, english(refusal), french(refusal)]).to.deep.equal([
      ...[false, 'Visitors read here.', 'Visitors read here.'],
    ]);
    expect(english(terms({}).refusal ?? '')).to.include('Ask at the library desk.');
    expect(french(terms({}).refusal ?? '')).to.include('Renseignez-vous au comptoir.');
  });

  it('a place counts when the rule names it or names none; a renewal until they are used up', () => {
    const student = terms({ userGroup: 'STU' });
    expect([mayPickUpAt(student, 'MAIN'), mayPickUpAt(student, 'WEST')]).to.deep.equal([true, false]);
    expect(mayPickUpAt(terms({ userGroup: 'EMP' }), 'WEST')).to.equal(true);
    expect(renewalsUsedUp(student, 0)).to.equal(undefined);
    expect(english(renewalsUsedUp(student, 1) ?? '')).to.include('allows 1 renewal of this loan');
    expect(renewalsUsedUp(terms({ userGroup: 'EMP' }), 50)).to.equal(undefined);
  });

  it('each says what it decided and why the others did not', () => {
    const verdicts = firstThatFits(rules, { userGroup: 'STU' }, loanRuleSays);
    expect(verdicts.map(({ rule: name, used }) => [name, used])).to.deep.include(['Students', true]);
    expect(verdicts.map(({ why }) => english(why))).to.deep.include('It fits and decides: the patron may request.');
    expect(english(verdicts[0]?.why ?? '')).to.include('Requested format');
  });
});

describe('groups of patrons', () => {
  const groups = [
    { code: 'STU', codes: ['STU-PT', 'stu-ft'] },
    { code: 'EMP', codes: [] },
  ];

  it('a code means its own group, else the one that treats it as its own, in any case', () => {
    expect(['emp', 'STU-FT ', 'VIS'].map((code) => patronGroupOf(groups, code)?.code)).to.deep.equal([
      ...['EMP', 'STU', undefined],
    ]);
  });

  it('a rule that names the code of the record still fits after the code was given to a group', () => {
    const facts = groupFacts(groups, 'STU-PT');
    expect(facts).to.deep.equal({ userGroup: 'STU', groupCode: 'STU-PT' });
    expect(fitAll([when('userGroup', 'stu')], facts)).to.equal(true);
    expect(fitAll([when('userGroup', 'STU-PT')], facts)).to.equal(true);
    expect(fitAll([{ fact: 'userGroup', operator: 'isNot', values: ['STU-PT'] }], facts)).to.equal(false);
    expect(fitAll([when('userGroup', 'EMP')], facts)).to.equal(false);
    expect(groupFacts(groups, undefined)).to.deep.equal({});
  });
});
