import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something has come true; fails with its name when it does not. */
export async function eventually(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitMs = 20_000,
): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isTrue()); await pause(25))
    if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}.`);
}
