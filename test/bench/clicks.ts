/**
 * What the commonest tasks of the desk cost a person: clicks, keys, scans and seconds, each by the mouse from the list where it
 * begins. `DATABASE_URL=… npx tsx test/bench/clicks.ts`; words that anybody would type are not counted. The desk has to be built.
 */
import type { Page } from 'playwright-core';
import type { Desk } from '../../src/cli/demo/desk.js';
import { addUser, openWindow, signIn } from '../e2e/desk/support/desk-in-browser.js';
import { type Hands, handsAt } from '../e2e/desk/support/hands.js';
import { openTwoLibraries } from '../e2e/support/two-libraries.js';
import { builtDesk, theBrowser } from '../support/browser.js';

process.env['DATABASE_URL'] ??= 'postgres://postgres@127.0.0.1:5432/postgres';
builtDesk();
const two = await openTwoLibraries({ INTERLEND_UNDO_SECONDS: '0' });
const [borrower, lender] = [two.borrower.desk, two.lender.desk];
const table: string[] = [];

interface Place {
  page: Page;
  hands: Hands;
}

async function sit(desk: Desk): Promise<Place> {
  const window = await openWindow(desk);
  window.page.setDefaultTimeout(15_000);
  await signIn(window, 'roy', '/');
  return { page: window.page, hands: handsAt(window.page) };
}

/** One task, once: from the page where somebody stands until the request has its next status. */
async function task(name: string, place: Place, from: string, work: () => Promise<void>): Promise<void> {
  await place.page.goto(from);
  await place.page.locator('h1').waitFor();
  await place.page.waitForTimeout(1_000);
  const before = place.hands.spent();
  const began = performance.now();
  const failure = await work().then(
    () => '',
    (error: Error) => ` (${error.message.split('\n')[0]})`,
  );
  const after = place.hands.spent();
  const spent = [after.clicks - before.clicks, after.keys - before.keys, after.scans - before.scans];
  table.push(`| ${name}${failure} | ${spent.join(' | ')} | ${((performance.now() - began) / 1000).toFixed(1)} |`);
  process.stdout.write(`${table.at(-1)}\n`);
}

/** The action of a row: its own button, else behind the dots; then the form, where there is one. */
async function does({ page, hands }: Place, title: string, action: string, fills?: () => Promise<void>): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: title });
  await row.first().waitFor();
  const button = row.locator(`button[data-action="${action}"]`);
  if ((await button.count()) > 0) await hands.click(button.first());
  else {
    await hands.click(row.locator('[aria-haspopup="menu"]').first());
    await hands.click(page.locator(`[role="menuitem"][data-action="${action}"]`).first());
  }
  const submit = page.locator('[data-submit]');
  const asks = await submit.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );
  if (!asks) return;
  await fills?.();
  if (await submit.isVisible()) await hands.click(submit);
}

try {
  for (const desk of [borrower, lender]) await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  await borrower.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
  const ours = await sit(borrower);
  const theirs = await sit(lender);
  const find = (title: string, side: string) => `/${side}?q=${encodeURIComponent(title)}`;
  const created = async (title: string) =>
    borrower.create({ serviceType: 'Loan', title, rota: [lender.library.code], patron: { id: 'P100' } });
  const asked = async (title: string) => {
    const made = await created(title);
    await borrower.act(made.externalId, 'send');
    await lender.until(made.externalId, 'created', 'locateFailed');
    return made.externalId;
  };
  process.stdout.write('| task | clicks | keys | scans | seconds |\n| --- | --- | --- | --- | --- |\n');

  await task('search and request', ours, '/borrowing', async () => {
    const { page, hands } = ours;
    await hands.click(page.getByRole('button', { name: 'Create Request' }));
    await hands.click(page.getByRole('menuitem', { name: 'Book' }));
    await hands.click(page.getByRole('textbox', { name: /^Title/ }));
    await page.keyboard.type('Ten tasks');
    await hands.click(page.getByRole('combobox', { name: 'Requester' }));
    await page.keyboard.type('tremb');
    await hands.click(page.getByRole('option', { name: /Julie Tremblay/ }));
    await hands.click(page.getByRole('combobox', { name: 'Ask these partners' }));
    await hands.click(page.getByRole('option', { name: /LEND/ }).first());
    await hands.press('Escape');
    await hands.click(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByText('Ready to be sent').first().waitFor();
  });

  const sending = await created('Sent by hand');
  await task('approve and send', ours, find('Sent by hand', 'borrowing'), async () => {
    await does(ours, 'Sent by hand', 'send');
    await lender.until(sending.externalId, 'created', 'locateFailed');
  });

  const promised = await asked('Promised by hand');
  await task('will supply', theirs, find('Promised by hand', 'lending'), async () => {
    await does(theirs, 'Promised by hand', 'willSupply');
    await borrower.until(promised, 'willSupply');
  });
  await task('ship', theirs, find('Promised by hand', 'lending'), async () => {
    await does(theirs, 'Promised by hand', 'ship', () => theirs.hands.scan('39003000777'));
    await borrower.until(promised, 'shippedPhysically');
  });
  await task('receive by scan', ours, '/scan/receive', async () => {
    await ours.hands.scan('39003000777');
    await borrower.until(promised, 'receivedPhysically', 'received', 'onHoldShelf');
  });
  await task('lend', ours, find('Promised by hand', 'borrowing'), async () => {
    await does(ours, 'Promised by hand', 'loanToPatron');
    await borrower.until(promised, 'loaned', 'loanedToPatron');
  });
  await task('renew', ours, find('Promised by hand', 'borrowing'), async () => {
    await does(ours, 'Promised by hand', 'requestRenewal');
    await lender.until(promised, 'renewRequested');
  });
  await lender.act(promised, 'acceptRenewal', {
    dueDate: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
  });
  await task('return', ours, find('Promised by hand', 'borrowing'), async () => {
    await does(ours, 'Promised by hand', 'returnByPatron');
    await borrower.until(promised, 'returnedByPatron');
    await ours.page.locator('button[data-action="returnToPartner"]:not([data-inert])').first().waitFor();
    await does(ours, 'Promised by hand', 'returnToPartner');
    await lender.until(promised, 'returnedByPartner');
  });
  await task('check in', theirs, find('Promised by hand', 'lending'), async () => {
    await does(theirs, 'Promised by hand', 'checkIn');
    await lender.until(promised, 'requestCompleted');
  });

  const refused = await asked('Refused by hand');
  await task('refuse', theirs, find('Refused by hand', 'lending'), async () => {
    await does(theirs, 'Refused by hand', 'reject', async () => {
      const { page, hands } = theirs;
      await hands.click(page.getByRole('combobox', { name: /Reject reason/ }));
      await hands.click(page.getByRole('option', { name: 'In use/on loan' }));
    });
    await lender.until(refused, 'rejected');
  });
} finally {
  await (await theBrowser()).close();
  await two.close();
}
process.exit(0);
