/** The calls about the directory file. */
import type { DirectoryFile, Imposing } from '../domain/distribution/directory-file.js';
import type {
  DirectoryImport,
  DirectoryImported,
  DirectoryPlan,
  DirectoryProposal,
  DirectorySubscription,
  ImportLine,
  ImportOrder,
  ProposalAccepted,
  SectionView,
  SubscriptionOrder,
} from '../engine/distribution/views.js';
import type { Page } from '../engine/ports.js';
import type { Call } from './rule-calls.js';

export function directoryCalls(call: Call) {
  const proposal = (code: string, decision: string) => `/directory/proposals/${encodeURIComponent(code)}/${decision}`;
  return {
    directorySections: async () => (await call<{ items: SectionView[] }>('GET', '/directory/sections')).items,
    imposeSection: (section: string, imposed: Imposing) =>
      call<SectionView>('PUT', `/directory/sections/${encodeURIComponent(section)}/imposed`, { body: { imposed } }),
    directoryFile: (sections: readonly string[]) =>
      call<DirectoryFile>('GET', '/directory/file', {
        query: sections.length > 0 ? { section: sections.join(',') } : {},
      }),
    planDirectory: (order: ImportOrder) => call<DirectoryPlan>('POST', '/directory/plan', { body: order }),
    importDirectory: (order: ImportOrder) => call<DirectoryImported>('POST', '/directory/imports', { body: order }),
    directoryImports: (page: { after?: string; limit: number }) =>
      call<Page<ImportLine>>('GET', '/directory/imports', { query: page }),
    directoryImport: (id: string) => call<DirectoryImport>('GET', `/directory/imports/${encodeURIComponent(id)}`),
    undoDirectoryImport: (id: string) =>
      call<DirectoryImport>('POST', `/directory/imports/${encodeURIComponent(id)}/undo`),
    proposals: async (which: 'open' | 'all') =>
      (await call<{ items: DirectoryProposal[] }>('GET', '/directory/proposals', { query: { which } })).items,
    acceptProposal: (code: string) => call<ProposalAccepted>('POST', proposal(code, 'accept')),
    refuseProposal: (code: string) => call<DirectoryProposal>('POST', proposal(code, 'refuse')),
    subscription: () => call<DirectorySubscription>('GET', '/directory/subscription'),
    subscribe: (order: SubscriptionOrder) =>
      call<DirectorySubscription>('PUT', '/directory/subscription', { body: order }),
    unsubscribe: () => call<void>('DELETE', '/directory/subscription'),
    runSubscription: () => call<DirectorySubscription>('POST', '/directory/subscription/run'),
  };
}
