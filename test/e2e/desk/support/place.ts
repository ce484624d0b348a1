import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/root.js';

/** Where the screenshot of that name goes, in a folder that git ignores. */
export function place(folder: string, name: string): string {
  const path = join(root, '.data', 'screenshots', folder);
  mkdirSync(path, { recursive: true });
  return join(path, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}.png`);
}
