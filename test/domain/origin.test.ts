import { expect } from 'chai';
import { mayPresentAt, originOf } from '../../src/domain/partner/origin.js';

describe('the origin of an address', () => {
  for (const [address, origin] of [
    ['https://ILL.Example.ca/iso18626?x=1#y', 'https://ill.example.ca'],
    ['https://ill.example.ca:443/', 'https://ill.example.ca'],
    ['http://ill.example.ca:8080', 'http://ill.example.ca:8080'],
    ['http://ill.example.ca:80/iso', 'http://ill.example.ca'],
    ['https://[2001:DB8::1]:8443/iso', 'https://[2001:db8::1]:8443'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    ['https://user:password@ill.example.ca/', 'https://ill.example.ca'],
    ['smtp://Mail.Example.ca:587', 'smtp://mail.example.ca:587'],
    ['', undefined],
    ['no address', undefined],
    ['mailto:ill@example.ca', undefined],
  ] as const)
    it(`of “${address}” is ${origin ?? 'none'}`, () => expect(originOf(address)).to.equal(origin));
});

describe('KD3 a secret that was entered for an origin', () => {
  const entered = 'https://ill.example.ca';
  it('is presented at another path of it', () => {
    expect(mayPresentAt(entered, 'https://ill.example.ca/other?path')).to.equal(true);
    expect(mayPresentAt(entered, 'https://ILL.example.ca:443')).to.equal(true);
  });

  for (const address of [
    'http://ill.example.ca',
    'https://ill.example.ca:8443',
    'https://evil.example/ill.example.ca',
    'https://ill.example.ca.evil.example',
    'https://ill.example.ca@evil.example',
    'https://ill.example.ca./',
    'https:/\\evil.example',
    'no address',
    '',
  ])
    it(`is not presented at “${address}”`, () => expect(mayPresentAt(entered, address)).to.equal(false));

  it('is presented nowhere when nobody knows for which', () => {
    expect(mayPresentAt(undefined, 'https://ill.example.ca')).to.equal(false);
    expect(mayPresentAt(undefined, 'no address')).to.equal(false);
  });
});
