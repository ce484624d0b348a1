/** Every page of the patrons’ side, at real records. */
import type { Page } from 'playwright-core';
import { walker } from '../e2e/desk/support/walk.js';
import { signInHere } from '../e2e/my/patron-in-browser.js';
import { card } from '../e2e/my/two-colleges.js';
import type { TwoLibraries } from '../e2e/support/two-libraries.js';

type LookAt = (place: string) => Promise<void>;

/** A request of each kind that a patron meets: one on its way, one asked about, one that was cancelled, one with a long title. */
export async function patronsRequests({ borrower, lender }: TwoLibraries): Promise<string> {
  const { desk } = borrower;
  const create = (title: string) =>
    desk.create({
      serviceType: 'Loan',
      title,
      author: 'Zola, Émile',
      patron: { id: card },
      rota: [lender.desk.library.code],
    });
  const { externalId } = await create('Nana');
  await desk.act(externalId, 'send');
  const long = await create(
    'Statistics for All: a very patient introduction to numbers for people who were told that they could not count',
  );
  const { version } = await desk.call<{ version: number }>('GET', `/requests/${long.externalId}`);
  await desk.call('POST', `/requests/${long.externalId}/query-patron`, { version, type: 1, note: 'The 1998 one?' });
  const gone = await create('Au Bonheur des Dames');
  await desk.act(gone.externalId, 'cancel');
  return long.externalId;
}

/** Goes through all of it; `number` is a request of the patron. */
export async function walkAsPatron(page: Page, number: string, lookAt: LookAt): Promise<void> {
  const { atRest } = walker(page);
  const go = async (path: string) => {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await atRest();
  };
  const stop = async (path: string) => {
    await go(path);
    await lookAt(path);
  };
  await stop('/my');
  await stop('/my/sign-in');
  await page.locator('form button[type="submit"]').click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await atRest();
  await lookAt('/my/sign-in with nothing filled in');
  await signInHere(page);
  await page.waitForURL((url) => url.pathname !== '/my/sign-in');
  await stop('/my/browse');
  await stop('/my/browse?by=author&at=z');
  await go('/my?q=nana');
  await page.locator('a[href^="/my/title"]').first().waitFor();
  await atRest();
  await lookAt('/my?q=nana');
  const title = (await page.locator('a[href^="/my/title"]').first().getAttribute('href')) ?? '';
  await go(title);
  await lookAt('/my/title');
  await stop('/my/ask');
  await page.locator('form button[type="submit"]').first().click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await atRest();
  await lookAt('/my/ask with errors');
  for (const path of [
    '/my/ask?kind=article',
    '/my/requests',
    '/my/requests?show=finished',
    `/my/requests/${number}`,
    `/my/requests/${number}?write=question`,
  ])
    await stop(path);
  for (const path of [`/my/sent/${number}`, '/my/me', '/my/no-such-page', '/openurl?nonsense=1']) await stop(path);
  const menu = page.locator('header button[aria-expanded]:visible').first();
  if ((await menu.count()) > 0) {
    await menu.click();
    await atRest();
    await lookAt('/my menu');
  }
}
