import { expect } from 'chai';
import { changedWords } from '../../src/ui/audit/changed-words.js';
import { differencesOf, puttingBack } from '../../src/ui/audit/differences.js';

const policies = (days: number, renew: boolean) => [
  { name: 'holdShelfDays', value: days, default: 7, ...(days === 7 ? {} : { changedAt: 'x', changedBy: 'roy' }) },
  { name: 'pickFromShelf', value: renew, default: false },
];

describe('FF11: a change in the audit log', () => {
  it('of policies names the policy and its values, no row number and no JSON', () => {
    expect(differencesOf(policies(7, false), policies(9, false))).to.deep.equal([
      { name: 'holdShelfDays', before: 7, after: 9 },
    ]);
  });

  it('of a thing leaves out what nobody changed', () => {
    const partner = { name: 'La Cité', version: 'a', channel: { state: 'closed' } };
    expect(
      differencesOf(partner, { name: 'La Cité collégiale', version: 'b', channel: { state: 'open' } }),
    ).to.deep.equal([{ name: 'name', before: 'La Cité', after: 'La Cité collégiale' }]);
  });

  it('is put back by the fields that it changed, unless it was refused or the thing is gone', () => {
    const before = { name: 'La Cité', currency: undefined, credentials: [], version: 'a' };
    const after = { name: 'X', currency: 'CAD', credentials: [{ id: '1' }], version: 'b' };
    const entry = { thing: 'partner', thingId: 'LACITE', outcome: 'done', before, after };
    expect(puttingBack(entry)).to.deep.equal({ name: 'La Cité', currency: null });
    expect(puttingBack({ ...entry, outcome: 'refused' })).to.equal(undefined);
    expect(puttingBack({ ...entry, after: undefined })).to.equal(undefined);
    expect(puttingBack({ ...entry, thing: 'key' })).to.equal(undefined);
    expect(
      puttingBack({
        ...{ thing: 'policies', thingId: 'all', outcome: 'done' },
        ...{ before: policies(7, false), after: policies(9, false) },
      }),
    ).to.deep.equal({ holdShelfDays: 7 });
  });

  it('of a credential names it by how it begins, and says no use of it', () => {
    const token = (more: object) => ({ id: '7', kind: 'token', prefix: 'ilt_Kv_d', ...more });
    expect(differencesOf({ credentials: [] }, { credentials: [token({})] })).to.deep.equal([
      { name: 'ilt_Kv_d', of: ['credentials'], before: undefined, after: token({}) },
    ]);
    const revokedAt = '2026-12-01T03:15:17.328Z';
    expect(
      differencesOf({ credentials: [token({})] }, { credentials: [token({ lastUsedAt: revokedAt, revokedAt })] }),
    ).to.deep.equal([{ name: 'revokedAt', of: ['credentials', 'ilt_Kv_d'], before: undefined, after: revokedAt }]);
  });

  it('KB9: of a letter names the field and the language, and shows the words that changed', () => {
    const builtIn = { subject: 'En retard', body: 'Bonjour' };
    const letter = (own?: object) => ({
      code: 'overdue',
      texts: [
        { language: 'en', facts: [{ name: 'title', label: 'Title' }], ofLibraries: [] },
        { language: 'fr', facts: [], builtIn, ...(own ? { own } : {}), ofLibraries: [] },
      ],
    });
    expect(differencesOf(letter(), letter({ subject: 'Rappel', body: 'Bonjour' }))).to.deep.equal([
      { name: 'subject', of: ['fr'], before: 'En retard', after: 'Rappel' },
    ]);
    const text = (end: string) => `Le document est en retard depuis plusieurs jours. Veuillez le rapporter ${end}.`;
    expect(changedWords(text('immédiatement'), text('au comptoir de votre campus'))).to.deep.equal({
      start: '… depuis plusieurs jours. Veuillez le rapporter ',
      before: 'immédiatement.',
      after: 'au comptoir de votre campus.',
      end: '',
    });
  });

  it('KB9: of a patron says that the e-mail changed, without the address, and puts back the rest', () => {
    const [before, after] = [{ group: 'Student' }, { group: 'Staff', notKept: ['email'] }];
    expect(differencesOf(before, after)).to.deep.equal([
      { name: 'group', before: 'Student', after: 'Staff' },
      { name: 'email', before: undefined, after: undefined, isNotKept: true },
    ]);
    expect(puttingBack({ thing: 'patron', thingId: '1', outcome: 'done', before, after })).to.deep.equal({
      group: 'Student',
    });
  });

  it('KB9: an item is put back as a whole, with its numbers', () => {
    const item = (title: string) => ({
      ...{ barcode: '1', title, location: 'STACKS', policy: 'loanable', lent: false },
      identifiers: [
        { kind: 'ISBN', value: '9780262046305' },
        { kind: 'ISBN', value: '9780262033848' },
      ],
    });
    const entry = { thing: 'holding', thingId: '5', outcome: 'done', before: item('Nana'), after: item('Nada') };
    expect(puttingBack(entry)).to.deep.equal({
      ...{ barcode: '1', title: 'Nana', location: 'STACKS', policy: 'loanable' },
      isbn: '9780262046305|9780262033848',
    });
  });
});
