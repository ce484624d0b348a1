import { parseArgs } from 'node:util';
import { type StaffRole, staffRoles } from '../../src/domain/staff/staff.js';
import type { Language } from './catalogue-words.js';

export interface Size {
  width: number;
  height: number;
}

/** The window of a large screen, of a small one, of a telephone, and of a screen at 200 %. */
export const sizes = ['1440x900', '1280x800', '390x844', '640x400'] as const;
export type SizeName = (typeof sizes)[number];

export const sizeOf = (name: SizeName): Size => {
  const [width = 0, height = 0] = name.split('x').map(Number);
  return { width, height };
};

/** Who looks: an administrator sees everything; the others see their part of it. Patrons have pages of their own. */
export const roles = [...staffRoles, 'patron'] as const;
export type RoleName = StaffRole | 'patron';
/** Whose walk is the whole one: also what opens above the pages. */
export const wholeRole: StaffRole = 'generalSystemAdministrator';

export interface Choice {
  help: boolean;
  /** Of whose names one must have this text. */
  page: string;
  roles: readonly RoleName[];
  sizes: readonly SizeName[];
  languages: readonly Language[];
  /** The library that has everything, the one that begins. */
  data: readonly ('full' | 'empty')[];
  pictures: boolean;
  theme: 'light' | 'dark';
  /** The address of a desk that is open already: of `test/e2e/desk/stay-open.ts`. */
  at?: string;
  /** Takes the README’s picture anew, and nothing else. */
  readme: boolean;
  folder: string;
}

export const help = `npm run look -- [options]

Looks at every page, drawer, menu, dialog and toast of the desk, of the patrons' pages and of the setup as a person does, takes
a picture of each, and says what cannot be read, reached or understood. Ends with 1 when it found a fault that is not known.

  --page TEXT        only what has this text in its name: /partners, dialog, menu, toast, secret, /my
  --role ROLE,…      only as these: ${roles.join(', ')}
  --size SIZE,…      only in windows of these sizes: ${sizes.join(', ')}
  --language en|fr   only in this language
  --data full|empty  only the library that has everything, or the one that begins
  --theme dark       in the dark (light)
  --no-pictures      faults alone
  --at URL           at a desk that npx tsx test/e2e/desk/stay-open.ts keeps open; --page is then addresses: /partners,/letters?tab=slip
  --readme           takes the README's picture and writes down its words, and nothing else
  --folder DIR       where pictures, index.html and faults.md go (.data/look)

Services are found as by npm test. Without options it takes about half an hour; an administrator's walk in one language and size two minutes.`;

/** Throws a sentence when an option is not known. */
export function choose(args: string[]): Choice {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      page: { type: 'string' },
      role: { type: 'string' },
      size: { type: 'string' },
      language: { type: 'string' },
      data: { type: 'string' },
      theme: { type: 'string' },
      at: { type: 'string' },
      readme: { type: 'boolean' },
      'no-pictures': { type: 'boolean' },
      folder: { type: 'string' },
    },
  });
  return {
    help: values.help ?? false,
    page: values.page ?? '',
    roles: namedOf('role', values.role, roles),
    sizes: namedOf('size', values.size, sizes),
    languages: namedOf('language', values.language, ['en', 'fr']),
    data: namedOf('data', values.data, ['full', 'empty']),
    theme: namedOf('theme', values.theme ?? 'light', ['light', 'dark'])[0] ?? 'light',
    ...(values.at ? { at: values.at } : {}),
    readme: values.readme ?? false,
    pictures: !values['no-pictures'],
    folder: values.folder ?? '.data/look',
  };
}

function namedOf<Name extends string>(option: string, text: string | undefined, all: readonly Name[]): readonly Name[] {
  if (text === undefined) return all;
  const named = text.split(',');
  for (const each of named)
    if (!all.includes(each as Name)) throw new Error(`There is no ${option} "${each}"; there are ${all.join(', ')}.`);
  return named as Name[];
}
