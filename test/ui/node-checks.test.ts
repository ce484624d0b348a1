import { expect } from 'chai';
import { type NodeFacts, nodeChecks } from '../../src/ui/administration/node-checks.js';
import { aLibrary } from '../http/local-double.js';
import { settingsDouble } from '../http/settings-double.js';

/** Each sentence by its code, with its facts. */
const t = ((code: string, facts: Record<string, unknown> = {}) =>
  [code.replace(/^(administration|setting)\./, ''), ...Object.values(facts)].join(' ')) as never;

const facts = (set: Record<string, string>, more: object = {}): NodeFacts =>
  ({
    node: { snapshot: { database: 'up', openChannels: [] }, notices: [] },
    settings: settingsDouble()
      .view()
      .items.map((each) => (each.name in set ? { ...each, value: set[each.name], isSet: true } : each)),
    libraries: [aLibrary],
    isEncrypted: true,
    ...more,
  }) as unknown as NodeFacts;
const set = { address: 'https://ill.example.ca', trustedProxies: '127.0.0.1', backupFolder: '/safe', smtpHost: 'mail' };
const open = (of: NodeFacts) =>
  nodeChecks(t, of)
    .filter(({ state }) => state !== 'well')
    .map(({ state, title, remedy }) => `${state}: ${title}${remedy ? ` → ${remedy.to}` : ''}`);

describe('what a library needs before it opens', () => {
  it('is a list of what nobody has set, each with the place where it is mended', () => {
    expect(open(facts({}, { libraries: [{ ...aLibrary, email: undefined, address: undefined }] }))).to.deep.equal([
      'warning: addressUnset → /settings',
      'warning: backupUnset → /settings',
      'warning: mailUnset → /settings',
      'warning: noReply Partage → /libraries?open=RES_SHARE',
      'warning: noReturn Partage → /libraries?open=RES_SHARE',
    ]);
  });

  it('is done when all is set', () => {
    const whole = facts(set, { libraries: [{ ...aLibrary, email: 'ill@example.ca' }] });
    expect(open(whole)).to.deep.equal([]);
    expect(nodeChecks(t, whole).map(({ title }) => title)).to.deep.equal([
      'addressWell https://ill.example.ca',
      'databaseWell',
      'backupWell',
      'mailWell',
      'nameAndSymbol Partage, ISIL:CA-OOALG',
      'addressesWell',
      'partnersWell',
    ]);
  });

  it('KF6: begins with a proxy that the node does not trust, with the lines for it', () => {
    const library = { ...aLibrary, email: 'ill@example.ca' };
    const behind = facts({ ...set, trustedProxies: '' }, { libraries: [library] });
    const untrusted = { ...behind, settings: behind.settings.map((each) => ({ ...each, isSet: each.value !== '' })) };
    const [first] = nodeChecks(t, untrusted);
    expect(first).to.include({ name: 'proxy', state: 'problem' });
    expect(first?.lines).to.include('X-Forwarded-Proto $scheme');
    expect(open(facts(set, { libraries: [library], isEncrypted: false }))).to.deep.equal(['warning: cameByHttp']);
  });

  it('tells what the node asks for in its own words, once', () => {
    const notices = [
      { kind: 'backupOld', text: 'The last good backup is old.' },
      { kind: 'addressMissing', text: 'Links lead nowhere.' },
    ];
    const node = { snapshot: { database: 'up', openChannels: ['LACITE', 'NORTHERN'] }, notices };
    const told = nodeChecks(t, facts(set, { node, libraries: [{ ...aLibrary, email: 'ill@example.ca' }] }));
    expect(told.filter(({ says }) => says === 'The last good backup is old.')).to.have.lengthOf(1);
    expect(told.map(({ title }) => title))
      .to.include('partnersSilent 2')
      .and.not.include('backupWell');
    expect(told.some(({ says }) => says === 'Links lead nowhere.')).to.equal(false);
  });
});
