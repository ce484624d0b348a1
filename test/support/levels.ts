import { join, sep } from 'node:path';

export const levels = ['unit', 'integration', 'e2e', 'desk'] as const;
export type Level = (typeof levels)[number];

/** The suffix says what a test needs; the staff desk’s own, in a browser, have a folder. */
export function levelOf(file: string): Level {
  if (file.endsWith('.e2e.test.ts')) return file.startsWith(join('test', 'e2e', 'desk', sep)) ? 'desk' : 'e2e';
  return file.endsWith('.integration.test.ts') ? 'integration' : 'unit';
}
