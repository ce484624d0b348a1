import { expect } from 'chai';
import { isWithin, networkProblem } from '../../src/domain/partner/networks.js';
import { reasonsInForce, reasonViews, withReasons } from '../../src/domain/request/library-reasons.js';
import { rotaWarnings, ruleVerdicts } from '../../src/domain/rota/rota-trial.js';
import { firstThatFits } from '../../src/domain/rules/first-that-fits.js';
import { message, say } from '../../src/words/index.js';
import { english } from '../support/english.js';

describe('the reasons of a library', () => {
  const off = {
    list: 'reject',
    code: '12',
    label: 'x',
    french: 'x',
    enabled: false,
    reasonUnfilled: 'NotHeld',
  } as const;
  const own = { ...off, code: '40', label: 'Too fragile', french: 'Trop fragile', enabled: true } as const;

  it('are the built-in ones without those that are off, and its own', () => {
    const codes = reasonsInForce([off, own]).reject.map(({ code }) => code);
    expect(codes).to.include('40').and.include('1').and.not.include('12');
    expect(reasonViews([off], say).find(({ code, list }) => code === '12' && list === 'reject')).to.include({
      builtIn: true,
      enabled: false,
    });
  });

  it('stand in the form of the action', () => {
    const field = { name: 'reason', type: 'choice', required: true, label: 'R' } as const;
    const [form] = withReasons('reject', [field], reasonsInForce([own]));
    expect(form?.options?.at(-1)).to.deep.equal({
      value: '40',
      label: { in: { en: 'Too fragile', fr: 'Trop fragile' } },
    });
  });
});

describe('rota rules that are tried out', () => {
  const rule = { enabled: true, conditions: [], templates: ['A'], goesOn: false, lastResort: false };

  it('each say whether they fit, whether they are used, and why', () => {
    const copies = { fact: 'serviceType', operator: 'is', values: ['Copy'] } as const;
    const verdicts = ruleVerdicts(
      [
        { ...rule, name: 'Off', enabled: false },
        { ...rule, name: 'Copies', conditions: [{ ...copies, values: ['Copy'] }] },
        { ...rule, name: 'Loans' },
        { ...rule, name: 'Later' },
        { ...rule, name: 'Last', lastResort: true },
      ],
      { serviceType: 'Loan' },
    );
    expect(verdicts.map(({ rule: name, fits, used }) => [name, fits, used])).to.deep.equal([
      ['Off', false, false],
      ['Copies', false, false],
      ['Loans', true, true],
      ['Later', true, false],
      ['Last', true, true],
    ]);
    expect(english(verdicts[1]?.why)).to.include('Loan');
    expect(english(verdicts[3]?.why)).to.include('“Loans” decided before');
  });

  it('of a list where the first that fits decides, say which one does and what then', () => {
    const copies = { fact: 'serviceType', operator: 'is', values: ['Copy'] } as const;
    const verdicts = firstThatFits(
      [
        { name: 'Copies', enabled: true, conditions: [{ ...copies, values: ['Copy'] }] },
        { name: 'Off', enabled: false, conditions: [] },
        { name: 'All', enabled: true, conditions: [] },
        { name: 'Later', enabled: true, conditions: [] },
      ],
      { serviceType: 'Loan' },
      () => message('ruleTried.sends'),
    );
    expect(verdicts.map(({ rule: name, fits, used }) => [name, fits, used])).to.deep.equal([
      ['Copies', false, false],
      ['Off', false, false],
      ['All', true, true],
      ['Later', true, false],
    ]);
    expect(english(verdicts[2]?.why)).to.include('is sent automatically');
    expect(english(verdicts[3]?.why)).to.include('“All” decided before');
  });

  it('warn of a rota that asks nobody and of an active partner in no rota', () => {
    const template = { code: 'A', name: 'Van', order: 'ordered', status: 'active', members: ['gone'] } as const;
    const partner = { code: 'big', name: 'Big U', status: 'active', lending: true } as const;
    const all = [{ ...partner, code: 'gone', status: 'inactive' as const }, partner];
    const warnings = rotaWarnings([{ ...template, members: ['gone'] }], [], all);
    expect(warnings.map(({ kind, about }) => `${kind} ${about}`)).to.deep.equal(['emptyRota A', 'partnerInNoRota big']);
  });
});

describe('address ranges', () => {
  it('hold the addresses of both families that lie in them, and no others', () => {
    const networks = ['192.0.2.0/25', '2001:db8::/33', '198.51.100.7'];
    for (const inside of ['192.0.2.1', '::ffff:192.0.2.127', '2001:db8:7fff::1', '198.51.100.7'])
      expect(isWithin(inside, networks), inside).to.equal(true);
    for (const outside of ['192.0.2.128', '2001:db8:8000::1', '198.51.100.8', '', 'x', '::192.0.2.1'])
      expect(isWithin(outside, networks), outside).to.equal(false);
  });

  it('are refused when they are none, or everything', () => {
    for (const wrong of ['x', '192.0.2.0/33', '1.2.3', '0.0.0.0/0', '::/0', '1::2::3'])
      expect(english(networkProblem(wrong)), wrong).to.be.a('string');
    expect(networkProblem('10.1.0.0/16')).to.equal(undefined);
  });
});
