/** How CI looks at everything: once in English on a small screen and once in French at 200 %. `npm run look` has all sizes and roles. */
import { type AtBrowser, openWindow, signIn } from '../e2e/desk/support/desk-in-browser.js';
import type { TwoLibraries } from '../e2e/support/two-libraries.js';

/** What stands around every page of the desk: it is looked at with the first one that somebody sees. */
export const frame: readonly string[] = ['header:not(main *)', 'nav:not(main *)'];

/** The rows of a long list that are as those above them: axe looks at eight. */
export const moreRows: readonly string[] = ['tbody tr:nth-child(n + 9)'];

export const looks = [
  { language: 'en', theme: 'light', width: 1280, height: 800, user: 'roy' },
  { language: 'fr', theme: 'dark', width: 640, height: 400, user: 'gagnon' },
] as const;
export type Look = (typeof looks)[number];

/**
 * Goes through something in both looks at the same time, each in a window of its own: while one waits for its page, the other
 * is judged. Gives every flaw in a line that begins with its language.
 */
export async function inBoth<Window>(
  open: (look: Look) => Promise<Window>,
  flawsIn: (window: Window, look: Look) => Promise<readonly string[]>,
): Promise<string> {
  const walks = await Promise.allSettled(
    looks.map(async (look) => (await flawsIn(await open(look), look)).map((flaw) => `${look.language} ${flaw}`)),
  );
  const broken = walks.find((walk) => walk.status === 'rejected');
  if (broken) throw broken.reason;
  return walks.flatMap((walk) => (walk.status === 'fulfilled' ? walk.value : [])).join('\n');
}

/** One window a look at the desk of the borrower, signed in once: an administrator's, of somebody else for each. */
export function windowsOf(two: () => TwoLibraries) {
  const open = new Map<Look, Promise<AtBrowser>>();
  return {
    of: (look: Look): Promise<AtBrowser> => {
      const window =
        open.get(look) ??
        openWindow(two().borrower.desk, look).then(async (opened) => {
          await signIn(opened, look.user, '/help');
          return opened;
        });
      open.set(look, window);
      return window;
    },
    /** What their browsers complained of since this was asked last. */
    complaints: async (): Promise<string[]> =>
      (await Promise.all(open.values())).flatMap(({ faults }) => faults.splice(0)),
    close: async (): Promise<void> => {
      for (const window of await Promise.all(open.values())) await window.close();
      open.clear();
    },
  };
}
