import type { Language } from '../domain/fulfilment/patron.js';
import type { JobWish } from '../domain/jobs/deeds.js';
import type { Paper } from '../domain/letters/papers.js';
import type { PartOfCredential } from '../domain/partner/credential-parts.js';
import type { AlmaImports, AlmaReport, AlmaRequestOrder } from '../engine/alma/ports.js';
import type { CertificationOrder } from '../engine/certify/certifier.js';
import type { CertificationSummary, CertificationView } from '../engine/certify/views.js';
import type { JobChange, JobPreview, JobRun, JobRunView, JobView } from '../engine/desk/jobs.js';
import type { WorkFilter, WorkLine } from '../engine/desk/work.js';
import type { LoanFilter, LoanView } from '../engine/local/circulation.js';
import type { HoldingView } from '../engine/local/holdings.js';
import type { ClosureDraft, ClosureTold, ClosureView, LibraryView } from '../engine/local/libraries.js';
import type { ListView } from '../engine/local/list-views.js';
import type {
  ImportOrder,
  ImportReport,
  PatronDraft,
  PatronFilter,
  PatronSummary,
  PatronView,
} from '../engine/local/patrons.js';
import type { LostCandidate, LostCandidateFilter } from '../engine/lost/lost-candidates.js';
import type { LostCaseFilter, LostCaseLine } from '../engine/lost/lost-cases.js';
import type { MailTrial } from '../engine/mail/mail-desk.js';
import type {
  ChannelView,
  CredentialWish,
  DuplicateWish,
  Explanation,
  FigureFilter,
  FigureOfMonth,
  HistoryEntry,
  MessageDetail,
  MessageEntry,
  MessageFilter,
  Page,
  PartnerChange,
  PartnerDraft,
  PartnerTestStep,
  PartnerView,
  QuarantineEntry,
  ReplaySelection,
  RequestChange,
  RequestDraft,
  RequestFilter,
  RequestSummary,
  RequestView,
} from '../engine/ports.js';
import type { ScanOrder, ScanTold } from '../engine/scan/index.js';
import type { RequestColumn } from '../engine/sheets/request-columns.js';
import type { SheetFormat } from '../engine/sheets/sheet.js';
import type { PullSlips } from '../engine/slips/print-desk.js';
import type { CopyList, CopyView } from '../http/openapi/copy-operations.js';
import type { PullSlipOrder } from '../http/openapi/slip-operations.js';
import type { NodeView } from '../http/openapi/views.js';
import type { Said } from '../words/said.js';
import { accessCalls } from './access-calls.js';
import { administrationCalls } from './administration-calls.js';

import { refusalFrom, unreachable } from './api-failures.js';
import { catalogueCalls } from './catalogue-calls.js';
import { directoryCalls } from './directory-calls.js';
import { ruleCalls } from './rule-calls.js';
import type { StaffAccess } from './staff-access.js';

export type ChannelOrder = 'hold' | 'suspend' | 'resume' | 'probe';

/** A running node's staff API. Every method throws a `Failure` with a sentence when it cannot give what it promises. */
export type ApiClient = ReturnType<typeof createApiClient>;

export interface Caller extends StaffAccess {
  fetch: typeof fetch;
  /** The person at the keyboard, for the history. */
  user: string;
  /** Code of the desk where they stand; without it the node's usual one. */
  desk?: string;
  /** In which language what is prose is answered; without it the one of the account. */
  language?: Language;
  /** Told the time zone of the node that answers. */
  inZone?(timeZone: string): void;
}

/** What is taken over from Alma. */
export type AlmaKind = keyof AlmaImports;

export function createApiClient(caller: Caller) {
  const call = callWith(caller);
  const get = <T>(path: string, query?: object) => call<T>('GET', path, { query });
  const post = <T>(path: string, body?: object) => call<T>('POST', path, { body });
  const download = (path: string, query: object) => call<Buffer>('GET', path, { query, whole: true });
  const items = async <T>(answer: Promise<{ items: T[] }>) => (await answer).items;
  return {
    requests: (filter: RequestFilter) => get<Page<RequestSummary>>('/requests', filter),
    lostCandidates: (filter: LostCandidateFilter) => get<Page<LostCandidate>>('/lost-candidates', filter),
    figureMonths: (filter: FigureFilter) => items(get<{ items: FigureOfMonth[] }>('/figures/months', filter)),
    lostCases: (filter: LostCaseFilter) => get<Page<LostCaseLine>>('/lost-cases', filter),
    work: (filter: WorkFilter) => get<Page<WorkLine>>('/work', filter),
    request: (id: string) => get<RequestView>(at`/requests/${id}`),
    history: (id: string) => items(get<{ items: HistoryEntry[] }>(at`/requests/${id}/history`)),
    explain: (id: string) => get<Explanation>(at`/requests/${id}/explain`),
    create: (draft: RequestDraft) => post<RequestView>('/requests', draft),
    edit: (id: string, version: number, change: RequestChange) =>
      call<RequestView>('PATCH', at`/requests/${id}`, { body: { version, change } }),
    duplicate: (id: string, wish: DuplicateWish) => post<RequestView>(at`/requests/${id}/duplicate`, wish),
    act: (id: string, action: string, version: number, fields: Record<string, unknown>) =>
      post<RequestView>(at`/requests/${id}/actions/${action}`, { version, fields }),
    copies: (id: string) => get<CopyList>(at`/requests/${id}/copies`),
    uploadCopy: (id: string, name: string, file: ReadableStream) =>
      call<CopyView>('POST', at`/requests/${id}/copies`, { query: { name }, file }),
    dismiss: (id: string, attentionId: string) => post<void>(at`/requests/${id}/attention/${attentionId}/dismiss`),

    messages: (filter: MessageFilter) => get<Page<MessageEntry>>('/messages', filter),
    message: (direction: 'in' | 'out', id: string) => get<MessageDetail>(at`/messages/${direction}/${id}`),
    replay: (selection: ReplaySelection) =>
      post<{ replayed: number; skipped: { id: string; reason: string }[] }>('/replay', selection),
    quarantine: (paging: { after?: string; limit: number }) => get<Page<QuarantineEntry>>('/quarantine', paging),

    partners: () => items(get<{ items: PartnerView[] }>('/partners')),
    partner: (code: string) => get<PartnerView>(at`/partners/${code}`),
    addPartner: (draft: PartnerDraft) =>
      post<{ partner: PartnerView; token: string; parts: PartOfCredential[] }>('/partners', draft),
    changePartner: (code: string, change: PartnerChange) =>
      call<PartnerView>('PATCH', at`/partners/${code}`, { body: change }),
    testPartner: (code: string) => items(post<{ items: PartnerTestStep[] }>(at`/partners/${code}/test`)),
    certify: (code: string, order: CertificationOrder) =>
      post<CertificationView>(at`/partners/${code}/certifications`, order),
    certifications: (code: string) =>
      items(get<{ items: CertificationSummary[] }>(at`/partners/${code}/certifications`)),
    certification: (code: string, id: string) => get<CertificationView>(at`/partners/${code}/certifications/${id}`),
    stopCertification: (code: string, id: string) =>
      call<unknown>('DELETE', at`/partners/${code}/certifications/${id}`),
    removePartner: (code: string) => call<void>('DELETE', at`/partners/${code}`),
    issueCredential: (code: string, wish: CredentialWish) =>
      post<{ id: string; secret?: string; parts: PartOfCredential[] }>(at`/partners/${code}/credentials`, wish),
    revokeCredential: (code: string, id: string) => call<void>('DELETE', at`/partners/${code}/credentials/${id}`),
    channel: (code: string, order: ChannelOrder) => post<ChannelView>(at`/partners/${code}/channel/${order}`),

    libraries: () => items(get<{ items: LibraryView[] }>('/libraries')),
    closures: (library: string) => items(get<{ items: ClosureView[] }>(at`/libraries/${library}/closures`)),
    closeLibrary: (library: string, draft: ClosureDraft) =>
      post<ClosureView>(at`/libraries/${library}/closures`, draft),
    reopenLibrary: (library: string, id: string, tell: boolean) =>
      call<ClosureTold>('DELETE', at`/libraries/${library}/closures/${id}`, { query: { tell: tell ? 'yes' : 'no' } }),
    patrons: (filter: PatronFilter) => get<Page<PatronSummary>>('/patrons', filter),
    patron: (id: string) => get<PatronView>(at`/patrons/${id}`),
    addPatron: (draft: PatronDraft) => post<PatronView>('/patrons', draft),
    loans: (filter: LoanFilter) => get<Page<LoanView>>('/loans', filter),
    renewForPatron: (patron: string, loan: string, wishedDueDate?: string) =>
      post<RequestView>(at`/patrons/${patron}/loans/${loan}/renewals`, { wishedDueDate }),
    scan: (order: ScanOrder) => post<ScanTold>('/scans', order),
    fromAlma: (what: AlmaKind, order: AlmaRequestOrder) => post<AlmaReport>(at`/imports/alma/${what}`, order),
    importPatrons: (order: ImportOrder) => post<ImportReport>('/imports/patrons', order),
    writePullSlips: (order: PullSlipOrder) => post<PullSlips>('/pull-slips', order),
    slipsFile: (ids: readonly string[], wish: { paper?: Paper; startLabel?: number }) =>
      download('/letters.pdf', { ids, ...wish }),
    holdings: (filter: { q?: string; after?: string; limit: number }) => get<Page<HoldingView>>('/holdings', filter),
    importHoldings: (order: ImportOrder) => post<ImportReport>('/imports/holdings', order),

    ...ruleCalls(call),
    ...catalogueCalls(call),
    ...administrationCalls(call),
    ...accessCalls(call),
    ...directoryCalls(call),

    views: () => items(get<{ items: ListView[] }>('/views')),
    viewFile: (id: string, wish: { format: SheetFormat; columns?: readonly RequestColumn[] | undefined }) =>
      download(at`/views/${id}/file`, wish),
    lostCandidatesFile: (wish: Omit<LostCandidateFilter, 'limit' | 'after'> & { format: SheetFormat }) =>
      download('/lost-candidates/file', wish),

    testMail: (to: string) => post<MailTrial>('/mail/test', { to }),
    jobs: () => items(get<{ items: JobView[] }>('/jobs')),
    jobRuns: (name: string) => items(get<{ items: JobRunView[] }>(at`/jobs/${name}/runs`)),
    // Of a job of one's own by its number: its maker may do so who may not run all jobs.
    previewJob: (name: string) =>
      get<JobPreview>(name.startsWith('own-') ? at`/staff-jobs/${name.slice(4)}/preview` : at`/jobs/${name}/preview`),
    addStaffJob: (wish: JobWish) => post<JobView>('/staff-jobs', wish),
    previewStaffJob: (wish: JobWish) => post<JobPreview>('/staff-jobs/preview', wish),
    changeStaffJob: (id: string, wish: JobWish) => call<JobView>('PUT', at`/staff-jobs/${id}`, { body: wish }),
    removeStaffJob: (id: string) => call<void>('DELETE', at`/staff-jobs/${id}`),
    jobReaders: () => items(get<{ items: string[] }>('/job-readers')),
    setJobReaders: (addresses: readonly string[]) =>
      items(call<{ items: string[] }>('PUT', '/job-readers', { body: { items: addresses } })),
    changeJob: (name: string, change: JobChange) => call<JobView>('PATCH', at`/jobs/${name}`, { body: change }),
    runJob: (name: string) =>
      post<JobRun>(name.startsWith('own-') ? at`/staff-jobs/${name.slice(4)}/run` : at`/jobs/${name}/run`),
    figuresFile: (wish: FigureFilter & { format: SheetFormat }) => download('/figures/file', wish),

    node: () => get<NodeView>('/node'),
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Sent {
  query?: object;
  body?: object;
  file?: ReadableStream;
  /** The answer is a file. */
  whole?: boolean;
}

function callWith({ url, token, user, desk, language, fetch, inZone }: Caller) {
  return async <T>(
    method: Method,
    path: string,
    { query = {}, body, file, whole = false }: Sent = {},
  ): Promise<Said<T>> => {
    const target = new URL(`${url.pathname.replace(/\/$/, '')}/api/v1${path}`, url);
    for (const [name, value] of Object.entries(query))
      if (Array.isArray(value)) for (const each of value) target.searchParams.append(name, String(each));
      else if (value !== undefined) target.searchParams.set(name, String(value));
    try {
      const response = await fetch(target, {
        method,
        headers: {
          accept: whole ? '*/*' : 'application/json',
          authorization: `Bearer ${token}`,
          // header bytes are Latin-1 for fetch; the node reads them as the UTF-8 they are
          ...(user && { 'x-on-behalf-of': Buffer.from(user, 'utf8').toString('latin1') }),
          ...(desk && { 'x-desk': desk }),
          ...(language && { 'accept-language': language }),
          ...(body && { 'content-type': 'application/json' }),
          ...(file && { 'content-type': 'application/octet-stream' }),
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(file ? uploadMs : patienceMs),
        ...(body && { body: JSON.stringify(body) }),
        // A file is sent as it is read: it may be larger than what a program should hold.
        ...(file && ({ body: file, duplex: 'half' } as object)),
      });
      const zone = response.headers.get('interlend-time-zone');
      if (zone) inZone?.(zone);
      if (whole && response.ok) return Buffer.from(await response.arrayBuffer()) as Said<T>;
      const text = await response.text();
      if (!response.ok) throw refusalFrom(response, text, path, url);
      return (text === '' ? undefined : JSON.parse(text)) as Said<T>;
    } catch (error) {
      throw unreachable(error, url);
    }
  };
}

/** Ids come from people: a slash or a question mark in one must not lead to another address. */
function at(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((path, part, index) => path + encodeURIComponent(values[index - 1] ?? '') + part);
}

/** Testing a partner calls them, and a slow broker may take minutes. */
const patienceMs = 300_000;
const uploadMs = 20 * 60_000;
