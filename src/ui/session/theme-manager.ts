import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { themeKept } from './kept.js';

const schemes = ['light', 'dark', 'auto'] as const;
export const schemeNames: readonly MantineColorScheme[] = schemes;
const known = (value: string): MantineColorScheme | undefined => schemes.find((each) => each === value);

/** Light, dark or as the computer says: kept where `index.html` reads it before the first paint. */
export const themeManager: MantineColorSchemeManager = {
  get: (otherwise) => known(themeKept.get()) ?? otherwise,
  set: (value) => themeKept.set(value === 'auto' ? undefined : value),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => themeKept.set(undefined),
};
