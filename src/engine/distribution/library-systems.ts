import { linkSettingFields } from '../../contract/library-system-operations.js';
import { presetNames } from '../../domain/library-system/links.js';
import type { LinkSettings } from '../../library-system/port.js';
import { newLink } from '../../library-system/presets/index.js';
import { problemsOfLink } from '../library-system/link-problems.js';
import { booleanSchema, codeSchema, type FileSection, textIn } from './section.js';

/** Links of libraries to their own systems. Passwords are entered at each node: they are presented only where they were entered for. */
export const librarySystemSection: FileSection = {
  onDemand: true,
  name: 'librarySystems',
  thing: 'librarySystem',
  says: 'Links of libraries to their own systems, without passwords; a setting that is left out stays, or is as the system wants it. Only in a file that was asked for them.',
  fields: { library: codeSchema, enabled: booleanSchema, ...linkSettingFields },
  required: ['library'],
  careful: ['address', 'sip2', 'enabled'],
  keyOf: (record) => textIn(record, 'library'),
  titleOf: (record) => textIn(record, 'library'),
  read: async ({ links }) =>
    (await links.all()).map(({ library, enabled, settings }) => ({
      ...{ key: library, id: library },
      record: { library, enabled, ...settings },
    })),
  write: async ({ links, context, by }, record) => {
    const library = textIn(record, 'library');
    const { library: _, enabled: isOn, ...given } = record;
    const known = await links.read(library);
    const preset = presetNames.find((name) => name === record['preset']) ?? 'generic';
    const settings = { ...(known?.settings ?? newLink(preset)), ...given } as LinkSettings;
    const enabled = typeof isOn === 'boolean' ? isOn : (known?.enabled ?? false);
    const problems = await problemsOfLink(context, { enabled, settings });
    if (problems.length > 0)
      return {
        kind: 'invalid',
        problems: problems.map(({ field, problem }) => ({ field: field.replace(/^settings\./, ''), problem })),
      };
    await links.save({ library, enabled, settings, by: by.name });
    return { kind: 'done', value: library };
  },
  remove: async ({ links }, { key }) => {
    await links.remove(key);
    return { kind: 'done', value: key };
  },
  names: (record) => [{ section: 'libraries', key: textIn(record, 'library') }],
};
