import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Makes the library links that the package's install script would have made (npm 12 blocks install scripts).
 * False when one is missing and cannot be made.
 */
export function makeLinks(native: string): boolean {
  return linksOf(native).every(({ source, target }) => {
    const link = join(native, target.replace(/^native\//, ''));
    if (lstatSync(link, { throwIfNoEntry: false })) return true;
    try {
      symlinkSync(basename(source), link);
      return true;
    } catch {
      return lstatSync(link, { throwIfNoEntry: false }) !== undefined;
    }
  });
}

/** The list names its files as `native/lib/…`; a link and what it means share a folder. */
function linksOf(native: string): { source: string; target: string }[] {
  try {
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
      source: string;
      target: string;
    }[];
    return links.filter(({ source, target }) => dirname(source) === dirname(target));
  } catch {
    return [];
  }
}
