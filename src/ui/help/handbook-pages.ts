import type { Key } from '../words/index.js';

/** The parts of the handbook with their pages, in the order in which Help lists them. A page is `src/handbook/<language>/<part>/<name>.md`. */
export const handbookParts = [
  {
    part: 'staff',
    title: 'help.partStaff',
    pages: ['borrowing-day', 'lending-day', 'counter', 'lost-items', 'letters', 'reports'],
  },
  {
    part: 'administrators',
    title: 'help.partAdministrators',
    pages: ['first-week', 'partners', 'rotas', 'policies', 'people', 'patrons', 'library-system', 'copies', 'letters'],
  },
  {
    part: 'systems',
    title: 'help.partSystems',
    pages: [
      'demo',
      'install',
      'settings',
      'all-settings',
      'rabbitmq',
      'processes',
      'host',
      'delivery',
      'upgrade',
      'backup',
      'monitoring',
      'troubleshooting',
      'security',
    ],
  },
  { part: 'technicians', title: 'help.partTechnicians', pages: ['connect', 'certify'] },
  { part: 'programs', title: 'help.partPrograms', pages: ['api', 'webhooks', 'exports'] },
  { part: 'about', title: 'help.partAbout', pages: ['accessibility', 'privacy'] },
] as const satisfies readonly { part: string; title: Key; pages: readonly string[] }[];

/** A page of the handbook: `staff/lost-items`. */
export type HandbookPage = {
  [P in (typeof handbookParts)[number]['part']]: `${P}/${Extract<(typeof handbookParts)[number], { part: P }>['pages'][number]}`;
}[(typeof handbookParts)[number]['part']];
