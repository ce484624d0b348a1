import type { TitleSought } from '../catalogue/locate/ask.js';
import type { LocateProfile } from '../catalogue/locate/profile.js';
import type { LocateTrial } from '../engine/catalogue/partner-catalogues.js';
import type {
  BibView,
  CatalogueFound,
  CatalogueImport,
  ImportWish,
  RecordProblem,
  RecordSent,
  RecordsReport,
} from '../engine/catalogue/ports.js';
import type { Page } from '../engine/ports.js';
import type { Said } from '../words/said.js';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  more?: { query?: object; body?: object },
) => Promise<Said<T>>;
interface Paging {
  after?: string | undefined;
  limit: number;
}

/** What the commands of the catalogue ask of a node. */
export const catalogueCalls = (call: Call) => ({
  searchCatalogue: (query: object) => call<CatalogueFound>('GET', '/catalogue', { query }),
  title: (id: string) => call<BibView>('GET', `/catalogue/titles/${encodeURIComponent(id)}`),
  catalogueImports: (query: Paging) => call<Page<CatalogueImport>>('GET', '/catalogue/imports', { query }),
  recordProblems: (id: string, query: Paging) =>
    call<Page<RecordProblem & { id: string; data?: string }>>(
      'GET',
      `/catalogue/imports/${encodeURIComponent(id)}/problems`,
      { query },
    ),
  beginImport: (body: ImportWish) => call<CatalogueImport>('POST', '/catalogue/imports', { body }),
  takeRecords: (id: string, records: readonly RecordSent[]) =>
    call<RecordsReport>('POST', `/catalogue/imports/${encodeURIComponent(id)}/records`, { body: { records } }),
  tryRecords: (body: Omit<ImportWish, 'file' | 'mode'> & { records: readonly RecordSent[] }) =>
    call<RecordsReport>('POST', '/catalogue/trials', { body }),
  partnerCatalogues: () => call<{ items: { partner: string; profile: LocateProfile }[] }>('GET', '/network/catalogues'),
  setLocateProfile: (code: string, body: LocateProfile) =>
    call<LocateProfile>('PUT', `/partners/${encodeURIComponent(code)}/locate-profile`, { body }),
  removeLocateProfile: (code: string) => call<void>('DELETE', `/partners/${encodeURIComponent(code)}/locate-profile`),
  locateAt: (code: string, body: TitleSought) =>
    call<LocateTrial>('POST', `/partners/${encodeURIComponent(code)}/locate`, { body }),
  endImport: (id: string, evenIfMost: boolean) =>
    call<CatalogueImport>('POST', `/catalogue/imports/${encodeURIComponent(id)}/end`, { body: { evenIfMost } }),
});
