import { expect } from 'chai';
import { AddressBlocked, permitted } from '../../src/adapters/courier/connector.js';
import { createDialGuard } from '../../src/adapters/courier/dial-guard.js';
import { inEnglish } from '../support/said.js';

const guard = createDialGuard([]);
const ruleFor = (address: string) => {
  const verdict = guard.address(address);
  return verdict.ok ? 'ok' : verdict.rule;
};
const ruleForUrl = (url: string) => {
  const verdict = guard.url(url);
  return verdict.ok ? 'ok' : verdict.rule;
};

describe('an address a partner may not have (E1)', () => {
  const forbidden: Record<string, string[]> = {
    loopback: ['127.0.0.1', '127.255.255.254', '::1'],
    private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    linkLocal: ['169.254.169.254', 'fe80::1', '::ffff:169.254.1.1'],
    metadata: ['168.63.129.16', '100.100.100.200', 'fd00:ec2::254', '192.0.0.192'],
    carrierGradeNat: ['100.64.0.1', '100.127.255.255'],
    uniqueLocal: ['fc00::1', 'fd00:ec2::253'],
    unspecified: ['0.0.0.0', '0.1.2.3', '::'],
    multicast: ['224.0.0.1', 'ff02::1'],
    broadcast: ['255.255.255.255'],
    reserved: ['192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '2001:db8::1', '::7f00:1', '4000::1'],
    ipv4Mapped: ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1'],
    rfc6052: ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1'],
    '6to4': ['2002:7f00:1::1'],
    teredo: ['2001:0:1::1'],
    deprecatedSiteLocal: ['fec0::1'],
    unreadable: ['', 'fe80::1%eth0', 'partner.example', '1.2.3.4.5'],
  };
  for (const [rule, addresses] of Object.entries(forbidden))
    it(`is refused by the rule "${rule}"`, () => {
      for (const address of addresses) expect(ruleFor(address), address).to.equal(rule);
    });

  it('is named in the reason, with the rule', () => {
    const refused = guard.address('10.0.0.5');
    expect(!refused.ok && inEnglish(refused.reason)).to.equal(
      'Address not allowed: 10.0.0.5 is a private address. (Rule: private.)',
    );
  });
});

describe('an address a partner may have', () => {
  it('is any public one', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])
      expect(ruleFor(address), address).to.equal('ok');
  });

  it('is a private one inside a configured range, and no other', () => {
    const lenient = createDialGuard(['10.1.0.0/16', 'fd00::/8', '192.168.7.7']);
    for (const address of ['10.1.2.3', 'fd12::1', '192.168.7.7'])
      expect(lenient.address(address)).to.include({ ok: true, listed: true });
    for (const address of ['10.2.0.1', '192.168.7.8', '127.0.0.1', '::ffff:10.1.2.3'])
      expect(lenient.address(address).ok, address).to.equal(false);
  });

  it('is never where a cloud gives machines their credentials, nor link-local, whatever range is listed (E1)', () => {
    const careless = createDialGuard(['0.0.0.0/0', '::/0', '169.254.169.254', 'fd00:ec2::254/128']);
    const metadata = ['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', '::ffff:168.63.129.16'];
    const linkLocal = ['169.254.169.254', '169.254.170.2', 'fe80::a9fe:a9fe', '::ffff:169.254.169.254'];
    const carried = ['64:ff9b::169.254.169.254', '2002:a9fe:a9fe::1', '::ffff:a9fe:a9fe'];
    for (const address of [...metadata, ...linkLocal, ...carried]) {
      const verdict = careless.address(address);
      expect(verdict.ok ? 'ok' : verdict.rule, address).to.equal(metadata.includes(address) ? 'metadata' : 'linkLocal');
    }
    for (const url of ['http://2852039166/', 'http://0xa9fea9fe/latest', 'http://[::ffff:a9fe:a9fe]/'])
      expect(careless.url(url).ok, url).to.equal(false);
    for (const address of ['10.1.2.3', '127.0.0.1', '::ffff:10.1.2.3', 'fd00::1'])
      expect(careless.address(address).ok, address).to.equal(true);
    expect(() => permitted(careless, 'rebinding.example', [{ address: '169.254.169.254', family: 4 }])).to.throw(
      AddressBlocked,
    );
  });

  it('needs ranges that are ranges: a misspelt one stops the start', () => {
    for (const range of ['10.0.0.0/33', 'office', '10.0.0.0/8;fd00::/8', ''])
      expect(() => createDialGuard([range])).to.throw('is not an address range');
  });
});

describe("a partner's url", () => {
  it('is http or https, on a port that belongs to the web', () => {
    for (const url of ['https://partner.example/iso18626', 'http://partner.example:8080/', 'https://8.8.8.8:8443/x'])
      expect(ruleForUrl(url), url).to.equal('ok');
  });

  it('has no other scheme (E3)', () => {
    for (const url of [
      'file:///etc/passwd',
      'ftp://a.example/',
      'gopher://a.example/',
      'data:text/xml,x',
      'unix:/run/x',
    ])
      expect(ruleForUrl(url), url).to.equal('scheme');
  });

  it('holds no user and no password (E3)', () => {
    for (const url of ['https://user:secret@partner.example/', 'https://user@partner.example/'])
      expect(ruleForUrl(url), url).to.equal('user-info');
  });

  it('names no port of mail, remote control, databases or brokers (E3)', () => {
    for (const port of [22, 25, 5432, 5672, 6379, 3306, 11211, 0])
      expect(ruleForUrl(`https://partner.example:${port}/`), String(port)).to.equal('port');
  });

  it('hides no address in another notation (E1)', () => {
    for (const url of [
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://127.1/',
      'http://127.0.0.1./',
      'http://0x7f.1/',
      'http://[::1]/',
      'http://[0:0:0:0:0:0:0:1]/',
      'http://１２７.０.０.１/',
    ])
      expect(ruleForUrl(url), url).to.equal('loopback');
    expect(ruleForUrl('http://[::ffff:127.0.0.1]/')).to.equal('ipv4Mapped');
    expect(ruleForUrl('http://0/')).to.equal('unspecified');
  });

  it('is an address at all', () => {
    for (const url of ['', 'partner.example', 'https://', '/iso18626', 'http://[::1%25lo]/'])
      expect(ruleForUrl(url), url).to.equal('unreadable');
  });
});

describe('a name with several addresses', () => {
  const entries = (...addresses: string[]) =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const allowedOf = (list: string[], ...addresses: string[]) =>
    permitted(createDialGuard(list), 'partner.example', entries(...addresses)).map(({ address }) => address);

  it('may be dialled at each of them when all are public', () => {
    expect(allowedOf([], '8.8.8.8', '2606:4700::1111')).to.deep.equal(['8.8.8.8', '2606:4700::1111']);
  });

  it('is refused as a whole when it mixes public and forbidden ones (E2)', () => {
    expect(() => allowedOf([], '8.8.8.8', '127.0.0.1'))
      .to.throw(AddressBlocked)
      .with.property('rule', 'loopback');
  });

  it('is dialled at its listed addresses only when a forbidden one stands beside', () => {
    expect(allowedOf(['127.0.0.0/8'], '::1', '127.0.0.1')).to.deep.equal(['127.0.0.1']);
    expect(allowedOf(['127.0.0.0/8'], '::1', '127.0.0.1', '8.8.8.8')).to.deep.equal(['127.0.0.1']);
  });
});
