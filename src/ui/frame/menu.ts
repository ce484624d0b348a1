import {
  type Icon,
  IconArrowDownLeftCircle,
  IconArrowUpRightCircle,
  IconBarcode,
  IconBooks,
  IconBuildingCommunity,
  IconChartBar,
  IconHome,
  IconListSearch,
  IconMessages,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { Permission } from '../../domain/staff/permissions.js';
import type { Key } from '../words/index.js';
import { administration } from './administration.js';
import { screens } from './screens.js';

/** One of the pages that an entry holds side by side, with its short name. */
export interface MenuTab {
  path: string;
  title: Key;
}

export interface MenuEntry {
  /** Under the icon of the rail, in a word. */
  short: Key;
  /** In the open menu. */
  title: Key;
  icon: Icon;
  /** Where it leads, and what is below it; the first that a person may see. */
  path: string;
  /** Pages that it shows as tabs: the entry opens the one used last. */
  tabs?: readonly MenuTab[];
  /** Pages elsewhere that belong to it: it is the current one there too. */
  pages?: readonly string[];
  /** Whose work is counted next to it. */
  counts?: 'borrowing' | 'lending';
  /** A line goes before it. */
  begins?: true;
}

/** The eleven entries of the menu. One that leads a person nowhere is absent. */
export const menu: readonly MenuEntry[] = [
  { short: 'nav.home', title: 'nav.home', icon: IconHome, path: '/', pages: ['/start'] },
  { short: 'nav.shortFind', title: 'nav.find', icon: IconListSearch, path: '/find' },
  {
    short: 'nav.shortBorrowing',
    title: 'nav.openBorrowing',
    icon: IconArrowDownLeftCircle,
    path: '/borrowing',
    counts: 'borrowing',
    pages: ['/lost'],
  },
  {
    short: 'nav.shortLending',
    title: 'nav.openLending',
    icon: IconArrowUpRightCircle,
    path: '/lending',
    counts: 'lending',
  },
  {
    short: 'nav.scan',
    title: 'nav.scan',
    icon: IconBarcode,
    path: '/scan',
    tabs: [
      { path: '/scan/receive', title: 'nav.tabReceive' },
      { path: '/scan/ship', title: 'nav.tabShip' },
      { path: '/scan/return', title: 'nav.tabReturn' },
      { path: '/scan/in', title: 'nav.tabScanIn' },
    ],
  },
  {
    short: 'nav.shelf',
    title: 'nav.shelf',
    icon: IconBooks,
    path: '/pick',
    pages: ['/print', '/imports/holdings'],
    tabs: [
      { path: '/pick', title: 'nav.tabPick' },
      { path: '/holds', title: 'nav.tabHolds' },
      { path: '/monitor', title: 'nav.tabMonitor' },
      { path: '/holdings', title: 'nav.holdings' },
    ],
  },
  {
    short: 'nav.shortPatrons',
    title: 'nav.shortPatrons',
    icon: IconUsers,
    path: '/patrons',
    pages: ['/imports/patrons'],
  },
  { short: 'nav.shortMessages', title: 'nav.shortMessages', icon: IconMessages, path: '/exchange', begins: true },
  { short: 'nav.shortPartners', title: 'nav.shortPartners', icon: IconBuildingCommunity, path: '/partners' },
  { short: 'nav.reports', title: 'nav.reports', icon: IconChartBar, path: '/reports' },
  {
    short: 'nav.shortAdministration',
    title: 'nav.administration',
    icon: IconSettings,
    path: '/administration',
    pages: administration.flatMap(({ pages }) => pages.map(({ path }) => path)),
    begins: true,
  },
];

const permissions = new Map(screens.map(({ path, permission }) => [path, permission]));

export type May = (permission: Permission) => boolean;

export const maySee = (path: string, may: May): boolean => {
  const permission = permissions.get(path);
  return permission === undefined || may(permission);
};

/** The tabs of an entry that this person may use. */
export const tabsFor = ({ tabs = [] }: MenuEntry, may: May): readonly MenuTab[] =>
  tabs.filter(({ path }) => maySee(path, may));

/** The entries that lead this person somewhere. */
export const entriesFor = (may: May): readonly MenuEntry[] =>
  menu.filter((entry) => {
    if (entry.tabs) return tabsFor(entry, may).length > 0;
    if (entry.path === '/administration') return entry.pages?.some((path) => maySee(path, may)) ?? false;
    return maySee(entry.path, may);
  });

const isBelow = (path: string, place: string): boolean =>
  place === path || (path !== '/' && place.startsWith(`${path}/`));

/** The entry that a page belongs to. */
export const entryOf = (place: string): MenuEntry | undefined =>
  menu.find(({ path, tabs = [], pages = [] }) =>
    [path, ...tabs.map((tab) => tab.path), ...pages].some((each) => isBelow(each, place)),
  );

/** Every page that somebody may go to by name, in the order of the menu. */
export const pagesByName: readonly string[] = [
  ...new Set(
    menu.flatMap(({ path, tabs, pages = [] }) => [...(tabs ? tabs.map((tab) => tab.path) : [path]), ...pages]),
  ),
  ...['/help', '/help/glossary', '/help/keys', '/me'],
];
