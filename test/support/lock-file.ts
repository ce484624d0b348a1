import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

/** Lines of the lock file that name where a package was downloaded: it must not tell which registry its author used. */
export function downloadAddresses(text = readFileSync(join(root, 'package-lock.json'), 'utf8')): string[] {
  return text.split('\n').filter((line) => line.includes('"resolved": "http'));
}
