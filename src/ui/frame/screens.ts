import type { ComponentType } from 'react';
import type { Permission } from '../../domain/staff/permissions.js';
import { requestAhead } from '../request/ahead.js';
import { listAhead } from '../requests/ahead.js';
import type { Key, PageFolder } from '../words/index.js';

/** A screen of the desk: where it is, who may see it, and the file that has it. */
export interface Screen {
  path: string;
  /** Without one: whoever is signed in. */
  permission?: Permission;
  /** The permission is needed at all libraries: what the screen does is of all of them. */
  forAll?: true;
  /** Its name in the menu, in the tab and in its heading. */
  title: Key;
  load: () => Promise<{ Component: ComponentType }>;
  /** The words that are read with it, beside those of the desk. */
  words?: PageFolder;
  /** Asks for what the screen will read, while its file is still on its way. */
  ahead?: (going: Going) => void;
}

/** Where somebody goes: what the address says after its `?`, and in the places of its path. */
interface Going {
  search: URLSearchParams;
  params: { id?: string };
}

/** Whether somebody may see a screen. */
export const isOpenTo = (
  { permission, forAll }: Screen,
  { may, mayForAll }: { may: (permission: Permission) => boolean; mayForAll: (permission: Permission) => boolean },
): boolean => permission === undefined || (forAll ? mayForAll : may)(permission);

/** Every address of the desk. The menu shows some of them: see `menu.ts`. */
export const screens: Screen[] = [
  { path: '/', title: 'nav.home', load: () => import('../home/page.js') },
  { path: '/desk', title: 'nav.chooseDesk', load: () => import('../sign-in/desk-page.js') },
  { path: '/me', title: 'nav.me', load: () => import('../me/page.js'), words: 'setup' },
  {
    path: '/start',
    permission: 'seeConfiguration',
    title: 'nav.start',
    load: () => import('../start/page.js'),
    words: 'setup',
  },
  { path: '/help', title: 'nav.help', load: () => import('../help/page.js'), words: 'help' },
  { path: '/help/:part/:page', title: 'nav.help', load: () => import('../help/handbook-page.js'), words: 'help' },
  { path: '/help/glossary', title: 'nav.glossary', load: () => import('../help/glossary-page.js'), words: 'help' },
  { path: '/help/keys', title: 'nav.keyList', load: () => import('../help/keys-page.js'), words: 'help' },

  {
    path: '/borrowing',
    permission: 'seeRequests',
    title: 'nav.borrowing',
    load: () => import('../requests/borrowing-page.js'),
    words: 'lists',
    ahead: listAhead('borrowing'),
  },
  {
    path: '/borrowing/new',
    permission: 'workOnRequests',
    title: 'nav.createRequest',
    load: () => import('../create/page.js'),
  },
  { path: '/find', permission: 'seeHoldings', title: 'nav.find', load: () => import('../find/page.js'), words: 'find' },
  {
    path: '/borrowing/:id',
    permission: 'seeRequests',
    title: 'nav.request',
    load: () => import('../request/page.js'),
    words: 'lists',
    ahead: requestAhead,
  },
  {
    path: '/borrowing/:id/edit',
    permission: 'workOnRequests',
    title: 'nav.editRequest',
    load: () => import('../create/edit-page.js'),
  },
  {
    path: '/lending',
    permission: 'seeRequests',
    title: 'nav.lending',
    load: () => import('../requests/lending-page.js'),
    words: 'lists',
    ahead: listAhead('lending'),
  },
  {
    path: '/lending/:id',
    permission: 'seeRequests',
    title: 'nav.request',
    load: () => import('../request/page.js'),
    words: 'lists',
    ahead: requestAhead,
  },

  {
    path: '/scan/receive',
    permission: 'workOnRequests',
    title: 'nav.receive',
    load: () => import('../scan/receive-page.js'),
    words: 'scan',
  },
  {
    path: '/scan/ship',
    permission: 'workOnRequests',
    title: 'nav.ship',
    load: () => import('../scan/ship-page.js'),
    words: 'scan',
  },
  {
    path: '/scan/in',
    permission: 'lendAtDesk',
    title: 'nav.scanIn',
    load: () => import('../scan/in-page.js'),
    words: 'scan',
  },
  {
    path: '/scan/return',
    permission: 'lendAtDesk',
    title: 'nav.return',
    load: () => import('../scan/return-page.js'),
    words: 'scan',
  },

  {
    path: '/patrons',
    permission: 'seePatrons',
    title: 'nav.patrons',
    load: () => import('../patrons/page.js'),
    words: 'counter',
  },
  {
    path: '/patrons/:id',
    permission: 'seePatrons',
    title: 'nav.patrons',
    load: () => import('../patrons/page.js'),
    words: 'counter',
  },
  {
    path: '/holdings',
    permission: 'seeHoldings',
    title: 'nav.holdings',
    load: () => import('../holdings/page.js'),
    words: 'counter',
  },
  {
    path: '/holdings/:id',
    permission: 'seeHoldings',
    title: 'nav.holdings',
    load: () => import('../holdings/holding-page.js'),
    words: 'counter',
  },
  {
    path: '/imports/patrons',
    permission: 'importPatrons',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/page.js'),
    words: 'counter',
  },
  {
    path: '/imports/patrons/:id',
    permission: 'importPatrons',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/csv-batch-page.js'),
    words: 'counter',
  },
  {
    path: '/imports/holdings',
    permission: 'keepHoldings',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/page.js'),
    words: 'counter',
  },
  {
    path: '/imports/holdings/csv/:id',
    permission: 'keepHoldings',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/csv-batch-page.js'),
    words: 'counter',
  },
  {
    path: '/imports/holdings/:id',
    permission: 'seeHoldings',
    title: 'nav.imports',
    load: () => import('../imports/batch-page.js'),
    words: 'counter',
  },
  {
    path: '/holds',
    permission: 'lendAtDesk',
    title: 'nav.holds',
    load: () => import('../holds/page.js'),
    words: 'counter',
  },
  {
    path: '/pick',
    permission: 'seeRequests',
    title: 'nav.pick',
    load: () => import('../pick/page.js'),
    words: 'counter',
  },
  { path: '/monitor', permission: 'seeRequests', title: 'nav.monitor', load: () => import('../monitor/page.js') },
  {
    path: '/lost',
    permission: 'seeRequests',
    title: 'nav.lost',
    load: () => import('../lost/page.js'),
    words: 'counter',
  },
  {
    path: '/print',
    permission: 'seeRequests',
    title: 'nav.print',
    words: 'print',
    load: () => import('../print/page.js'),
  },

  {
    path: '/partners',
    permission: 'seePartners',
    title: 'nav.partners',
    load: () => import('../partners/page.js'),
    words: 'setup',
  },
  {
    path: '/partners/:code',
    permission: 'seePartners',
    title: 'nav.partner',
    load: () => import('../partner/page.js'),
    words: 'setup',
  },
  {
    path: '/partners/:code/test',
    permission: 'keepPartners',
    title: 'nav.testPartner',
    load: () => import('../partner/test-page.js'),
    words: 'setup',
  },
  {
    path: '/partners/:code/certify',
    permission: 'keepPartners',
    title: 'nav.certify',
    load: () => import('../partner/certify-page.js'),
    words: 'setup',
  },
  {
    path: '/exchange',
    permission: 'seeMessages',
    title: 'nav.exchange',
    load: () => import('../exchange/page.js'),
    words: 'setup',
  },
  {
    path: '/exchange/:direction/:id',
    permission: 'seeMessages',
    title: 'nav.message',
    load: () => import('../exchange/message-page.js'),
    words: 'setup',
  },
  {
    path: '/directory',
    permission: 'keepPartners',
    title: 'nav.directory',
    load: () => import('../directory/page.js'),
    words: 'setup',
  },
  {
    path: '/directory/import/:id',
    permission: 'keepPartners',
    title: 'nav.directoryImport',
    load: () => import('../directory/import-page.js'),
    words: 'setup',
  },

  {
    path: '/rotas',
    permission: 'seeConfiguration',
    title: 'nav.rotas',
    load: () => import('../rotas/page.js'),
    words: 'setup',
  },
  {
    path: '/rotas/:code',
    permission: 'seeConfiguration',
    title: 'nav.rotas',
    load: () => import('../rotas/rota-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/rota',
    permission: 'seeConfiguration',
    title: 'nav.rotaRules',
    load: () => import('../rules/rota-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/sending',
    permission: 'seeConfiguration',
    title: 'nav.sendingRules',
    load: () => import('../rules/sending-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/loans',
    permission: 'seeConfiguration',
    title: 'nav.loanRules',
    load: () => import('../rules/loans-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/temporary-items',
    permission: 'seeConfiguration',
    title: 'nav.itemRules',
    load: () => import('../rules/items-page.js'),
    words: 'setup',
  },
  {
    path: '/profiles',
    permission: 'seeConfiguration',
    title: 'nav.profiles',
    load: () => import('../profiles/page.js'),
    words: 'setup',
  },
  {
    path: '/policies',
    permission: 'seeConfiguration',
    title: 'nav.policies',
    load: () => import('../policies/page.js'),
    words: 'setup',
  },
  {
    path: '/reasons',
    permission: 'seeConfiguration',
    title: 'nav.reasons',
    load: () => import('../reasons/page.js'),
    words: 'setup',
  },
  {
    path: '/mail-log',
    permission: 'seePatrons',
    title: 'nav.mailLog',
    load: () => import('../mail-log/page.js'),
    words: 'inbox',
  },
  {
    path: '/notifications',
    permission: 'seeRequests',
    title: 'nav.notifications',
    load: () => import('../inbox/page.js'),
    words: 'inbox',
  },
  {
    path: '/letters',
    permission: 'seeConfiguration',
    title: 'nav.letters',
    load: () => import('../letters/page.js'),
    words: 'setup',
  },
  {
    path: '/closures',
    permission: 'seeConfiguration',
    title: 'nav.closures',
    load: () => import('../closures/page.js'),
    words: 'setup',
  },
  {
    path: '/libraries',
    permission: 'seeConfiguration',
    title: 'nav.libraries',
    load: () => import('../libraries/page.js'),
    words: 'setup',
  },
  { path: '/jobs', permission: 'seeRequests', title: 'nav.jobs', load: () => import('../jobs/page.js'), words: 'jobs' },
  {
    path: '/compare',
    permission: 'runJobs',
    title: 'nav.fleet',
    load: () => import('../fleet/page.js'),
    words: 'jobs',
  },
  {
    path: '/staff',
    permission: 'seeUsers',
    title: 'nav.staff',
    load: () => import('../staff/page.js'),
    words: 'setup',
  },
  {
    path: '/staff/:code',
    permission: 'seeUsers',
    title: 'nav.staff',
    load: () => import('../staff/person-page.js'),
    words: 'setup',
  },
  { path: '/keys', permission: 'keepUsers', title: 'nav.keys', load: () => import('../keys/page.js'), words: 'setup' },
  {
    path: '/library-system',
    permission: 'keepLibrarySystem',
    title: 'nav.librarySystem',
    load: () => import('../library-system/page.js'),
    words: 'setup',
  },
  {
    path: '/library-system-calls',
    permission: 'seeRequests',
    title: 'nav.systemCalls',
    load: () => import('../library-system/calls-page.js'),
    words: 'lists',
  },
  {
    path: '/webhooks',
    permission: 'keepWebhooks',
    title: 'nav.webhooks',
    load: () => import('../webhooks/page.js'),
    words: 'setup',
  },
  {
    path: '/audit',
    permission: 'readAudit',
    title: 'nav.audit',
    load: () => import('../audit/page.js'),
    words: 'setup',
  },
  {
    path: '/settings',
    permission: 'readAudit',
    title: 'nav.settings',
    load: () => import('../settings/page.js'),
    words: 'setup',
  },
  {
    path: '/administration',
    title: 'nav.administration',
    load: () => import('../administration/page.js'),
    words: 'setup',
  },
  { path: '/about', title: 'nav.about', load: () => import('../about/page.js'), words: 'setup' },
  {
    path: '/reports',
    permission: 'seeRequests',
    title: 'nav.reports',
    load: () => import('../reports/page.js'),
    words: 'setup',
  },
  {
    path: '/reports/requests',
    permission: 'seeRequests',
    title: 'nav.reports',
    load: () => import('../reports/requests-page.js'),
    words: 'setup',
  },
  {
    path: '/reports/:name',
    permission: 'seeRequests',
    title: 'nav.reports',
    load: () => import('../reports/report-page.js'),
    words: 'setup',
  },
];
