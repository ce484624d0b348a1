import type { ComponentType } from 'react';
import type { Permission } from '../../domain/permissions.js';
import type { HandbookPage } from '../help/handbook-pages.js';
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
  /** The page of the handbook that tells of it. */
  help: HandbookPage;
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
  { path: '/', help: 'staff/borrowing-day', title: 'nav.home', load: () => import('../home/page.js') },
  { path: '/desk', help: 'staff/borrowing-day', title: 'nav.chooseDesk', load: () => import('../sign-in/desk-page.js') },
  { path: '/me', help: 'administrators/people', title: 'nav.me', load: () => import('../me/page.js'), words: 'setup' },
  {
    path: '/start', help: 'administrators/first-week',
    permission: 'seeConfiguration',
    title: 'nav.start',
    load: () => import('../start/page.js'),
    words: 'setup',
  },
  { path: '/help', help: 'staff/borrowing-day', title: 'nav.help', load: () => import('../help/page.js'), words: 'help' },
  {
    path: '/help/:part/:page',
    help: 'staff/borrowing-day',
    title: 'nav.help',
    load: () => import('../help/handbook-page.js'),
    words: 'help',
  },
  { path: '/help/glossary', help: 'staff/borrowing-day', title: 'nav.glossary', load: () => import('../help/glossary-page.js'), words: 'help' },
  { path: '/help/keys', help: 'about/accessibility', title: 'nav.keyList', load: () => import('../help/keys-page.js'), words: 'help' },

  {
    path: '/borrowing', help: 'staff/borrowing-day',
    permission: 'seeRequests',
    title: 'nav.borrowing',
    load: () => import('../requests/borrowing-page.js'),
    words: 'lists',
    ahead: listAhead('borrowing'),
  },
  {
    path: '/borrowing/new', help: 'staff/borrowing-day',
    permission: 'workOnRequests',
    title: 'nav.createRequest',
    load: () => import('../create/page.js'),
  },
  { path: '/find', help: 'staff/borrowing-day', permission: 'seeHoldings', title: 'nav.find', load: () => import('../find/page.js'), words: 'find' },
  {
    path: '/borrowing/:id', help: 'staff/borrowing-day',
    permission: 'seeRequests',
    title: 'nav.request',
    load: () => import('../request/page.js'),
    words: 'lists',
    ahead: requestAhead,
  },
  {
    path: '/borrowing/:id/edit', help: 'staff/borrowing-day',
    permission: 'workOnRequests',
    title: 'nav.editRequest',
    load: () => import('../create/edit-page.js'),
  },
  {
    path: '/lending', help: 'staff/lending-day',
    permission: 'seeRequests',
    title: 'nav.lending',
    load: () => import('../requests/lending-page.js'),
    words: 'lists',
    ahead: listAhead('lending'),
  },
  {
    path: '/lending/:id', help: 'staff/lending-day',
    permission: 'seeRequests',
    title: 'nav.request',
    load: () => import('../request/page.js'),
    words: 'lists',
    ahead: requestAhead,
  },

  {
    path: '/scan/receive', help: 'staff/borrowing-day',
    permission: 'workOnRequests',
    title: 'nav.receive',
    load: () => import('../scan/receive-page.js'),
    words: 'scan',
  },
  {
    path: '/scan/ship', help: 'staff/lending-day',
    permission: 'workOnRequests',
    title: 'nav.ship',
    load: () => import('../scan/ship-page.js'),
    words: 'scan',
  },
  {
    path: '/scan/in', help: 'staff/lending-day',
    permission: 'lendAtDesk',
    title: 'nav.scanIn',
    load: () => import('../scan/in-page.js'),
    words: 'scan',
  },
  {
    path: '/scan/return', help: 'staff/borrowing-day',
    permission: 'lendAtDesk',
    title: 'nav.return',
    load: () => import('../scan/return-page.js'),
    words: 'scan',
  },

  {
    path: '/patrons', help: 'staff/counter',
    permission: 'seePatrons',
    title: 'nav.patrons',
    load: () => import('../patrons/page.js'),
    words: 'counter',
  },
  {
    path: '/patrons/:id', help: 'staff/counter',
    permission: 'seePatrons',
    title: 'nav.patrons',
    load: () => import('../patrons/page.js'),
    words: 'counter',
  },
  {
    path: '/holdings', help: 'staff/lending-day',
    permission: 'seeHoldings',
    title: 'nav.holdings',
    load: () => import('../holdings/page.js'),
    words: 'counter',
  },
  {
    path: '/holdings/:id', help: 'staff/lending-day',
    permission: 'seeHoldings',
    title: 'nav.holdings',
    load: () => import('../holdings/holding-page.js'),
    words: 'counter',
  },
  {
    path: '/imports/patrons', help: 'administrators/first-week',
    permission: 'importPatrons',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/page.js'),
    words: 'counter',
  },
  {
    path: '/imports/patrons/:id', help: 'administrators/first-week',
    permission: 'importPatrons',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/csv-batch-page.js'),
    words: 'counter',
  },
  {
    path: '/imports/holdings', help: 'administrators/first-week',
    permission: 'keepHoldings',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/page.js'),
    words: 'counter',
  },
  {
    path: '/imports/holdings/csv/:id', help: 'administrators/first-week',
    permission: 'keepHoldings',
    forAll: true,
    title: 'nav.imports',
    load: () => import('../imports/csv-batch-page.js'),
    words: 'counter',
  },
  {
    path: '/imports/holdings/:id', help: 'administrators/first-week',
    permission: 'seeHoldings',
    title: 'nav.imports',
    load: () => import('../imports/batch-page.js'),
    words: 'counter',
  },
  {
    path: '/holds', help: 'staff/counter',
    permission: 'lendAtDesk',
    title: 'nav.holds',
    load: () => import('../holds/page.js'),
    words: 'counter',
  },
  {
    path: '/pick', help: 'staff/lending-day',
    permission: 'seeRequests',
    title: 'nav.pick',
    load: () => import('../pick/page.js'),
    words: 'counter',
  },
  { path: '/monitor', help: 'staff/reports', permission: 'seeRequests', title: 'nav.monitor', load: () => import('../monitor/page.js') },
  {
    path: '/lost', help: 'staff/lost-items',
    permission: 'seeRequests',
    title: 'nav.lost',
    load: () => import('../lost/page.js'),
    words: 'counter',
  },
  {
    path: '/print', help: 'staff/letters',
    permission: 'seeRequests',
    title: 'nav.print',
    words: 'print',
    load: () => import('../print/page.js'),
  },

  {
    path: '/partners', help: 'administrators/partners',
    permission: 'seePartners',
    title: 'nav.partners',
    load: () => import('../partners/page.js'),
    words: 'setup',
  },
  {
    path: '/partners/:code', help: 'administrators/partners',
    permission: 'seePartners',
    title: 'nav.partner',
    load: () => import('../partner/page.js'),
    words: 'setup',
  },
  {
    path: '/partners/:code/test', help: 'administrators/partners',
    permission: 'keepPartners',
    title: 'nav.testPartner',
    load: () => import('../partner/test-page.js'),
    words: 'setup',
  },
  {
    path: '/partners/:code/certify', help: 'technicians/certify',
    permission: 'keepPartners',
    title: 'nav.certify',
    load: () => import('../partner/certify-page.js'),
    words: 'setup',
  },
  {
    path: '/exchange', help: 'systems/troubleshooting',
    permission: 'seeMessages',
    title: 'nav.exchange',
    load: () => import('../exchange/page.js'),
    words: 'setup',
  },
  {
    path: '/exchange/:direction/:id', help: 'systems/troubleshooting',
    permission: 'seeMessages',
    title: 'nav.message',
    load: () => import('../exchange/message-page.js'),
    words: 'setup',
  },
  {
    path: '/directory', help: 'administrators/partners',
    permission: 'keepPartners',
    title: 'nav.directory',
    load: () => import('../directory/page.js'),
    words: 'setup',
  },
  {
    path: '/directory/import/:id', help: 'administrators/partners',
    permission: 'keepPartners',
    title: 'nav.directoryImport',
    load: () => import('../directory/import-page.js'),
    words: 'setup',
  },

  {
    path: '/rotas', help: 'administrators/rotas',
    permission: 'seeConfiguration',
    title: 'nav.rotas',
    load: () => import('../rotas/page.js'),
    words: 'setup',
  },
  {
    path: '/rotas/:code', help: 'administrators/rotas',
    permission: 'seeConfiguration',
    title: 'nav.rotas',
    load: () => import('../rotas/rota-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/rota', help: 'administrators/rotas',
    permission: 'seeConfiguration',
    title: 'nav.rotaRules',
    load: () => import('../rules/rota-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/sending', help: 'administrators/rotas',
    permission: 'seeConfiguration',
    title: 'nav.sendingRules',
    load: () => import('../rules/sending-page.js'),
    words: 'setup',
  },
  {
    path: '/rules/temporary-items', help: 'administrators/policies',
    permission: 'seeConfiguration',
    title: 'nav.itemRules',
    load: () => import('../rules/items-page.js'),
    words: 'setup',
  },
  {
    path: '/profiles', help: 'administrators/policies',
    permission: 'seeConfiguration',
    title: 'nav.profiles',
    load: () => import('../profiles/page.js'),
    words: 'setup',
  },
  {
    path: '/policies', help: 'administrators/policies',
    permission: 'seeConfiguration',
    title: 'nav.policies',
    load: () => import('../policies/page.js'),
    words: 'setup',
  },
  {
    path: '/reasons', help: 'administrators/policies',
    permission: 'seeConfiguration',
    title: 'nav.reasons',
    load: () => import('../reasons/page.js'),
    words: 'setup',
  },
  {
    path: '/mail-log', help: 'staff/letters',
    permission: 'seePatrons',
    title: 'nav.mailLog',
    load: () => import('../mail-log/page.js'),
    words: 'inbox',
  },
  {
    path: '/notifications', help: 'staff/borrowing-day',
    permission: 'seeRequests',
    title: 'nav.notifications',
    load: () => import('../inbox/page.js'),
    words: 'inbox',
  },
  {
    path: '/letters', help: 'administrators/letters',
    permission: 'seeConfiguration',
    title: 'nav.letters',
    load: () => import('../letters/page.js'),
    words: 'setup',
  },
  {
    path: '/closures', help: 'administrators/policies',
    permission: 'seeConfiguration',
    title: 'nav.closures',
    load: () => import('../closures/page.js'),
    words: 'setup',
  },
  {
    path: '/libraries', help: 'administrators/first-week',
    permission: 'seeConfiguration',
    title: 'nav.libraries',
    load: () => import('../libraries/page.js'),
    words: 'setup',
  },
  { path: '/jobs', help: 'systems/monitoring', permission: 'seeRequests', title: 'nav.jobs', load: () => import('../jobs/page.js'), words: 'jobs' },
  {
    path: '/staff', help: 'administrators/people',
    permission: 'seeUsers',
    title: 'nav.staff',
    load: () => import('../staff/page.js'),
    words: 'setup',
  },
  {
    path: '/staff/:code', help: 'administrators/people',
    permission: 'seeUsers',
    title: 'nav.staff',
    load: () => import('../staff/person-page.js'),
    words: 'setup',
  },
  { path: '/keys', help: 'programs/api', permission: 'keepUsers', title: 'nav.keys', load: () => import('../keys/page.js'), words: 'setup' },
  {
    path: '/webhooks',
    permission: 'keepWebhooks',
    title: 'nav.webhooks',
    load: () => import('../webhooks/page.js'),
    words: 'setup',
  },
  {
    path: '/audit', help: 'about/privacy',
    permission: 'readAudit',
    title: 'nav.audit',
    load: () => import('../audit/page.js'),
    words: 'setup',
  },
  {
    path: '/settings', help: 'systems/settings',
    permission: 'readAudit',
    title: 'nav.settings',
    load: () => import('../settings/page.js'),
    words: 'setup',
  },
  {
    path: '/administration', help: 'administrators/first-week',
    title: 'nav.administration',
    load: () => import('../administration/page.js'),
    words: 'setup',
  },
  { path: '/about', help: 'systems/upgrade', title: 'nav.about', load: () => import('../about/page.js'), words: 'setup' },
  {
    path: '/reports', help: 'staff/reports',
    permission: 'seeRequests',
    title: 'nav.reports',
    load: () => import('../reports/page.js'),
    words: 'setup',
  },
  {
    path: '/reports/requests', help: 'staff/reports',
    permission: 'seeRequests',
    title: 'nav.reports',
    load: () => import('../reports/requests-page.js'),
    words: 'setup',
  },
  {
    path: '/reports/:name', help: 'staff/reports',
    permission: 'seeRequests',
    title: 'nav.reports',
    load: () => import('../reports/report-page.js'),
    words: 'setup',
  },
];
