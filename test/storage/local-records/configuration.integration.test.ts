import { expect } from 'chai';
import { isUsedAtFirst, letterCodes } from '../../../src/domain/letters/letters.js';
import { type LocalLibrary, marie, monday, must, openLocalLibrary } from './support/library.js';

describe('R124: what a library configures', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
    await library.rows(
      `insert into partner (code, name, dialect, iso_version, url) values ('LACITE', 'La Cité', 'alma', '1.2', 'https://x')`,
    );
  });
  after(() => library?.close());

  it('keeps workflow profiles and temporary item creation rules', async () => {
    const { rules, policies } = library.records;
    must(await rules.addProfile({ code: 'QUIET', name: 'Quiet', kind: 'lending', steps: ['recall'] }));
    expect((await rules.profiles()).map(({ code }) => code)).to.include('QUIET');
    must(await policies.addItemRule({ partner: 'LACITE', location: 'OUT_RS_REQ', itemPolicy: 'in house' }));
    const [rule] = await policies.itemRules();
    expect(rule).to.include({ partner: 'LACITE', itemPolicy: 'in house' });
    const changed = must(await policies.changeItemRule(rule?.id ?? '', { partner: null, position: 7 }));
    expect(changed).to.include({ location: 'OUT_RS_REQ', itemPolicy: 'in house', position: 7 });
    expect(changed.partner, 'now of everybody').to.equal(undefined);
    expect((await policies.changeItemRule(rule?.id ?? '', { location: 'NOWHERE' })).kind).to.equal('invalid');
    expect((await policies.changeItemRule('999999', { position: 1 })).kind).to.equal('unknown');
  });

  it('keeps its overdue and lost loan profile, its block preferences and its lost item replacement fee', async () => {
    const overdueProfile = [
      { day: -3, letter: 'courtesy' as const },
      { day: 30, letter: 'overdueAndLost' as const, block: true, lost: true },
    ];
    const wished = { overdueProfile, feeBlockFrom: '50.00', replacementFee: '85.00' };
    must(await library.records.policies.change(wished, marie));
    expect(await library.records.policies.inForce()).to.deep.include(wished);
    must(await library.records.patrons.add({ id: '9', name: 'Jo' }, monday));
    must(await library.records.circulation.addFee({ patron: '9', amount: '50.00' }, marie, monday));
    const standing = (await library.records.patrons.read('9', monday))?.standing;
    expect(JSON.stringify(standing), 'who owes so much may not request').to.include('refused');
  });

  it('keeps virtual libraries with an address of their own', async () => {
    const address = {
      line1: '200 Lees Avenue',
      locality: 'Ottawa',
      region: 'ON',
      postalCode: 'K1S 5L5',
      country: 'CA',
    };
    const draft = { code: 'VIRTUAL', name: 'Virtual', resourceSharing: true, virtual: true, address };
    must(await library.records.libraries.add(draft, monday));
    expect(await library.records.libraries.read('VIRTUAL', monday)).to.deep.include({ virtual: true, address });
  });

  it('says which letters it uses, and how its queries to patrons are worded', async () => {
    const { letters } = library.records;
    must(await letters.use('returnSlip', false, marie, new Date()));
    expect((await letters.catalogue()).filter(({ used }) => !used).map(({ code }) => code)).to.have.members([
      'returnSlip',
      ...letterCodes.filter((code) => !isUsedAtFirst(code)),
    ]);
    const [en, fr] = [
      { heading: 'One moment', lines: ['Which volume?'] },
      { heading: 'Un instant', lines: ['Quel tome ?'] },
    ];
    must(await letters.rewordQuery(1, { en, fr }, marie, monday));
    const worded = (await letters.queries()).find(({ type }) => type === 1)?.text;
    expect(worded?.en).to.deep.include(en);
    expect(worded?.fr).to.deep.include(fr);
    expect(worded?.en.name, 'a text without a name keeps the one it had').to.be.a('string').that.is.not.equal('');
  });
});
