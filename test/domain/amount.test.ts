import { expect } from 'chai';
import { readAmount, writeAmount } from '../../src/domain/request/amount.js';

describe('amounts as people write them', () => {
  for (const [typed, amount] of [
    ['12.50', '12.50'],
    ['12,50', '12.50'],
    ['12,5', '12.5'],
    ['12', '12'],
    [' 12,50 $', '12.50'],
    ['$12.50', '12.50'],
    ['12,50\u00A0$', '12.50'],
    ['1\u202F234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234,567.00', '1234567.00'],
  ] as const)
    it(`KA8: « ${typed} » is ${amount}`, () => {
      expect(readAmount(typed)).to.equal(amount);
    });

  for (const typed of ['', 'twelve', '1,234', '1.234', '12,50,30', '1,23.50', '1,234,50', '-5', '12,', ',50', '12.505'])
    it(`KA8: “${typed}” is no amount, or could be two`, () => {
      expect(readAmount(typed)).to.equal(undefined);
    });

  it('KA8: a field shows an amount as the language of its reader writes it, and anything else as it is', () => {
    expect(writeAmount('12.50', 'fr-CA')).to.equal('12,50');
    expect(writeAmount('12.50', 'en-CA')).to.equal('12.50');
    expect(writeAmount('12', 'fr-CA')).to.equal('12');
    expect(writeAmount('douze', 'fr-CA')).to.equal('douze');
  });

  it('KA8: what a field shows is read as the amount that it shows', () => {
    for (const locale of ['en-CA', 'fr-CA'])
      for (const amount of ['0.05', '5', '12.50', '100.00', '999999.99'])
        expect(readAmount(writeAmount(amount, locale))).to.equal(amount);
  });
});
