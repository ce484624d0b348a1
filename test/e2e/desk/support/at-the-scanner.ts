import type { Page } from 'playwright-core';
import { inDays } from '../../support/days.js';
import type { TwoLibraries } from '../../support/two-libraries.js';

/** The card that answers the last scan. */
export const cardOf = (page: Page) => page.getByRole('region', { name: /^(Result|Résultat)$/ });

/** Waits until the last scan came to that, and gives what the card says. */
export async function cardSays(page: Page, fate: string): Promise<string> {
  const card = page.locator(`[data-scan-result="${fate}"]`);
  await card.waitFor();
  return ((await card.textContent()) ?? '').replaceAll(/\s+/g, ' ');
}

let made = 0;

/** A request of a known patron that the lender has promised; `ships` sends it off too. Gives the External ID. */
export async function onItsWay(
  { borrower, lender }: TwoLibraries,
  { title = `Under the scanner ${++made}`, patron = 'P100', ships = true } = {},
): Promise<{ id: string; title: string; barcode: string }> {
  const barcode = `3900${String(Date.now()).slice(-8)}${++made}`;
  const { externalId: id } = await borrower.desk.create({
    serviceType: 'Loan',
    title,
    rota: [lender.desk.library.code],
    patron: { id: patron },
  });
  await borrower.desk.act(id, 'send');
  await lender.desk.until(id, 'created');
  await lender.desk.act(id, 'willSupply');
  await borrower.desk.until(id, 'willSupply');
  if (ships) {
    await lender.desk.act(id, 'ship', { barcodes: [barcode], dueDate: inDays(28) });
    await borrower.desk.until(id, 'shippedPhysically');
  }
  return { id, title, barcode };
}
