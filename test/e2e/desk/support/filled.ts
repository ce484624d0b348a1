import { fillDesks } from '../../../../src/cli/demo/fill-desks.js';
import { openTwoLibraries, type TwoLibraries } from '../../support/two-libraries.js';
import { addUser } from './desk-in-browser.js';
import { fillLibrary, fillManyMore, fillShelf } from './fill-library.js';

let shared: Promise<TwoLibraries> | undefined;

/**
 * The same two for all files of a process that only look at them: they are opened for the first and end after the last.
 * Whoever changes what others look at opens its own.
 */
export const filledLibraries = (): Promise<TwoLibraries> => {
  shared ??= openFilledLibraries();
  return shared;
};

/** After the last suite of the process; who looks at the desk without mocha has no such hook. */
if (typeof after === 'function')
  after(async () => {
    await (await shared?.catch(() => undefined))?.close();
  });

/** Two libraries with requests in every state on both sides; the borrower has one of every other kind of record too. */
export async function openFilledLibraries(): Promise<TwoLibraries> {
  const two = await openTwoLibraries();
  try {
    const [borrower, lender] = [two.borrower.desk, two.lender.desk];
    for (const desk of [borrower, lender]) await addUser(desk, 'roy', undefined, 'Mireille Roy');
    await addUser(borrower, 'gagnon', undefined, 'Luc Gagnon');
    // A library that has shelves looks there first: what it lends in the stories it has on none.
    await Promise.all([fillDesks(borrower, lender), fillDesks(lender, borrower)]);
    await fillLibrary(borrower, lender);
    await fillShelf(borrower, lender);
    await fillManyMore(borrower, lender);
    return two;
  } catch (error) {
    await two.close();
    throw error;
  }
}
