import type { DirectoryImport } from '../../src/contract/directory-views.js';
import type { Distribution } from '../../src/engine/distribution/views.js';

const at = '2026-03-02T15:00:00.000Z';
export const aDirectoryFile = {
  ...({ format: 'interlend-directory', formatVersion: 1, issuer: 'ISIL:CA-OLA', name: 'Ontario colleges' } as const),
  version: 41,
  issuedAt: at,
  sections: { partners: { records: [] } },
};
const edition = { issuer: 'ISIL:CA-OLA', name: 'Ontario colleges', version: 41, issuedAt: at };
const counts = { added: 0, changed: 1, removed: 0, proposed: 1, decisions: 1, waiting: 1, cannot: 1, same: 20 };
export const aDirectoryImport: DirectoryImport = {
  id: '7',
  at,
  by: 'desk',
  source: 'file',
  file: edition,
  counts,
  undoneAt: at,
  undoneBy: 'desk',
  rows: [
    {
      section: 'partners',
      key: 'HUMBER',
      title: 'Humber',
      kind: 'changed',
      verdict: 'decide',
      outcome: 'partly',
      fields: [
        {
          field: 'expiryBusinessDays',
          ours: 5,
          file: 4,
          before: 4,
          imposed: false,
          careful: false,
          verdict: 'decide',
          taken: false,
        },
      ],
    },
    {
      section: 'partners',
      key: 'BOREAL',
      title: 'Boréal',
      kind: 'proposed',
      verdict: 'decide',
      outcome: 'proposed',
      record: { code: 'BOREAL' },
    },
    {
      section: 'rotaTemplates',
      key: 'VAN',
      title: 'By van',
      kind: 'added',
      verdict: 'take',
      outcome: 'waits',
      record: { code: 'VAN' },
      waitsFor: ['BOREAL'],
    },
    {
      section: 'partners',
      key: 'SENECA',
      title: 'Seneca',
      kind: 'removed',
      verdict: 'decide',
      outcome: 'cannot',
      problems: [{ field: '', problem: 'Requests with it are open: ALG0000041.' }],
    },
  ],
};
const aProposal = {
  section: 'partners',
  key: 'BOREAL',
  title: 'Boréal',
  issuer: 'ISIL:CA-OLA',
  record: { code: 'BOREAL' },
  proposedAt: at,
  decision: 'refused' as const,
  decidedAt: at,
  decidedBy: 'desk',
};
const aSubscription = {
  id: 'directory' as const,
  url: 'https://directory.example/file',
  presents: true,
  createdAt: at,
  createdBy: 'desk',
  triedAt: at,
  outcome: 'failed' as const,
  said: 'There is no file at this address (404).',
  lastImport: '7',
  failures: 2,
  failingSince: at,
};
const aSection = {
  name: 'partners',
  label: 'Partners',
  fields: ['code', 'url'],
  careful: ['url'],
  onDemand: false,
  imposed: ['url'],
};
const { rows, ...aLine } = aDirectoryImport;

/** A room of directory files in which everything is there once. */
export const distributionDouble = (): Distribution => ({
  sections: async () => [aSection],
  impose: async (name) => (name === 'partners' ? { kind: 'done', value: aSection } : { kind: 'unknown' }),
  file: async (only) =>
    only?.includes('magic')
      ? { kind: 'invalid', problems: [{ field: 'section', problem: 'There is no section magic.' }] }
      : { kind: 'done', value: { file: aDirectoryFile, tag: '"41-abc"' } },
  plan: async () => ({
    kind: 'done',
    value: { file: edition, before: { ...edition, takenAt: at }, older: false, rows, counts },
  }),
  apply: async ({ force }) =>
    force
      ? { kind: 'done', value: { ...aDirectoryImport, tokens: [{ partner: 'BOREAL', token: 'ilt_x' }] } }
      : { kind: 'notNow', reason: 'This file is version 40.' },
  imports: async () => ({ items: [aLine], next: '7' }),
  readImport: async (id) => (id === '7' ? aDirectoryImport : undefined),
  undo: async (id) => (id === '7' ? { kind: 'done', value: aDirectoryImport } : { kind: 'unknown' }),
  proposals: async () => [aProposal],
  accept: async () => ({
    kind: 'done',
    value: { proposal: aProposal, token: 'ilt_x', applied: [{ section: 'rotaTemplates', key: 'VAN' }] },
  }),
  refuse: async (key) => (key === 'BOREAL' ? { kind: 'done', value: aProposal } : { kind: 'unknown' }),
  subscription: async () => aSubscription,
  notices: async () => [{ kind: 'subscriptionFailing', text: 'It fails.', since: at }],
  subscribe: async () => ({ kind: 'done', value: aSubscription }),
  unsubscribe: async () => ({ kind: 'done', value: undefined }),
  runOnce: async () => ({ kind: 'done', value: aSubscription }),
});
