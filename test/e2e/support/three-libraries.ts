import { type Desk, demoDeskOf } from '../../../src/cli/demo/desk.js';
import { type Program, start } from './program.js';
import { killed, type LibraryOnItsOwn, type LibraryProcess, openProcesses } from './two-libraries.js';

/** One that borrows, one that lends, and one that is asked when the lender does not. Each is a process of its own. */
export interface ThreeLibraries {
  borrower: LibraryOnItsOwn;
  lender: LibraryOnItsOwn;
  next: LibraryOnItsOwn;
}

/** A situation between the three. All situations share them: opened for the first one, closed after the last one. */
export function between(situation: string, tests: (libraries: ThreeLibraries) => void): void {
  toCome += 1;
  describe(situation, function () {
    this.timeout(90_000);
    const libraries = {} as ThreeLibraries;
    before(async () => {
      opened ??= open();
      Object.assign(libraries, await opened);
    });
    tests(libraries);
    after(async () => {
      toCome -= 1;
      if (toCome === 0) await close();
    });
  });
}

let toCome = 0;
let opened: ReturnType<typeof open> | undefined;
const more: Program[] = [];

async function open(): Promise<ThreeLibraries & { close(): Promise<void> }> {
  const { libraries, close } = await openProcesses(['BORROW', 'LEND', 'NEXT']);
  const [borrower, lender, next] = libraries as [LibraryProcess, LibraryProcess, LibraryProcess];
  for (const { desk } of [lender, next])
    await desk.call('POST', '/libraries/RES_SHARE/locations', { code: 'STACKS', name: 'Stacks' });
  return { borrower, lender, next, close };
}

/** A desk at another process of this library, which has other settings; it ends with the library. */
export async function deskWith({ env, desk }: LibraryOnItsOwn, settings: Record<string, string>): Promise<Desk> {
  const process = start(['serve'], { ...env, INTERLEND_PORT: '0', INTERLEND_ADMIN_PORT: '0', ...settings });
  more.push(process);
  const [, url = ''] = await process.until(/partners at (\S+)\/iso18626/);
  return demoDeskOf({ ...desk.library, port: Number(new URL(url).port) }, new AbortController().signal);
}

async function close(): Promise<void> {
  await Promise.all(more.splice(0).map(killed));
  const libraries = await opened?.catch(() => undefined);
  opened = undefined;
  await libraries?.close();
}

/** Where not all situations are run, none of them is the last. */
after(async function () {
  this.timeout(60_000);
  await close();
});
