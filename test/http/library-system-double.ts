import type { LibrarySystemLinkView, SystemCallView } from '../../src/contract/library-system-operations.js';
import type { LibrarySystemDesk } from '../../src/engine/library-system/desk.js';
import { newLink } from '../../src/library-system/presets/index.js';

const at = '2026-07-01T14:00:00.000Z';
export const aLink: LibrarySystemLinkView = {
  ...{ library: 'MAIN', libraryName: 'Main Library', enabled: true, settings: newLink('generic') },
  ...{
    hasSecret: true,
    hasSip2Secret: false,
    hasSip2TerminalSecret: false,
    presets: [],
    staysByHand: 0,
    pickupLibraries: [],
  },
  ...{ waiting: 0, needPerson: 1, delivered: 3 },
};
const aCall: SystemCallView = {
  ...({ id: '9', library: 'MAIN', name: 'acceptItem', item: 'TMP-1', status: 'failed', side: 'borrowing' } as const),
  ...{
    request: '12',
    externalId: 'A0000001',
    title: 'Deep River',
    attempts: 1,
    createdAt: at,
    mayTryAgain: true,
    needsPerson: true,
  },
};

/** One link and one call, which takes every order. */
export const librarySystemDouble = (): LibrarySystemDesk => ({
  list: async () => [aLink],
  read: async (library) => (library === aLink.library ? aLink : undefined),
  kept: async () => undefined,
  save: async () => ({ kind: 'done', value: aLink }),
  test: async () => ({ kind: 'done', value: { at, lines: [{ step: 'answers', outcome: 'passed', durationMs: 3 }] } }),
  state: async () => [
    { library: 'MAIN', libraryName: 'Main Library', waiting: 0, needPerson: 1, looksUpPatrons: false },
  ],
  lookUpPatron: async () => ({ outcome: 'noLink' }),
  calls: async () => ({ items: [aCall] }),
  ofRequest: async () => ({ isLinked: true, messagesWait: [], items: [aCall] }),
  sendNow: async () => ({ kind: 'done', value: { isLinked: true, messagesWait: [], items: [aCall] } }),
  call: async () => ({ ...aCall, sent: '<NCIPMessage/>', received: '<NCIPMessage/>' }),
  again: async () => ({ kind: 'done', value: aCall }),
  settle: async () => ({ kind: 'done', value: aCall }),
});
