import { fillDesks } from '../../../../src/cli/demo/fill-desks.js';
import { openTwoLibraries, type TwoLibraries } from '../../support/two-libraries.js';
import { addUser } from './desk-in-browser.js';
import { fillLibrary, fillShelf } from './fill-library.js';

/** Two libraries with requests in every state on both sides; the borrower has one of every other kind of record too. */
export async function openFilledLibraries(): Promise<TwoLibraries> {
  const two = await openTwoLibraries();
  try {
    const [borrower, lender] = [two.borrower.desk, two.lender.desk];
    for (const desk of [borrower, lender]) await addUser(desk, 'roy', undefined, 'Mireille Roy');
    // A library that has shelves looks there first: what it lends in the stories it has on none.
    await Promise.all([fillDesks(borrower, lender), fillDesks(lender, borrower)]);
    await fillLibrary(borrower, lender);
    await fillShelf(borrower, lender);
    return two;
  } catch (error) {
    await two.close();
    throw error;
  }
}
