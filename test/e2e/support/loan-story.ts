/** How each loan begins: a patron's wish, a book on a shelf, and the two desks between them. */
import { expect } from 'chai';
import type { Desk } from '../../../src/cli/demo/desk.js';
import type { HoldingView } from '../../../src/contract/local-views.js';
import type { RequestDraft } from '../../../src/contract/request-inputs.js';
import { itemsOf, lentOf, loansOf, marksOf } from './at-the-desk.js';
import type { ThreeLibraries } from './three-libraries.js';

export interface Story {
  /** The External ID, which both libraries know it by. */
  request: string;
  patron: string;
  title: string;
  /** Of the lender's item. */
  barcode: string;
}

let stories = 0;

/** A patron of the borrower's wishes for a title that the lender has on its shelf, and the lender is asked. */
export async function asked({ borrower, lender }: ThreeLibraries, draft: Partial<RequestDraft> = {}): Promise<Story> {
  stories += 1;
  const [patron, title, barcode] = [`P${stories}`, `Story number ${stories}`, `3934500${stories}`];
  await borrower.desk.call('POST', '/patrons', { id: patron, name: `Jo Roy ${stories}` });
  await shelved(lender.desk, title, barcode);
  const { externalId: request } = await borrower.desk.create({
    serviceType: 'Loan',
    title,
    rota: ['LEND', 'NEXT'],
    patron: { id: patron },
    ...draft,
  });
  await borrower.desk.act(request, 'send');
  await lender.desk.until(request, 'created');
  return { request, patron, title, barcode };
}

/** Puts an item of this title on the library's shelf. */
export const shelved = (desk: Desk, title: string, barcode: string): Promise<HoldingView> =>
  desk.call('POST', '/holdings', { title, barcode, location: 'STACKS' });

/** The same, promised and on its way. */
export async function shipped(libraries: ThreeLibraries, draft: Partial<RequestDraft> = {}): Promise<Story> {
  const story = await asked(libraries, draft);
  const { borrower, lender } = libraries;
  await lender.desk.act(story.request, 'willSupply');
  await borrower.desk.until(story.request, 'willSupply');
  await lender.desk.act(story.request, 'ship', { barcodes: [story.barcode] });
  await borrower.desk.until(story.request, 'shippedPhysically');
  return story;
}

/** The same, received and with the patron. */
export async function lent(libraries: ThreeLibraries): Promise<Story> {
  const story = await shipped(libraries);
  const { borrower, lender } = libraries;
  await borrower.desk.act(story.request, 'receive');
  await borrower.desk.act(story.request, 'loanToPatron');
  await lender.desk.until(story.request, 'receivedByPartner');
  return story;
}

/** Both libraries come to stand there, and nobody at either has to look at anything. */
export async function bothStand(
  { borrower, lender }: Pick<ThreeLibraries, 'borrower' | 'lender'>,
  request: string,
  ours: string,
  theirs: string,
): Promise<void> {
  await borrower.desk.until(request, ours);
  await lender.desk.until(request, theirs);
  for (const { desk } of [borrower, lender])
    expect(await marksOf(desk, request), `what ${desk.library.name} must look at`).to.deep.equal([]);
}

/** It goes home from the patron, or from the shelf; it is checked in, and both libraries are done with it. */
export async function goesHome(libraries: Pick<ThreeLibraries, 'borrower' | 'lender'>, request: string): Promise<void> {
  const { borrower, lender } = libraries;
  if ((await loansOf(borrower.desk, request)).some(({ status }) => status === 'out'))
    await borrower.desk.act(request, 'returnByPatron');
  await borrower.desk.act(request, 'returnToPartner');
  await lender.desk.until(request, 'returnedByPartner');
  await lender.desk.act(request, 'checkIn');
  await bothStand(libraries, request, 'requestCompleted', 'requestCompleted');
  expect(await itemsOf(borrower.desk, request), 'temporary records').to.deep.equal([]);
  for (const item of await lentOf(lender.desk, request)) expect(item).to.include.keys('returnedAt');
}
