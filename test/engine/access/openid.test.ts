import { expect } from 'chai';
import { mergedClaims } from '../../../src/adapters/openid/provider.js';
import { cardFrom, emailFrom, personFrom, rolesFrom } from '../../../src/engine/access/openid/claims.js';
import { pageToReturnTo } from '../../../src/engine/access/openid/return-to.js';
import { readSettings } from '../../../src/settings/read-settings.js';

describe('the page that a browser goes to when it is signed in', () => {
  it('is one of this node', () => {
    for (const page of ['/', '/lending', '/requests/41?tab=history#last', '/a%20b'])
      expect(pageToReturnTo(page)).to.equal(page);
  });

  for (const wished of [
    ...[
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil',
    ],
    ...['javascript:alert(1)', 'lending', '', '/..//evil.example', '/a\\..\\..//evil', '/api/v1/session', '/api'],
    ...[`/${'x'.repeat(2000)}`, undefined, ['/lending']],
  ])
    it(`is the first one for ${JSON.stringify(wished)?.slice(0, 40)}`, () => {
      expect(pageToReturnTo(wished)).to.equal('/');
    });
});

describe('what the claims of a provider mean here', () => {
  it('E12: a card is named by a text or a whole number, never by a number that was rounded or an address nobody verified', () => {
    const card = (value: unknown) => cardFrom({ card: value }, 'card');
    expect(['20418', ' A1 ', 20418].map(card)).to.deep.equal(['20418', 'A1', '20418']);
    // The card of one patron becomes that of another on its way through JSON.
    expect(JSON.parse('9007199254740993')).to.equal(9007199254740992);
    const strangers = [9007199254740992, 1e21, 1.5, -1, true, null, ['20418'], { id: '20418' }, '2\n', '\u0000', ''];
    expect(
      strangers.map((value) => card(value) ?? 'none').filter((each) => each !== 'none' && each !== '2'),
    ).to.deep.equal([]);
    expect(cardFrom({ email: 'sam@example.ca' }, 'email')).to.equal(undefined);
    expect(cardFrom({ email: 'sam@example.ca', email_verified: true }, 'email')).to.equal('sam@example.ca');
  });

  it('E12: that the provider verified one address says nothing of another that it signed', () => {
    const told = { email: 'mine@example.ca', email_verified: true, name: 'Sam' };
    expect(emailFrom(mergedClaims(told, { sub: '1', email: 'boss@example.ca' }))).to.equal(undefined);
    expect(emailFrom(mergedClaims(told, { sub: '1', email: 'mine@example.ca' }))).to.equal('mine@example.ca');
    expect(emailFrom(mergedClaims(told, { sub: '1' }))).to.equal('mine@example.ca');
    expect(emailFrom(mergedClaims(told, { sub: '1', email: 'boss@example.ca', email_verified: false }))).to.equal(
      undefined,
    );
  });

  const { openIdRoles: map } = readSettings({
    INTERLEND_NAME: 'A',
    INTERLEND_SYMBOLS: 'ISIL:A',
    INTERLEND_OPENID_ROLES:
      'CN=ill,OU=staff=fulfillmentServicesOperator@MAIN; boss = generalSystemAdministrator ;boss=fulfillmentServicesOperator@MAIN',
  });

  it('roles: of each value that fits, once, in the words of the settings', () => {
    expect(rolesFrom({ groups: ['boss', 'CN=ill,OU=staff', 'x'] }, 'groups', map)).to.deep.equal([
      { role: 'fulfillmentServicesOperator', library: 'MAIN' },
      { role: 'generalSystemAdministrator' },
    ]);
    expect(rolesFrom({ groups: 'boss' }, 'groups', map)).to.have.length(2);
  });

  it('roles: a claim may lie deeper, or bear a dotted name; what is no text gives nothing', () => {
    expect(rolesFrom({ realm_access: { roles: ['boss'] } }, 'realm_access.roles', map)).to.have.length(2);
    expect(rolesFrom({ 'https://x.example/roles': ['boss'] }, 'https://x.example/roles', map)).to.have.length(2);
    for (const groups of [undefined, null, 7, { boss: true }, [['boss']], true])
      expect(rolesFrom({ groups }, 'groups', map)).to.deep.equal([]);
    expect(
      rolesFrom({}, 'constructor.name', [{ value: 'Object', gives: { role: 'generalSystemAdministrator' } }]),
    ).to.deep.equal([]);
  });

  it('an address counts only when it was verified', () => {
    expect(emailFrom({ email: 'a@x.example', email_verified: true })).to.equal('a@x.example');
    for (const claims of [
      { email: 'a@x.example' },
      { email: 'a@x.example', email_verified: 'no' },
      { email: 'a b@x', email_verified: true },
    ])
      expect(emailFrom(claims)).to.equal(undefined);
  });

  it('a new user gets a login of plain letters, a name, and the language they read', () => {
    expect(
      personFrom({ preferred_username: 'Élise.Roy@college.example', name: 'Élise\nRoy', locale: 'fr-CA' }, 's'),
    ).to.deep.equal({
      code: 'elise.roy',
      name: 'Élise Roy',
      language: 'fr',
    });
    expect(personFrom({ given_name: 'Luc', family_name: 'Roy' }, '00 731')).to.deep.equal({
      code: '00-731',
      name: 'Luc Roy',
      language: 'en',
    });
    expect(personFrom({}, '李').code).to.equal('user');
  });
});
