import { expect } from 'chai';
import type { Command } from 'commander';
import type { Host } from '../../src/cli/host.js';
import { createProgram } from '../../src/cli/program.js';
import { aLibrary, aPolicy, aQuery, aReason } from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { partner } from './views.js';

const groups = ['user', 'partner', 'rota', 'rule', 'profile', 'directory', 'key', 'library', 'policy', 'letter'];

describe('the commands by which a node is administered', () => {
  const program = createProgram({ version: '0', env: {} } as Host);
  const leaves = (command: Command, path: string): [string, Command][] =>
    command.commands.length === 0
      ? [[path, command]]
      : command.commands.flatMap((each) => leaves(each, `${path} ${each.name()}`));
  for (const name of groups)
    it(`${name}: each prints JSON when asked, and its help shows examples`, async () => {
      const group = program.commands.find((each) => each.name() === name);
      if (!group) throw new Error(`There is no command ${name}.`);
      for (const [path, leaf] of leaves(group, name)) {
        expect(
          leaf.options.map(({ long }) => long),
          path,
        ).to.include('--json');
        const { out, status } = await typed(`${path} --help`);
        expect(status, path).to.equal(0);
        expect(out, path).to.match(/Examples:\n +\$ .*interlend/);
      }
    });
});

describe('the help of commands', () => {
  it('KF19: names the roles, and says nothing of clearing where nothing is there yet', async () => {
    for (const words of ['user add', 'user change', 'key add'])
      expect((await typed(`${words} --help`)).out.replaceAll(/\s+/g, ' '), words).to.include('circulationDeskOperator');
    expect((await typed('partner add --help')).out).to.not.include('none clears it');
    expect((await typed('partner change --help')).out).to.include('none clears it');
  });
});

describe('what is administered by the command line', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: node.env, ...more });
  const sent = async (words: string, call: string, body: unknown = {}, more = {}) => {
    node.answers[call] = { body };
    const { status, err } = await told(words, more);
    expect(status, err).to.equal(0);
    return node.calls.at(-1)?.body;
  };

  it('a partner: any field by an option of its own, lists anew, a note added, and removed', async () => {
    const change = 'PATCH /partners/lacite';
    expect(
      await sent(
        'partner change lacite --no-copies --average-supply 3 --currency cad --expiry-type interestDate --auto-claim none --network 192.0.2.0/24 --network 2001:db8::/32',
        change,
        partner,
      ),
    ).to.deep.equal({
      copies: false,
      averageSupplyDays: 3,
      currency: 'CAD',
      expiryType: 'interestDate',
      autoClaimDays: null,
      networks: ['192.0.2.0/24', '2001:db8::/32'],
    });
    node.answers['GET /partners/lacite'] = { body: { ...partner, notes: [{ text: 'Old.' }] } };
    expect(await sent('partner change lacite --note New.', change, partner)).to.deep.equal({
      notes: [{ text: 'Old.' }, { text: 'New.' }],
    });
    node.answers['DELETE /partners/lacite'] = {};
    expect((await told('partner remove lacite')).out).to.equal('lacite is removed.');
  });

  it('a library with its desks and locations', async () => {
    expect(
      await sent(
        'library add RES "Partage" --resource-sharing --inactive-for-lending 2026-12-20:2027-01-04',
        'POST /libraries',
        aLibrary,
      ),
    ).to.deep.equal({
      code: 'RES',
      name: 'Partage',
      resourceSharing: true,
      inactiveForLending: { from: '2026-12-20', until: '2027-01-04' },
    });
    expect(await sent('library change RES --isil none', 'PATCH /libraries/RES', aLibrary)).to.deep.equal({
      isil: null,
    });
    expect(await sent('library change RES --closed-weekdays 0,6', 'PATCH /libraries/RES', aLibrary)).to.deep.equal({
      closedWeekdays: [0, 6],
    });
    const desk = aLibrary.desks[0];
    expect(
      await sent('library desk change RES FRONT --no-hold-shelf', 'PATCH /libraries/RES/desks/FRONT', desk),
    ).to.deep.equal({ holdShelf: false });
    const location = aLibrary.locations[0];
    expect(
      await sent('library location add RES IN "In" --kind lending', 'POST /libraries/RES/locations', location),
    ).to.deep.equal({ code: 'IN', name: 'In', kind: 'lending' });
    node.answers['GET /libraries/RES'] = { body: aLibrary };
    expect((await told('library show RES')).out)
      .to.include('OUT_RS_REQ')
      .and.match(/Closed every +Sunday, Saturday/);
  });

  it('policies, reasons and query templates', async () => {
    const policies = { items: [aPolicy] };
    expect(
      await sent('policy change rejectOnLocateFailure yes patronLoanDays default', 'PATCH /policies', policies),
    ).to.deep.equal({ rejectOnLocateFailure: true, patronLoanDays: null });
    expect((await told('policy change mood good')).status).to.equal(2);
    expect(await sent('rule reason change reject 12 --off', 'PATCH /reasons/reject/12', aReason)).to.deep.equal({
      enabled: false,
    });
    expect(await sent('rule reason add cancel bought Bought Acheté', 'POST /reasons', aReason)).to.deep.equal({
      list: 'cancel',
      code: 'bought',
      label: 'Bought',
      french: 'Acheté',
    });
    node.answers['GET /query-templates'] = { body: { items: [aQuery] } };
    expect(await sent('letter query change 5 --heading-fr Question', 'PUT /query-templates/5', aQuery)).to.deep.equal({
      ...aQuery.text,
      fr: { ...aQuery.text.fr, heading: 'Question' },
    });
    expect(
      await sent('letter query change 5 --name-en Volume', 'PUT /query-templates/5', aQuery),
    ).to.have.nested.property('en.name', 'Volume');
  });
});
