import { expect } from 'chai';
import { changedWords } from '../../src/ui/audit/changed-words.js';
import { differencesOf, puttingBack } from '../../src/ui/audit/differences.js';
import { wayBack } from '../../src/ui/audit/way-back.js';

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

  describe('KB9: is reverted', () => {
    const entry = (thing: string, thingId: string, before: unknown, after: unknown) => ({
      ...{ thing, thingId, outcome: 'done' },
      ...{ before, after },
    });

    it('in the words of a letter: those of all libraries and of one, each in its language, and when it leaves', () => {
      const own = (body: string) => ({ subject: 'En retard', body, changedBy: 'roy' });
      const letter = (french: object, english: object, delayMinutes: number) => ({
        ...{ code: 'overdue', delayMinutes },
        texts: [
          { language: 'fr', builtIn: own('x'), ...french },
          { language: 'en', builtIn: own('x'), ofLibraries: [], ...english },
        ],
      });
      const before = letter({ own: own('Veuillez'), ofLibraries: [] }, {}, 0);
      const after = letter(
        { own: own('Merci'), ofLibraries: [{ library: 'PEMB', ...own('Ici') }] },
        { own: own('Please') },
        5,
      );
      expect(wayBack(entry('letterWords', 'overdue', before, after))).to.deep.equal([
        { order: 'rewordLetter', body: { language: 'fr', subject: 'En retard', body: 'Veuillez' } },
        { order: 'useBuiltInLetter', body: { language: 'fr', library: 'PEMB' } },
        { order: 'useBuiltInLetter', body: { language: 'en' } },
        { order: 'delayLetter', body: { minutes: 0 } },
      ]);
    });

    it('in reasons: what was changed, added and removed', () => {
      const reason = (code: string, more: object = {}) => ({
        ...{
          list: 'reject',
          code,
          label: code,
          french: code,
          enabled: true,
          builtIn: false,
          reasonUnfilled: 'NotHeld',
        },
        ...more,
      });
      const before = [reason('A'), reason('GONE')];
      const after = [reason('A', { label: 'Other', enabled: false }), reason('NEW')];
      expect(wayBack(entry('reasons', 'reject', before, after))).to.deep.equal([
        { order: 'removeReason', code: 'NEW' },
        { order: 'changeReason', code: 'A', body: { label: 'A', enabled: true } },
        {
          order: 'addReason',
          body: {
            ...{ list: 'reject', code: 'GONE', label: 'GONE', french: 'GONE', enabled: true },
            reasonUnfilled: 'NotHeld',
          },
        },
      ]);
    });

    it('in the members of a rota, and in nothing that is the same', () => {
      const rota = (...members: string[]) => ({ code: 'NORTH', name: 'North', order: 'listed', members });
      expect(wayBack(entry('rotaTemplate', 'NORTH', rota('A', 'B'), rota('B')))).to.deep.equal([
        { order: 'change', body: { members: ['A', 'B'] } },
      ]);
      expect(wayBack(entry('rotaTemplate', 'NORTH', rota('A'), rota('A')))).to.equal(undefined);
      expect(wayBack(entry('letterWords', 'x', { texts: [] }, { texts: [] }))).to.equal(undefined);
    });
  });
});
