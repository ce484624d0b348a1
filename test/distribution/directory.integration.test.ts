import { expect } from 'chai';
import type {
  DirectoryImported,
  DirectoryPlan,
  DirectoryProposal,
  DirectorySubscription,
  ProposalAccepted,
} from '../../src/contract/directory-views.js';
import type { LibrarySystemLinkView } from '../../src/contract/library-system-operations.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import type { DirectoryFile, DirectoryRecord, DirectorySection } from '../../src/domain/distribution/directory-file.js';
import { sections } from '../../src/engine/distribution/sections.js';
import type { DirectoryRow } from '../../src/engine/distribution/views.js';
import { must } from '../storage/local-records/support/library.js';
import { english } from '../support/english.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

const issuer = 'ISIL:CA-OLA';
function file(version: number, sections: Record<string, DirectorySection | DirectoryRecord[]>): DirectoryFile {
  return {
    format: 'interlend-directory',
    formatVersion: 1,
    issuer,
    name: 'Ontario colleges',
    version,
    issuedAt: `2026-11-${String(10 + version)}T10:00:00.000Z`,
    sections: Object.fromEntries(
      Object.entries(sections).map(([name, section]) => [
        name,
        Array.isArray(section) ? { records: section } : section,
      ]),
    ) as DirectoryFile['sections'],
  };
}
const partner = (code: string, more: DirectoryRecord = {}): DirectoryRecord => ({
  code,
  name: `${code} College`,
  symbols: [{ type: 'ISIL', value: `CA-${code}` }],
  url: 'http://127.0.0.1:18626/iso18626',
  dialect: 'standard-1.2',
  ...more,
});
const van = (...members: string[]): DirectoryRecord => ({ code: 'VAN', name: 'By van', members });

describe('a directory file at a node', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  const desk = <T>(method: string, path: string, body?: unknown) =>
    library.hand.desk<T>(method, `/directory${path}`, body);
  const plan = (of: DirectoryFile, more: object = {}) => desk<DirectoryPlan>('POST', '/plan', { file: of, ...more });
  const take = (of: unknown, more: object = {}) => desk<DirectoryImported>('POST', '/imports', { file: of, ...more });
  const row = ({ rows }: { rows: DirectoryRow[] }, key: string) => rows.find((each) => each.key === key);
  const partnerNow = (code: string) => library.hand.desk<PartnerView>('GET', `/partners/${code}`);
  const refusal = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'it was done',
      (error: Error) => error.message,
    );

  beforeEach(async () => {
    library = await openLibrary();
  });
  afterEach(() => library?.close());

  it('proposes partners that nobody knows; what names them waits until they are accepted', async () => {
    const all = file(1, { partners: [partner('HUMBER'), partner('BOREAL')], rotaTemplates: [van('HUMBER', 'BOREAL')] });
    const first = await take(all);
    expect(first.counts).to.include({ proposed: 2, waiting: 1, added: 0 });
    expect(row(first, 'VAN'))
      .to.include({ outcome: 'waits' })
      .and.to.have.deep.property('waitsFor', ['HUMBER', 'BOREAL']);
    const { items } = await desk<{ items: DirectoryProposal[] }>('GET', '/proposals');
    expect(items.map(({ key }) => key)).to.deep.equal(['BOREAL', 'HUMBER']);
    const humber = await desk<ProposalAccepted>('POST', '/proposals/HUMBER/accept');
    expect(humber.token).to.match(/^ilt_/);
    expect(humber.applied).to.deep.equal([]);
    await desk('POST', '/proposals/BOREAL/refuse');
    expect(await refusal(partnerNow('BOREAL'))).to.include('404');
    const again = await take(all);
    expect(row(again, 'BOREAL')).to.include({ outcome: 'refused' });
    const templates = await library.hand.desk<{ items: { members: string[] }[] }>('GET', '/rota-templates');
    expect(templates.items[0]?.members, 'a refused partner stands in no rota').to.deep.equal(['HUMBER']);
    expect((await desk<{ items: unknown[] }>('GET', '/proposals')).items).to.deep.equal([]);
  });

  it('FA15: the file says in which time zone a partner lives, and its due dates are days there', async () => {
    const zone = { timeZone: 'America/Vancouver' };
    await take(file(1, { partners: [partner('VANIER', zone)] }));
    await desk('POST', '/proposals/VANIER/accept');
    expect(await partnerNow('VANIER')).to.include(zone);
    await take(file(2, { partners: [partner('VANIER', { timeZone: 'America/Edmonton' })] }));
    expect(await partnerNow('VANIER')).to.include({ timeZone: 'America/Edmonton' });
    const wrong = await take(file(3, { partners: [partner('VANIER', { timeZone: 'America/Hull' })] })).then(
      (taken) => JSON.stringify(taken),
      String,
    );
    expect(wrong).to.include('America/Hull');
    expect(await partnerNow('VANIER'), 'a zone that clocks do not know is not taken').to.include({
      timeZone: 'America/Edmonton',
    });
    const given = await desk<DirectoryFile>('GET', '/file?section=partners');
    expect(given.sections.partners?.records.find(({ code }) => code === 'VANIER')).to.include({
      timeZone: 'America/Edmonton',
    });
  });

  it('the file brings the calendar of a partner, whole, and ours says it to others; a period that ends before it begins is not taken', async () => {
    const winter = { from: '2027-12-24', until: '2028-01-02', note: 'Winter break' };
    await take(file(1, { partners: [partner('LAMBTON', { closures: [winter] })] }));
    await desk('POST', '/proposals/LAMBTON/accept');
    expect((await partnerNow('LAMBTON')).closures).to.deep.equal([winter]);
    const summer = { from: '2028-07-01', until: '2028-07-01' };
    await take(file(2, { partners: [partner('LAMBTON', { closures: [winter, summer] })] }));
    expect((await partnerNow('LAMBTON')).closures).to.deep.equal([winter, summer]);
    const given = await desk<DirectoryFile>('GET', '/file?section=partners');
    const ours = given.sections.partners?.records.find(({ code }) => code === 'LAMBTON');
    expect(ours).to.deep.include({ closures: [winter, summer] });
    const turned = { from: '2028-01-02', until: '2027-12-24' };
    const wrong = await plan(file(3, { partners: [partner('LAMBTON', { closures: [turned] })] }));
    expect(row(wrong, 'LAMBTON')?.problems?.map(({ field }) => field)).to.deep.equal(['closures.0.until']);
    await take(file(4, { partners: [partner('LAMBTON')] }));
    expect((await partnerNow('LAMBTON')).closures, 'what the file takes back').to.deep.equal([]);
  });

  it('KF9: the file leaves out the practice partner, which is of this node alone, and its place in rotas', async () => {
    const address = 'http://127.0.0.1:18626/iso18626';
    await library.addPartner('PRACTICE', address, { practice: true });
    await library.addPartner('HUMBER', address);
    await library.hand.desk('POST', '/rota-templates', van('PRACTICE', 'HUMBER'));
    const { sections: said } = await desk<DirectoryFile>('GET', '/file');
    expect(said['partners']?.records.map(({ code }) => code)).to.deep.equal(['HUMBER']);
    expect(said['rotaTemplates']?.records.map(({ members }) => members)).to.deep.equal([['HUMBER']]);
    expect(JSON.stringify(said)).not.to.include('PRACTICE');
  });

  it('takes partners that speak only e-mail: without an address to call, with one to write to', async () => {
    const byMail = (email: string | undefined, more: DirectoryRecord = {}) => {
      const { url: _none, ...rest } = partner('RIDEAU', { byEmail: true, letterLanguage: 'fr', ...more });
      return { ...rest, ...(email ? { contacts: [{ name: 'PEB', email }] } : {}) };
    };
    const choices = [{ section: 'partners', key: 'RIDEAU', take: true }];
    const noAddress = await plan(file(1, { partners: [byMail(undefined)] }), { choices });
    expect(row(noAddress, 'RIDEAU')?.problems?.map(({ field }) => field)).to.deep.equal(['contacts']);
    expect(english(row(noAddress, 'RIDEAU')?.problems?.[0]?.problem)).to.include('needs a contact with an e-mail');
    const noWay = byMail('peb@rideau.example', { byEmail: false });
    expect(await refusal(take(file(1, { partners: [noWay] }))), 'who is called needs an address').to.include(
      'sections.partners.records.0.url',
    );

    const first = file(1, { partners: [byMail('peb@rideau.example')] });
    expect((await take(first, { choices })).counts).to.include({ added: 1, cannot: 0 });
    expect(await partnerNow('RIDEAU')).to.deep.include({
      byEmail: true,
      url: '',
      letterLanguage: 'fr',
      contacts: [{ name: 'PEB', email: 'peb@rideau.example' }],
    });
    expect((await plan(first)).rows, 'as the file has it').to.deep.equal([]);

    const moved = await take(file(2, { partners: [byMail('peb@elsewhere.example')] }), { takeAll: true });
    expect(moved.counts, 'nobody reads another address unseen').to.include({ decisions: 1, changed: 0 });
    expect((await partnerNow('RIDEAU')).contacts[0]?.email).to.equal('peb@rideau.example');
    const chosen = [{ section: 'partners', key: 'RIDEAU', field: 'contacts', take: true }];
    await take(file(2, { partners: [byMail('peb@elsewhere.example')] }), { choices: chosen });
    expect((await partnerNow('RIDEAU')).contacts[0]?.email).to.equal('peb@elsewhere.example');

    const own = await desk<DirectoryFile>('GET', '/file?section=partners');
    const ours = own.sections.partners?.records.find(({ code }) => code === 'RIDEAU');
    expect(ours).to.include({ byEmail: true }).and.not.to.have.property('url');
    const other = await openLibrary();
    try {
      const order = { file: own, choices: [{ section: 'partners', key: 'RIDEAU', take: true }] };
      await other.hand.desk('POST', '/directory/imports', order);
      expect(await other.hand.desk('GET', '/partners/RIDEAU')).to.include({ byEmail: true });
    } finally {
      await other.close();
    }
  });

  it('leaves what staff changed, asks where both changed, and wins where it imposes', async () => {
    const profile = (name: string, automaticRenew: boolean) => ({
      code: 'Q',
      name,
      kind: 'lending',
      unticked: [],
      automaticRenew,
    });
    await take(file(1, { workflowProfiles: [profile('Quiet', false)] }));
    await library.hand.desk('PATCH', '/workflow-profiles/Q', { name: 'Ours' });
    const now = async () =>
      (
        await library.hand.desk<{ items: { code: string; name: string; automaticRenew: boolean }[] }>(
          'GET',
          '/workflow-profiles',
        )
      ).items.find(({ code }) => code === 'Q');

    const untouched = await take(file(2, { workflowProfiles: [profile('Quiet', true)] }));
    expect(await now()).to.include({ name: 'Ours', automaticRenew: true });
    expect(row(untouched, 'Q')?.fields?.map(({ field, verdict }) => `${field} ${verdict}`)).to.have.members([
      'name keep',
      'automaticRenew take',
    ]);
    const both = await take(file(3, { workflowProfiles: [profile('Silent', true)] }));
    expect(both.counts).to.include({ changed: 0, decisions: 1 });
    expect(row(both, 'Q')?.fields?.[0]).to.include({
      ours: 'Ours',
      file: 'Silent',
      before: 'Quiet',
      verdict: 'decide',
    });
    expect(
      (await plan(file(3, { workflowProfiles: [profile('Silent', true)] }))).counts.decisions,
      'it is still open',
    ).to.equal(1);
    const choices = [{ section: 'workflowProfiles', key: 'Q', field: 'name', take: false }];
    await take(file(3, { workflowProfiles: [profile('Silent', true)] }), { choices });
    expect((await plan(file(3, { workflowProfiles: [profile('Silent', true)] }))).counts.decisions).to.equal(0);
    const imposed = { imposed: ['name'], records: [profile('Silent', true)] };
    const forced = await take(file(4, { workflowProfiles: imposed }));
    expect(row(forced, 'Q')?.fields?.[0]).to.include({ imposed: true, taken: true });
    expect(await now()).to.include({ name: 'Silent' });
  });

  it('takes neither addresses, symbols nor removals unless they are chosen by themselves', async () => {
    await take(file(1, { partners: [partner('HUMBER'), partner('SENECA')] }), {
      choices: ['HUMBER', 'SENECA'].map((key) => ({ section: 'partners', key, take: true })),
    });
    const moved = file(2, {
      partners: [partner('HUMBER', { url: 'http://127.0.0.1:18627/', name: 'Humber Polytechnic' })],
    });
    const all = await take(moved, { takeAll: true, choices: [{ section: 'partners', key: 'HUMBER', take: true }] });
    expect(all.counts).to.include({ changed: 1, removed: 0, decisions: 2 });
    expect(await partnerNow('HUMBER')).to.include({
      name: 'Humber Polytechnic',
      url: 'http://127.0.0.1:18626/iso18626',
    });
    expect(await partnerNow('SENECA')).to.include({ status: 'active' });
    await take(moved, {
      choices: [
        { section: 'partners', key: 'HUMBER', field: 'url', take: true },
        { section: 'partners', key: 'SENECA', take: true },
      ],
    });
    expect(await partnerNow('HUMBER')).to.include({ url: 'http://127.0.0.1:18627/' });
    expect(await refusal(partnerNow('SENECA'))).to.include('404');
  });

  it('tries: a dry run says what cannot be applied and keeps nothing; an import with one bad row names it and changes nothing', async () => {
    const bad = file(1, {
      rotaTemplates: [van(), { code: 'AIR', name: 'By air', members: ['NOBODY'] }],
      partners: [
        partner('INSIDE', { url: 'http://10.0.0.7/' }),
        partner('TWICE', { symbols: [{ type: 'ISIL', value: 'CA-ONE' }] }),
      ],
      temporaryItemRules: [{ location: 'NOWHERE' }],
    });
    await library.addPartner('ONE', 'http://127.0.0.1:18626');
    const tried = await plan(bad);
    expect(english(row(tried, 'AIR')?.problems?.[0]?.problem)).to.include('NOBODY');
    expect(row(tried, 'INSIDE')?.problems?.[0], 'a private address').to.include({ field: 'url' });
    expect(english(row(tried, 'TWICE')?.problems?.[0]?.problem), 'a symbol claimed twice').to.include("ONE's already");
    expect(english(row(tried, '*')?.problems?.[0]?.problem)).to.include('NOWHERE');
    expect((await library.rows('select from directory_import')).length).to.equal(0);
    const refused = await refusal(take(bad));
    expect(refused).to.include('422').and.include('rotaTemplates/AIR').and.include('NOBODY');
    expect((await library.rows('select from rota_template')).length).to.equal(0);
    const rest = await take(bad, { takeTheRest: true });
    expect(rest.counts).to.include({ added: 1, cannot: 2 });
    expect(await library.rows('select code from rota_template')).to.deep.equal([{ code: 'VAN' }]);
  });

  it('removes no partner with open requests, and says which they are', async () => {
    const known = file(1, { partners: [partner('HUMBER')] });
    await take(known, { choices: [{ section: 'partners', key: 'HUMBER', take: true }] });
    const wish = await library.wish(['HUMBER']);
    const gone = file(2, { partners: [] });
    expect(english(row(await plan(gone), 'HUMBER')?.problems?.[0]?.problem)).to.include(wish.externalId ?? '-');
    const refused = await refusal(take(gone, { choices: [{ section: 'partners', key: 'HUMBER', take: true }] }));
    expect(refused)
      .to.include('partners/HUMBER')
      .and.include(wish.externalId ?? '-');
    expect(await partnerNow('HUMBER')).to.include({ status: 'active' });
  });

  it('refuses an older file with both versions, unless forced; and a file that is none', async () => {
    await take(file(5, { rotaTemplates: [van()] }));
    const older = file(4, { rotaTemplates: [] });
    expect((await plan(older)).older).to.equal(true);
    expect(await refusal(take(older)))
      .to.include('version 4')
      .and.include('Version 5')
      .and.include('409');
    expect((await take(older, { force: true })).file.version).to.equal(4);
    const wrong = await refusal(take({ ...older, sections: { partners: { records: [{ code: 'A', secret: 'x' }] } } }));
    expect(wrong).to.include('422').and.include('sections.partners.records.0').and.include('secret');
    const twice = await refusal(take(file(6, { rotaTemplates: [van(), van()] })));
    expect(twice).to.include('VAN is there twice');
  });

  it('is undone: all of it, in the order of the imports, without what staff changed since', async () => {
    const choose = { choices: [{ section: 'partners', key: 'HUMBER', take: true }] };
    const first = await take(file(1, { partners: [partner('HUMBER')], rotaTemplates: [van('HUMBER')] }), choose);
    const second = await take(
      file(2, {
        partners: [partner('HUMBER', { name: 'Humber Polytechnic', averageSupplyDays: 3 })],
        rotaTemplates: [van('HUMBER')],
      }),
      choose,
    );
    await library.hand.desk('PATCH', '/partners/HUMBER', { name: 'Our Humber' });
    expect(await refusal(desk('POST', `/imports/${first.id}/undo`))).to.include(`Import ${second.id} came after it`);
    await desk('POST', `/imports/${second.id}/undo`);
    expect(await partnerNow('HUMBER')).to.include({ name: 'Our Humber', averageSupplyDays: 0 });
    const { undoneBy } = await desk<{ undoneBy: string }>('POST', `/imports/${first.id}/undo`);
    expect(undoneBy).to.equal('desk');
    expect(await refusal(partnerNow('HUMBER'))).to.include('404');
    expect(await library.rows('select code from rota_template')).to.deep.equal([]);
    expect(await library.rows('select from directory_origin')).to.have.length(0);
  });

  it('FF13: undoing an import leaves what an earlier one proposed as that proposed it', async () => {
    const proposed = async () =>
      (await desk<{ items: DirectoryProposal[] }>('GET', '/proposals')).items.map(({ key, record }) => [
        key,
        record['name'],
      ]);
    await take(file(1, { partners: [partner('HUMBER', { name: 'Humber' })] }));
    const first = await proposed();
    expect(first).to.deep.equal([['HUMBER', 'Humber']]);
    const second = await take(
      file(2, { partners: [partner('HUMBER', { name: 'Humber Polytechnic' }), partner('BOREAL')] }),
    );
    expect((await proposed()).map(([key]) => key)).to.deep.equal(['BOREAL', 'HUMBER']);
    await desk('POST', `/imports/${second.id}/undo`);
    expect(await proposed()).to.deep.equal(first);
  });

  it('FF12: policies that are imposed are in the file that followers fetch, arrive, and are marked', async () => {
    await library.hand.desk('PATCH', '/policies', { holdShelfDays: 9 });
    const fetched = () => library.hand.desk<{ sections: Record<string, object> }>('GET', '/directory/file');
    expect(await fetched()).to.not.have.nested.property('sections.policies');
    await desk('PUT', '/sections/policies/imposed', { imposed: true });
    const file = await fetched();
    expect(file.sections['policies']).to.deep.include({ imposed: true });

    const follower = await openLibrary();
    try {
      // Somebody reads while the file is taken in: what stood before is not believed any longer once it is.
      let isTaken = false;
      const reading = (async () => {
        while (!isTaken) await follower.hand.desk('GET', '/policies');
      })();
      await follower.hand.desk('POST', '/directory/imports', { file });
      isTaken = true;
      await reading;
      const policies = await follower.hand.desk<{ items: { name: string; value: unknown; imposedBy?: string }[] }>(
        'GET',
        '/policies',
      );
      const held = policies.items.find(({ name }) => name === 'holdShelfDays');
      expect(held).to.include({ value: 9 });
      expect(held?.imposedBy).to.equal((file as unknown as DirectoryFile).name);
      // KB9: the log has what the policy was, also where nobody had changed it before.
      const log = await follower.hand.desk<{ items: { thing: string; before: unknown; after: unknown }[] }>(
        'GET',
        '/audit?thing=policies',
      );
      expect(log.items[0]).to.deep.include({
        before: [{ name: 'holdShelfDays', value: 7 }],
        after: [{ name: 'holdShelfDays', value: 9 }],
      });

      // Nobody here changes it: the field says who decides. What is not imposed is changed as ever.
      const refused = (language: string) =>
        follower.hand.desk('PATCH', '/policies', { holdShelfDays: 4, recallDays: 3 }, language).then(String, String);
      expect(await refused('en')).to.include(`${held?.imposedBy} imposes this policy with its directory file`);
      expect(await refused('fr')).to.include(`${held?.imposedBy} impose cette politique`);
      const value = async (name: string) =>
        (
          await follower.hand.desk<{ items: { name: string; value: unknown; default: unknown }[] }>('GET', '/policies')
        ).items.find((each) => each.name === name);
      expect(await value('holdShelfDays')).to.include({ value: 9 });
      expect((await value('recallDays'))?.value, 'nothing of a refused change is kept').to.equal(
        (await value('recallDays'))?.default,
      );
      await follower.hand.desk('PATCH', '/policies', { holdShelfDays: 9, recallDays: 3 });
      expect(await value('recallDays')).to.include({ value: 3 });
    } finally {
      await follower.close();
    }
  });

  it('leaves an entry in the audit log for each record, before and after', async () => {
    await take(file(1, { partners: [partner('HUMBER')] }), {
      choices: [{ section: 'partners', key: 'HUMBER', take: true }],
    });
    await take(file(2, { partners: [partner('HUMBER', { name: 'Humber Polytechnic' })] }));
    const { items } = await library.hand.desk<{ items: Record<string, unknown>[] }>(
      'GET',
      '/audit?thing=partner&id=HUMBER',
    );
    expect(items.map(({ operation, actor, outcome }) => [operation, actor, outcome])).to.deep.equal([
      ['importDirectory', 'desk', 'done'],
      ['importDirectory', 'desk', 'done'],
    ]);
    expect(items[0]).to.have.nested.property('before.name', 'HUMBER College');
    expect(items[0]).to.have.nested.property('after.name', 'Humber Polytechnic');
    expect(JSON.stringify(items)).not.to.match(/ilt_/);
    const imports = await library.hand.desk<{ items: unknown[] }>('GET', '/audit?thing=directoryImport');
    expect(imports.items).to.have.length(2);
  });
});

describe('a directory file from one node to another', function () {
  this.timeout(120_000);
  let from: LibraryUnderTest;
  let to: LibraryUnderTest;
  const all = sections.map(({ name }) => name).join(',');

  before(async () => {
    [from, to] = [await openLibrary(), await openLibrary()];
    const { local } = from.hand.node;
    const now = new Date();
    const marie = { kind: 'staff' as const, name: 'Marie' };
    must(
      await local.rules.addProfile({
        code: 'Q',
        name: 'Quiet',
        kind: 'lending',
        steps: ['recall'],
        automaticRenew: true,
      }),
    );
    await from.addPartner('HUMBER', 'http://127.0.0.1:18626', {
      lendingProfile: 'Q',
      averageSupplyDays: 3,
      expiryBusinessDays: 6,
      currency: 'CAD',
      strict: true,
      contacts: [{ name: 'Ana', email: 'ana@humber.example' }],
      addresses: [{ uses: ['shipping'], line1: '205 Humber College Blvd' }],
      notes: [{ text: 'They pay late.' }],
    });
    await from.hand.desk('PATCH', '/partners/HUMBER', { status: 'inactive' });
    must(await local.rules.addRotaTemplate({ code: 'VAN', name: 'By van', order: 'random', members: ['HUMBER'] }));
    const conditions = [{ fact: 'serviceType' as const, operator: 'is' as const, values: ['Loan'] }];
    must(
      await local.rules.addRotaRule({
        name: 'Loans',
        description: 'By day',
        templates: ['VAN'],
        conditions,
        goesOn: true,
      }),
    );
    must(await local.rules.addSendingRule({ name: 'Loans at once', sends: true, conditions, position: 3 }));
    must(await local.reasons.add({ list: 'cancel', code: 'MOVED', label: 'Moved away', french: 'Déménagé' }, marie));
    const text = {
      en: { heading: 'Which one?', lines: ['Tell us.'] },
      fr: { heading: 'Lequel ?', lines: ['Dites-nous.'] },
    };
    must(await local.letters.rewordQuery(1, text, marie, now));
    const address = { line1: '1 Main Street', locality: 'Ottawa' };
    must(
      await local.libraries.add(
        { code: 'NORTH', name: 'North', virtual: true, address, timeZone: 'America/Winnipeg' },
        now,
      ),
    );
    must(await local.libraries.addDesk('NORTH', { code: 'N_DESK', name: 'North desk', holdShelf: false }));
    must(await local.libraries.addLocation('NORTH', { code: 'N_ILL', name: 'North loans', kind: 'borrowing' }));
    must(await local.libraries.change('NORTH', { defaultItemLocation: 'N_ILL' }, now));
    must(
      await local.libraries.close(
        'NORTH',
        { from: '2030-01-01', until: '2030-01-02', note: 'New year', tell: false },
        marie,
      ),
    );
    must(await local.policies.addItemRule({ partner: 'HUMBER', location: 'N_ILL', itemPolicy: 'in house' }));
    must(await local.loanRules.addGroup({ code: 'STU', name: 'Student', french: 'Étudiants', codes: ['STU-PT'] }));
    must(
      await local.loanRules.addRule({
        name: 'Students',
        ...{ loanDays: 21, renewals: 0, requestFee: '2.50', refusal: 'Not now.', pickupLibraries: ['NORTH'] },
        conditions: [{ fact: 'userGroup', operator: 'is', values: ['STU'] }],
      }),
    );
    must(await local.policies.change({ patronLoanDays: 21 }, marie));
    const { items: links } = await from.hand.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system');
    const [{ library: home, settings }] = links as [LibrarySystemLinkView];
    await from.hand.desk('PUT', `/library-system/${home}`, {
      enabled: false,
      settings: { ...settings, address: 'http://127.0.0.1:18999/ncip', fromAgency: 'NORTH' },
    });
  });
  after(async () => {
    await from?.close();
    await to?.close();
  });

  it('takes along every section that was asked for, and there is nothing to change after that', async () => {
    const exported = await from.hand.desk<DirectoryFile>('GET', `/directory/file?section=${all}`);
    for (const [name, { records }] of Object.entries(exported.sections)) expect(records, name).not.to.have.length(0);
    expect(JSON.stringify(exported), 'what colleagues noted').not.to.include('They pay late');
    const choices = [{ section: 'partners', key: 'HUMBER', take: true }];
    const order = { file: exported, takeAll: true, choices };
    const taken = await to.hand.desk<DirectoryImported>('POST', '/directory/imports', order);
    expect(taken.rows.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'partly')).to.deep.equal([]);
    const again = await to.hand.desk<DirectoryPlan>('POST', '/directory/plan', order);
    expect(again.rows).to.deep.equal([]);
    const back = await to.hand.desk<DirectoryFile>('GET', `/directory/file?section=${all}`);
    const sorted = ({ sections: of }: DirectoryFile, name: string) =>
      of[name]?.records.map((each) => JSON.stringify(each)).sort();
    for (const { name } of sections) expect(sorted(back, name), name).to.include.members(sorted(exported, name) ?? []);
    await to.hand.desk('POST', `/directory/imports/${taken.id}/undo`);
    const undone = await to.hand.desk<DirectoryPlan>('POST', '/directory/plan', { file: exported });
    expect(undone.counts.proposed).to.equal(1);
    expect(undone.counts.added).to.be.greaterThan(6);
  });

  it('holds a library’s own affairs only when they are asked for', async () => {
    const shared = await from.hand.desk<DirectoryFile>('GET', '/directory/file');
    expect(Object.keys(shared.sections)).to.deep.equal(
      sections.filter(({ onDemand }) => !onDemand).map(({ name }) => name),
    );
  });
});

describe('a node that follows the directory file of another', function () {
  this.timeout(120_000);
  let keeper: LibraryUnderTest;
  let follower: LibraryUnderTest;
  const desk = <T>(method: string, path: string, body?: unknown) =>
    follower.hand.desk<T>(method, `/directory${path}`, body);
  const look = () => desk<DirectorySubscription>('POST', '/subscription/run');

  before(async () => {
    [keeper, follower] = [await openLibrary(), await openLibrary()];
    await keeper.addPartner('HUMBER', 'http://127.0.0.1:18626');
    // The follower is a partner of the keeper, and in its rotas.
    const value = follower.symbol.replace('ISIL:', '');
    await keeper.addPartner('FOLLOWER', 'http://127.0.0.1:18626', { symbols: [{ type: 'ISIL', value }] });
    await keeper.hand.desk('POST', '/rota-templates', { code: 'VAN', name: 'By van', members: ['FOLLOWER', 'HUMBER'] });
    await keeper.hand.desk('PUT', '/directory/sections/rotaTemplates/imposed', { imposed: ['name'] });
  });
  after(async () => {
    await keeper?.close();
    await follower?.close();
  });

  it('is not let in without a key, and systems people read that at the node', async () => {
    await desk('PUT', '/subscription', { url: `${keeper.hand.url}/api/v1/directory/file` });
    expect(await look()).to.include({ outcome: 'failed', failures: 1, presents: false });
    const { notices } = await follower.hand.desk<{ notices: { text: string }[] }>('GET', '/node');
    expect(notices[0]?.text).to.include('401');
  });

  it('follows with a key that may do nothing else: partners are proposed, it itself is left out', async () => {
    const key = await keeper.hand.desk<{ secret: string }>('POST', '/keys', {
      name: 'Follower',
      only: ['seePartners'],
      roles: [{ role: 'resourceSharingPartnersManager' }],
    });
    await desk('PUT', '/subscription', { url: `${keeper.hand.url}/api/v1/directory/file`, token: key.secret });
    const first = await look();
    expect(first).to.include({ outcome: 'new', failures: 0, presents: true });
    expect(JSON.stringify(first)).not.to.include(key.secret);
    expect((await follower.hand.desk<{ notices: unknown[] }>('GET', '/node')).notices).to.deep.equal([]);
    const { items } = await desk<{ items: DirectoryProposal[] }>('GET', '/proposals');
    expect(items.map(({ key: code }) => code)).to.deep.equal(['HUMBER']);
    const accepted = await desk<ProposalAccepted>('POST', '/proposals/HUMBER/accept');
    expect(accepted.applied).to.deep.equal([{ section: 'rotaTemplates', key: 'VAN' }]);
    const [template] = await follower.rows<{ partner_code: string }>('select partner_code from rota_template_member');
    expect(template?.partner_code).to.equal('HUMBER');
  });

  it('asks with the tag that it knows, and takes news in where staff changed nothing', async () => {
    // What waited was applied, so the same file is not fetched again.
    await look();
    expect(await look()).to.include({ outcome: 'unchanged', said: 'Nothing new since the last check.' });
    await follower.hand.desk('PATCH', '/rota-templates/VAN', { name: 'Ours' });
    await keeper.hand.desk('PATCH', '/rota-templates/VAN', { name: 'By courier' });
    await keeper.hand.desk('PATCH', '/partners/HUMBER', { averageSupplyDays: 4 });
    expect((await look()).said).to.match(/Version 2: 2 changed/);
    const [template] = await follower.rows<{ name: string }>('select name from rota_template');
    expect(template?.name, 'imposed').to.equal('By courier');
    expect(await follower.hand.desk('GET', '/partners/HUMBER')).to.include({ averageSupplyDays: 4 });
  });

  it('FF12: takes imposed policies from the address that it follows, and is free when they are imposed no more', async () => {
    const policy = async (name: string) => {
      const { items } = await follower.hand.desk<{ items: { name: string; value: unknown; imposedBy?: string }[] }>(
        'GET',
        '/policies',
      );
      const { value, imposedBy = 'nobody' } = items.find((each) => each.name === name) ?? {};
      return `${value} by ${imposedBy}`;
    };
    const change = (holdShelfDays: number) =>
      follower.hand.desk('PATCH', '/policies', { holdShelfDays }).then(String, String);
    const { name } = (await keeper.hand.desk<DirectoryFile>('GET', '/directory/file')) as DirectoryFile;
    await keeper.hand.desk('PATCH', '/policies', { holdShelfDays: 9 });
    await look();
    expect(await policy('holdShelfDays'), 'a library’s own affair').to.not.include(name);
    await keeper.hand.desk('PUT', '/directory/sections/policies/imposed', { imposed: true });
    expect(await look()).to.include({ outcome: 'new', failures: 0 });
    expect(await policy('holdShelfDays')).to.equal(`9 by ${name}`);
    expect(await change(4))
      .to.include('422')
      .and.include(`Ask ${name} to change it`);

    await keeper.hand.desk('PUT', '/directory/sections/policies/imposed', { imposed: false });
    await look();
    expect(await policy('holdShelfDays'), 'the value stays').to.equal('9 by nobody');
    await change(4);
    expect(await policy('holdShelfDays')).to.equal('4 by nobody');

    await keeper.hand.desk('PUT', '/directory/sections/policies/imposed', { imposed: true });
    await look();
    expect(await policy('holdShelfDays')).to.equal(`9 by ${name}`);
    await desk('DELETE', '/subscription');
    expect(await policy('holdShelfDays')).to.equal('9 by nobody');
  });

  it('does not follow an address inside, nor one that sends on', async () => {
    const refused = await desk('PUT', '/subscription', { url: 'http://10.1.2.3/file' }).catch(
      (error: Error) => error.message,
    );
    expect(refused).to.include('422').and.include('url').and.include('private');
  });
});
