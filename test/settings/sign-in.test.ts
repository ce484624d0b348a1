import { expect } from 'chai';
import { readSettings } from '../../src/settings/read-settings.js';

const settings = (more: Record<string, string>) =>
  readSettings({
    INTERLEND_NAME: 'A',
    INTERLEND_SYMBOLS: 'ISIL:A',
    INTERLEND_OPENID_ISSUER: 'https://id.college.example',
    INTERLEND_OPENID_CLIENT_ID: 'interlend',
    ...more,
  });

describe('the settings of signing in', () => {
  it('take a private address for the provider, and a short secret', () => {
    const read = settings({
      INTERLEND_OPENID_ISSUER: 'https://10.0.0.5/realms/x',
      INTERLEND_OPENID_CLIENT_SECRET: 'short',
    });
    expect([read.openIdIssuer, read.openIdClientSecret]).to.deep.equal(['https://10.0.0.5/realms/x', 'short']);
    expect(settings({ INTERLEND_OPENID_ISSUER: 'http://127.0.0.1:8080' }).openIdNewPeople).to.equal('withRole');
  });

  for (const [what, more, remedy] of [
    [
      'a provider in the open',
      { INTERLEND_OPENID_ISSUER: 'http://id.college.example' },
      'neither https nor on this very',
    ],
    ['no client id', { INTERLEND_OPENID_CLIENT_ID: '' }, 'INTERLEND_OPENID_CLIENT_ID is not set'],
    ['an unknown role', { INTERLEND_OPENID_ROLES: 'boss=king' }, 'fulfillmentServicesOperator'],
    ['scopes without openid', { INTERLEND_OPENID_SCOPES: 'email' }, 'lacks openid'],
    ['another word for new people', { INTERLEND_OPENID_NEW_PEOPLE: 'maybe' }, 'withRole, yes, no'],
    [
      'two secrets',
      { INTERLEND_OPENID_CLIENT_SECRET: 'one', INTERLEND_OPENID_CLIENT_SECRET_FILE: '/run/two' },
      'set one of them',
    ],
  ] as [string, Record<string, string>, string][])
    it(`refuse ${what}, with the remedy`, () => expect(() => settings(more)).to.throw(remedy));
});
