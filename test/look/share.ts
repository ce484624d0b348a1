/**
 * Which pages a walk over every page visits. A whole run of the tests visits a quarter, drawn by the commit, and all pages of what has
 * changed; `npm test -- --everything`, and whoever names the file of a walk, visits all.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from '../support/changed-tests.js';
import { root } from '../support/root.js';

/** So many commits in a row visit every page. */
export const shares = 4;

/** The folder of `src/ui` that holds each screen, by its address: `/borrowing/:id` → `request`. */
export function foldersOfScreens(): Map<string, string> {
  const text = readFileSync(join(root, 'src/ui/frame/screens.ts'), 'utf8');
  const rows = text.matchAll(/path: '([^']+)'[\s\S]*?import\('\.\.\/([\w-]+)\//g);
  return new Map([...rows].map(([, path = '', folder = '']) => [path, folder]));
}

/** The pages of a walk in this run. */
export function ofThisRun(views: readonly string[]): string[] {
  const drawn = process.env['INTERLEND_TEST_SHARE'];
  if (!drawn) return [...views];
  try {
    return shareOf(views, Number(drawn), changedFiles());
  } catch {
    return [...views]; // nobody knows what has changed
  }
}

export const isWhole = (): boolean => !process.env['INTERLEND_TEST_SHARE'];

/** Every `shares`th page from `at`, and those whose folder has changed; all, where something has that all pages are made of. */
export function shareOf(views: readonly string[], at: number, changed: readonly string[]): string[] {
  const folders = foldersOfScreens();
  const ofScreens = new Set(folders.values());
  const touched = new Set(changed.flatMap((file) => /^src\/ui\/([\w-]+)/.exec(file)?.[1] ?? []));
  if ([...touched].some((folder) => !ofScreens.has(folder))) return [...views];
  const patterns = [...folders].map(([path, folder]) => ({
    pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/?]+')}(?:\\?|$)`),
    folder,
  }));
  const isTouched = (view: string) => patterns.some(({ pattern, folder }) => touched.has(folder) && pattern.test(view));
  return views.filter((view, place) => place % shares === at % shares || isTouched(view));
}
