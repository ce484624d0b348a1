import { expect } from 'chai';
import { seedRules } from '../../../src/storage/rules/seed.js';
import { english } from '../../support/english.js';
import { type LocalLibrary, monday, must, openLocalLibrary, refusal } from './support/library.js';

async function withPartners(library: LocalLibrary): Promise<void> {
  await library.rows(`insert into partner (code, name, dialect, iso_version, url)
    select code, code, 'standard-1.2', '1.2', 'http://127.0.0.1' from unnest(array['LACITE', 'NORTHERN']) as code`);
}

describe('staff on record', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
  });
  after(() => library.close());
  const staff = () => library.records.staff;

  it('R16, R122: have roles, each at one library or at all, and are listed by role', async () => {
    const elise = must(
      await staff().add({
        code: 'eroy',
        name: 'Élise Roy',
        email: 'e.roy@college.example',
        language: 'fr',
        roles: [
          { role: 'fulfillmentServicesOperator', library: 'RES_SHARE' },
          { role: 'fulfillmentServicesOperator', library: 'RES_SHARE' },
          { role: 'circulationDeskOperator' },
        ],
      }),
    );
    expect(elise.roles).to.deep.equal([
      { role: 'fulfillmentServicesOperator', library: 'RES_SHARE' },
      { role: 'circulationDeskOperator' },
    ]);
    must(await staff().add({ code: 'mdubois', name: 'Marie', roles: [{ role: 'fulfillmentServicesManager' }] }));
    const holders = async (filter: object) =>
      (await staff().list({ limit: 10, ...filter })).items.map((each) => each.code);
    expect(await holders({})).to.deep.equal(['eroy', 'mdubois']);
    expect(await holders({ role: 'fulfillmentServicesOperator' })).to.deep.equal(['eroy']);
    expect(await holders({ role: 'fulfillmentServicesOperator', library: 'OTHER' })).to.deep.equal([]);
    expect(await holders({ role: 'circulationDeskOperator', library: 'OTHER' })).to.deep.equal(['eroy']);
    const first = await staff().list({ limit: 1 });
    expect([first.items.length, first.next]).to.deep.equal([1, 'eroy']);
    expect((await staff().list({ limit: 1, after: 'eroy' })).next).to.equal(undefined);
  });

  it('are found by code in any case, or by a name that one of them alone has', async () => {
    must(await staff().add({ code: 'mtremblay', name: 'Marie' }));
    expect((await staff().find('EROY')).found?.code).to.equal('eroy');
    expect((await staff().find('Élise Roy')).found?.code).to.equal('eroy');
    expect(await staff().find('Marie')).to.deep.equal({ anybody: true });
    expect(await staff().find('nobody')).to.deep.equal({ anybody: true });
    must(await staff().remove('mtremblay'));
  });

  it('are changed: what is not named stays, roles are said anew', async () => {
    const changed = must(await staff().change('eroy', { email: null, roles: [{ role: 'fulfillmentAdministrator' }] }));
    expect(changed).to.include({ name: 'Élise Roy', language: 'fr' }).and.not.have.property('email');
    expect(changed.roles).to.deep.equal([{ role: 'fulfillmentAdministrator' }]);
  });

  it('are refused with the field, and keep a library that they have a role at', async () => {
    expect(refusal(await staff().add({ code: 'ERoy', name: 'Other' }))).to.include('code: eroy is among the staff');
    const nowhere = { roles: [{ role: 'fulfillmentAdministrator' as const, library: 'NOWHERE' }] };
    expect(refusal(await staff().change('eroy', nowhere))).to.equal('roles: There is no library NOWHERE.');
    expect(refusal(await staff().change('nobody', {}))).to.equal('unknown');
    must(await library.records.libraries.add({ code: 'MAIN', name: 'Main' }, monday));
    must(await staff().change('eroy', { roles: [{ role: 'fulfillmentServicesOperator', library: 'MAIN' }] }));
    expect(refusal(await library.records.libraries.remove('MAIN'))).to.include('staff role');
    must(await staff().remove('eroy'));
    must(await library.records.libraries.remove('MAIN'));
  });
});

describe('workflow profiles and rules on record', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
    await withPartners(library);
    await seedRules(library.database.pool);
  });
  after(() => library.close());
  const rules = () => library.records.rules;

  it('begin with everything ticked, and with the rule that staff send; a later start changes nothing', async () => {
    must(await rules().changeProfile('DEFAULT_LEND_WF', { name: 'Ours' }));
    await seedRules(library.database.pool);
    const profiles = await rules().profiles();
    expect(profiles.map(({ code, name, kind }) => [code, name, kind])).to.deep.equal([
      ['DEFAULT_BOR_WF', 'All borrowing steps', 'borrowing'],
      ['DEFAULT_LEND_WF', 'Ours', 'lending'],
    ]);
    expect(profiles.flatMap(({ steps }) => steps).every(({ ticked }) => ticked)).to.equal(true);
    expect((await rules().sendingRules()).map(({ name, sends }) => [name, sends])).to.deep.equal([
      ['Staff send every request', false],
    ]);
  });

  it('a profile keeps what is not ticked, and names what is wrong', async () => {
    const quiet = must(await rules().addProfile({ code: 'QUIET', name: 'Quiet', kind: 'lending', steps: ['recall'] }));
    expect(quiet.unticked).to.include('checkedInMessage').and.not.include('recall');
    expect(quiet.steps.filter(({ ticked }) => ticked).map(({ label }) => english(label))).to.deep.equal(['Recall']);
    expect(must(await rules().changeProfile('QUIET', { automaticRenew: true }))).to.deep.include({
      automaticRenew: true,
      unticked: quiet.unticked,
    });
    const wrong = await rules().addProfile({
      code: 'X',
      name: 'X',
      kind: 'borrowing',
      steps: ['reject', 'dance'],
      automaticRenew: true,
    });
    expect(refusal(wrong)).to.match(/steps: dance is no optional step of borrowing.*automaticRenew: The lender/);
    expect(refusal(await rules().addProfile({ code: 'QUIET', name: 'X', kind: 'lending' }))).to.include(
      'code: There is',
    );
  });

  it('a profile that a partner names cannot be removed', async () => {
    await library.rows(`update partner set lending_profile = 'QUIET' where code = 'LACITE'`);
    expect((await rules().profiles()).find(({ code }) => code === 'QUIET')?.partners).to.deep.equal(['LACITE']);
    expect(refusal(await rules().removeProfile('QUIET'))).to.include('named by a partner');
    await library.rows(`update partner set lending_profile = null`);
    must(await rules().removeProfile('QUIET'));
    expect(refusal(await rules().removeProfile('QUIET'))).to.equal('unknown');
  });

  it('a new sending rule is asked before the one that every node begins with', async () => {
    const conditions = [{ fact: 'partner' as const, operator: 'is' as const, values: ['LACITE'] }];
    const { id } = must(await rules().addSendingRule({ name: 'La Cité', sends: true, conditions }));
    const names = async () => (await rules().sendingRules()).map(({ name }) => name);
    expect(await names()).to.deep.equal(['La Cité', 'Staff send every request']);
    expect(must(await rules().changeSendingRule(id, { enabled: false }))).to.deep.include({
      enabled: false,
      conditions,
    });
    const empty = [{ fact: 'partner' as const, operator: 'is' as const }];
    expect(refusal(await rules().changeSendingRule(id, { conditions: empty }))).to.include(
      'conditions.0: Name at least',
    );
    must(await rules().removeSendingRule(id));
    for (const none of [id, 'x']) {
      expect(refusal(await rules().changeSendingRule(none, { enabled: true }))).to.equal('unknown');
      expect(refusal(await rules().removeSendingRule(none))).to.equal('unknown');
    }
  });

  it('rota templates keep their partners in order', async () => {
    const members = ['NORTHERN', 'LACITE'];
    expect(must(await rules().addRotaTemplate({ code: 'COURIER', name: 'Courier', members }))).to.deep.equal({
      code: 'COURIER',
      name: 'Courier',
      order: 'ordered',
      status: 'active',
      members,
    });
    const changed = must(await rules().changeRotaTemplate('COURIER', { order: 'random', members: ['LACITE'] }));
    expect(changed).to.deep.include({ order: 'random', members: ['LACITE'], name: 'Courier' });
    const wrong = await rules().addRotaTemplate({ code: 'X', name: 'X', members: ['NOBODY', 'LACITE', 'LACITE'] });
    expect(refusal(wrong)).to.match(/no partner NOBODY.*LACITE is there twice/);
    expect(refusal(await rules().addRotaTemplate({ code: 'COURIER', name: 'X', members }))).to.include(
      'code: There is',
    );
    expect(refusal(await rules().changeRotaTemplate('NONE', {}))).to.equal('unknown');
  });

  it('rota assignment rules stand in order and hold on to their templates', async () => {
    const first = must(await rules().addRotaRule({ name: 'Loans', templates: ['COURIER'], goesOn: true }));
    const last = must(
      await rules().addRotaRule({ name: 'Last', templates: ['COURIER'], lastResort: true, position: 9 }),
    );
    expect((await rules().rotaRules()).map((each) => [each.name, each.position, each.templates])).to.deep.equal([
      ['Loans', 1, ['COURIER']],
      ['Last', 9, ['COURIER']],
    ]);
    expect(must(await rules().changeRotaRule(first.id, { enabled: false, description: 'By van' }))).to.deep.include({
      enabled: false,
      description: 'By van',
      goesOn: true,
      templates: ['COURIER'],
    });
    expect(refusal(await rules().addRotaRule({ name: 'X', templates: ['NONE'] }))).to.include('no rota template NONE');
    expect(refusal(await rules().changeRotaRule(first.id, { templates: [] }))).to.include('at least one rota template');
    expect(refusal(await rules().removeRotaTemplate('COURIER'))).to.include('named by a rota rule template');
    for (const { id } of [first, last]) must(await rules().removeRotaRule(id));
    must(await rules().removeRotaTemplate('COURIER'));
  });
});
