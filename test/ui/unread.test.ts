import { expect } from 'chai';
import { cameByMessage, hasUnread, unreadOf } from '../../src/ui/request/unread.js';

const created = '2026-11-24T09:00:00.000Z';
const at = '2026-11-27T19:51:00.010Z';
type Asked = Parameters<typeof unreadOf>[0];
const note = (more: object) => ({
  id: '7',
  text: 'Call us.',
  active: true,
  authorKind: 'partner',
  createdAt: at,
  ...more,
});
const request = (more: object): Asked =>
  ({ createdAt: created, attention: [], notes: [], ...more }) as unknown as Asked;
const entry = (actorKind: 'partner' | 'staff' | 'patron') => ({ actorKind, at, note: 'Call us.' });

describe('KA17 a message that nobody has read', () => {
  it('is new at the message itself, by the mark that came with it', () => {
    const marked = request({ attention: [{ id: '3', reason: 'message', openedAt: at }] });
    expect(unreadOf(marked, entry('partner'))).to.deep.equal({ kind: 'mark', id: '3' });
    expect(unreadOf(marked, entry('staff')), 'not what we did in the same moment').to.equal(undefined);
    expect(unreadOf(marked, { ...entry('partner'), at: created }), 'nor an older message').to.equal(undefined);
    expect([hasUnread(marked), hasUnread(request({}))]).to.deep.equal([true, false]);
  });

  it('stands in the conversation alone, also where it is an active note; a note of the request itself stays one', () => {
    const noted = request({ notes: [note({})] });
    expect(unreadOf(noted, entry('partner'))).to.deep.equal({ kind: 'note', id: '7' });
    expect(unreadOf(request({ notes: [note({ dismissedAt: at })] }), entry('partner'))).to.equal(undefined);
    expect(cameByMessage(noted, { authorKind: 'partner', createdAt: at })).to.equal(true);
    expect(cameByMessage(noted, { authorKind: 'partner', createdAt: created })).to.equal(false);
    expect(cameByMessage(noted, { authorKind: 'staff', createdAt: at })).to.equal(false);
  });
});
