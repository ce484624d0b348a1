import {
  type Icon,
  IconAdjustments,
  IconArrowBackUp,
  IconArrowsExchange,
  IconBarcode,
  IconBooks,
  IconBuildingBank,
  IconCalendarOff,
  IconChartBar,
  IconClipboardText,
  IconClockPlay,
  IconDownload,
  IconFileText,
  IconFolderOpen,
  IconGitBranch,
  IconHelp,
  IconHome,
  IconInbox,
  IconKey,
  IconListCheck,
  IconListNumbers,
  IconMailForward,
  IconMessageReport,
  IconPackageImport,
  IconPrinter,
  IconRoute,
  IconScan,
  IconSend,
  IconSend2,
  IconTruckDelivery,
  IconUserSearch,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Key } from '../words/index.js';

export interface MenuPart {
  title: Key;
  /** Addresses of `screens.ts`, with their icons. */
  items: readonly (readonly [path: string, icon: Icon])[];
}

/** The rail. What somebody may not see is left out, and a part without anything too. */
export const menu: readonly MenuPart[] = [
  {
    title: 'nav.partWork',
    items: [
      ['/', IconHome],
      ['/borrowing', IconSend2],
      ['/lending', IconInbox],
    ],
  },
  {
    title: 'nav.partScan',
    items: [
      ['/scan/receive', IconPackageImport],
      ['/scan/ship', IconTruckDelivery],
      ['/scan/in', IconScan],
      ['/scan/return', IconArrowBackUp],
    ],
  },
  {
    title: 'nav.partPatrons',
    items: [
      ['/patrons', IconUserSearch],
      ['/holds', IconBooks],
      ['/pick', IconListCheck],
      ['/monitor', IconClipboardText],
      ['/lost', IconFolderOpen],
      ['/print', IconPrinter],
    ],
  },
  {
    title: 'nav.partNetwork',
    items: [
      ['/partners', IconUsersGroup],
      ['/exchange', IconArrowsExchange],
      ['/reports', IconChartBar],
    ],
  },
  {
    title: 'nav.partSettings',
    items: [
      ['/directory', IconDownload],
      ['/rotas', IconListNumbers],
      ['/rules/rota', IconRoute],
      ['/rules/sending', IconSend],
      ['/rules/temporary-items', IconBarcode],
      ['/profiles', IconGitBranch],
      ['/policies', IconAdjustments],
      ['/reasons', IconMessageReport],
      ['/letters', IconMailForward],
      ['/closures', IconCalendarOff],
      ['/libraries', IconBuildingBank],
      ['/staff', IconUsers],
      ['/keys', IconKey],
      ['/jobs', IconClockPlay],
      ['/audit', IconFileText],
    ],
  },
  { title: 'nav.partHelp', items: [['/help', IconHelp]] },
];
