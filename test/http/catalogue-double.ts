import { locatePresets } from '../../src/catalogue/locate/profile.js';
import type { BibLine, BibView, CatalogueImport } from '../../src/contract/catalogue-operations.js';
import type { PartnerCatalogues } from '../../src/engine/catalogue/partner-catalogues.js';
import type { Catalogue } from '../../src/engine/catalogue/ports.js';

export const aTitle: BibLine = {
  id: '4711',
  source: 'main',
  recordId: 'b1',
  title: 'Nana',
  author: 'Zola, Émile',
  year: 1880,
  format: 'book',
  isbns: ['9782070360024'],
  issns: [],
  oclcs: ['12345'],
  copies: 1,
  available: 1,
  libraries: ['MAIN'],
  verdict: 'available',
};
export const aTitleView: BibView = {
  ...aTitle,
  suppressed: false,
  copies: [{ library: 'MAIN', location: 'STACKS', barcode: '3001', status: 'available', lent: false, loanable: true }],
};
const anImport: CatalogueImport = {
  id: '7',
  file: 'records.mrc',
  source: 'main',
  mode: 'update',
  by: 'desk',
  startedAt: '2026-11-27T12:00:00.000Z',
  created: 0,
  changed: 0,
  unchanged: 0,
  removed: 0,
  refused: 0,
};

/** A catalogue that has one title. */
export function catalogueDouble(): Catalogue {
  const report = { created: 1, changed: 0, unchanged: 0, removed: 0, refused: 0, problems: [] };
  return {
    search: async () => ({
      items: [aTitle],
      total: 1,
      atLeast: false,
      facets: { library: [{ value: 'MAIN', count: 1 }], format: [], language: [], decade: [] },
    }),
    read: async (id) => (id === aTitle.id ? aTitleView : undefined),
    respelled: async () => undefined,
    find: async () => ({ kind: 'found', total: 1, atLeast: false, records: [aTitleView] }),
    scan: async () => ({ kind: 'found', terms: [] }),
    begin: async () => ({ kind: 'done', value: anImport }),
    imports: async () => ({ items: [anImport] }),
    readImport: async (id) => (id === anImport.id ? anImport : undefined),
    problems: async () => ({ items: [] }),
    take: async (id) => (id === anImport.id ? { kind: 'done', value: report } : { kind: 'unknown' }),
    tryRecords: async () => ({ kind: 'done', value: { ...report, understood: [] } }),
    end: async (id) => (id === anImport.id ? { kind: 'done', value: anImport } : { kind: 'unknown' }),
  };
}

/** One partner's catalogue can be asked, and has nothing. */
export function networkDouble(): PartnerCatalogues {
  const asked = { partner: 'seneca', at: '2026-11-27T12:00:00.000Z' };
  const none = { ...asked, verdict: 'notHeld' as const, holds: false, available: 0, copies: 0 };
  return {
    profiles: async () => [
      { partner: 'seneca', profile: { ...locatePresets.alma, address: 'https://seneca.example/sru' } },
    ],
    any: async () => true,
    setProfile: async (partner, profile) =>
      partner === 'seneca' ? { kind: 'done', value: profile } : { kind: 'unknown' },
    removeProfile: async (partner) => partner === 'seneca',
    locate: async () => [none],
    tryOut: async (partner) => (partner === 'seneca' ? { ...none, asked: [], answer: '', understood: [] } : undefined),
    search: async (partner) => (partner === 'seneca' ? { ...asked, titles: [], total: 0 } : undefined),
  };
}
