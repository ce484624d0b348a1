import { type Icon, IconArrowsExchange, IconBuildingBank, IconShieldCog } from '@tabler/icons-react';
import type { Key } from '../words/index.js';

export interface AdministrationPage {
  /** An address of `screens.ts`: its title and who may see it stand there. */
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
      { path: '/rotas', says: 'nav.says_rotas' },
      { path: '/rules/rota', says: 'nav.says_rotaRules' },
      { path: '/rules/sending', says: 'nav.says_sendingRules' },
      { path: '/profiles', says: 'nav.says_profiles' },
      { path: '/policies', says: 'nav.says_policies' },
      { path: '/reasons', says: 'nav.says_reasons' },
    ],
  },
  {
    title: 'nav.groupLibraries',
    icon: IconBuildingBank,
    pages: [
      { path: '/libraries', says: 'nav.says_libraries' },
      { path: '/closures', says: 'nav.says_closures' },
      { path: '/rules/temporary-items', says: 'nav.says_itemRules' },
      { path: '/letters', says: 'nav.says_letters' },
      { path: '/mail-log', says: 'nav.says_mailLog' },
      { path: '/directory', says: 'nav.says_directory' },
    ],
  },
  {
    title: 'nav.groupPeople',
    icon: IconShieldCog,
    pages: [
      { path: '/staff', says: 'nav.says_staff' },
      { path: '/keys', says: 'nav.says_keys' },
      { path: '/webhooks', says: 'nav.says_webhooks' },
      { path: '/jobs', says: 'nav.says_jobs' },
      { path: '/audit', says: 'nav.says_audit' },
      { path: '/settings', says: 'nav.says_settings' },
      { path: '/about', says: 'nav.says_about' },
    ],
  },
];
