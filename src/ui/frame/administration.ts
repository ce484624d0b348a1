import { type Icon, IconArrowsExchange, IconBuildingBank, IconShieldCog } from '@tabler/icons-react';
import type { Key } from '../words/index.js';

export interface AdministrationPage {
  /** An address of `screens.ts`: its title and who may see it are there. */
  path: string;
  /** What is kept there, in a line. */
  says: Key;
}

export interface AdministrationPart {
  title: Key;
  icon: Icon;
  pages: readonly AdministrationPage[];
}

/** Everything that is set up once and looked at seldom: three groups of one page. */
export const administration: readonly AdministrationPart[] = [
  {
    title: 'nav.groupAsking',
    icon: IconArrowsExchange,
    pages: [
      { path: '/rotas', says: 'administration.says_rotas' },
      { path: '/rules/rota', says: 'administration.says_rotaRules' },
      { path: '/rules/sending', says: 'administration.says_sendingRules' },
      { path: '/profiles', says: 'administration.says_profiles' },
      { path: '/rules/loans', says: 'administration.says_loanRules' },
      { path: '/policies', says: 'administration.says_policies' },
      { path: '/reasons', says: 'administration.says_reasons' },
    ],
  },
  {
    title: 'nav.groupLibraries',
    icon: IconBuildingBank,
    pages: [
      { path: '/libraries', says: 'administration.says_libraries' },
      { path: '/closures', says: 'administration.says_closures' },
      { path: '/rules/temporary-items', says: 'administration.says_itemRules' },
      { path: '/letters', says: 'administration.says_letters' },
      { path: '/mail-log', says: 'administration.says_mailLog' },
      { path: '/directory', says: 'administration.says_directory' },
      { path: '/library-system', says: 'administration.says_librarySystem' },
      { path: '/library-system-calls', says: 'administration.says_systemCalls' },
    ],
  },
  {
    title: 'nav.groupPeople',
    icon: IconShieldCog,
    pages: [
      { path: '/staff', says: 'administration.says_staff' },
      { path: '/keys', says: 'administration.says_keys' },
      { path: '/webhooks', says: 'administration.says_webhooks' },
      { path: '/jobs', says: 'administration.says_jobs' },
      { path: '/compare', says: 'administration.says_fleet' },
      { path: '/audit', says: 'administration.says_audit' },
      { path: '/settings', says: 'administration.says_settings' },
      { path: '/about', says: 'administration.says_about' },
    ],
  },
];
