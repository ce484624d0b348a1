import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** Every column that can be chosen, in an order of its own. */
const many = [
  ...['partner', 'next', 'requester', 'dueDate', 'pickup', 'assignedTo', 'externalId', 'createdAt', 'updatedAt'],
  'owner',
];

/** Cells of the first row that lie under its title or its buttons, of those that are in sight. */
const covered = `(() => {
  const row = document.querySelector('tr[data-id]');
  const cells = [...row.children];
  const last = cells.at(-1).getBoundingClientRect();
  const title = cells[1].getBoundingClientRect();
  return cells.slice(2, -1).filter((cell) => {
    const { left, right } = cell.getBoundingClientRect();
    return right > last.left + 1 || left < title.right - 1;
  }).map((cell) => cell.textContent);
})()`;

const scroller = `document.querySelector('[data-list-scroll]')`;

withBrowser('columns of a list', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    for (const user of ['roy', 'cote']) await addUser(desk, user, undefined, user);
    await desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
    for (const title of ['The Shape of Water', 'Deep River'])
      await desk.create({
        serviceType: 'Loan',
        title,
        rota: [two.lender.desk.library.code],
        patron: { id: 'P100' },
        pickupLocation: 'RES_SHARE',
      });
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  const heads = (page: Page) => page.getByRole('columnheader').allTextContents();

  for (const language of ['en', 'fr'] as const)
    it(`KA18: at 820 pixels the usual columns all have room beside title and buttons (${language})`, async function () {
      this.timeout(60_000);
      at = await openWindow(two.borrower.desk, { language, width: 820, height: 1100 });
      const { page } = at;
      await signIn(at, 'roy', '/borrowing');
      await page.locator('tr[data-id]').first().waitFor();
      expect((await heads(page)).map((head) => head.trim())).to.include(language === 'fr' ? 'Échéance' : 'Next date');
      await eventually('the list has its width', async () => (await page.evaluate<string[]>(covered)).length === 0);
      await shot(page, `columns-820-${language}`);
    });

  for (const language of ['en', 'fr'] as const)
    for (const width of [1280, 640])
      it(`KA18: ten chosen columns scroll between title and buttons at ${width} pixels, and each can be read (${language})`, async function () {
        this.timeout(60_000);
        at = await openWindow(two.borrower.desk, { language, width, height: width === 640 ? 400 : 800 });
        const { page } = at;
        await signIn(at, 'cote', '/borrowing');
        await choose(page, many);
        await page.reload();
        await eventually('all columns are there', async () => (await heads(page)).length === many.length + 4);
        const [wide, room] = await page.evaluate<[number, number]>(
          `[${scroller}.scrollWidth, ${scroller}.clientWidth]`,
        );
        expect(wide, 'it scrolls').to.be.above(room);
        await shot(page, `columns-${width}-${language}`);
        // Scrolled to, each cell of the first row lies free between title and buttons.
        const cells = page.locator('tr[data-id]').first().locator('td');
        const count = await cells.count();
        for (let each = 1; each < count - 1; each += 1) {
          const cell = cells.nth(each);
          const free = await cell.evaluate((element) => {
            type Box = { left: number; right: number; width: number; top: number; height: number };
            type Cell = {
              scrollIntoView(how: object): void;
              getBoundingClientRect(): Box;
              contains(other: unknown): boolean;
              ownerDocument: { elementFromPoint(x: number, y: number): unknown };
            };
            const one = element as unknown as Cell;
            one.scrollIntoView({ inline: 'nearest', block: 'nearest' });
            const { left, right, top, height } = one.getBoundingClientRect();
            return [left + 4, right - 6].map((x) =>
              one.contains(one.ownerDocument.elementFromPoint(x, top + height / 2)),
            );
          });
          expect(free, `column ${each}`).to.deep.equal([true, true]);
        }
        expect(await page.locator('tr[data-id]').first().locator('[aria-haspopup="menu"]').isVisible()).to.equal(true);
        if (width === 1280) expect(await flawsOf(page)).to.deep.equal([]);
      });

  it('KA18 KA4: columns are ordered, widened and reset; a pickup place has its name, and everything is there on another computer', async function () {
    this.timeout(60_000);
    at = await openWindow(two.borrower.desk);
    const { page } = at;
    await signIn(at, 'roy', '/borrowing');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Pickup' }).click();
    await page.getByRole('checkbox', { name: 'Pickup', checked: true }).waitFor();
    await page.getByRole('button', { name: 'Move Pickup to the left' }).click();
    await page.getByRole('button', { name: 'Move Pickup to the left' }).click();
    await page.keyboard.press('Escape');
    await eventually('pickup comes first', async () => (await heads(page))[3]?.trim() === 'Pickup');
    await page.locator('tr[data-id]').first().getByRole('cell', { name: 'BORROW Library' }).waitFor();
    const grip = page.getByRole('separator', { name: 'Width of the column Pickup' });
    await grip.focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
    await eventually('it is four steps wider', async () => (await grip.getAttribute('aria-valuenow')) === '188');
    await eventually('it is kept', async () => {
      const { items } = (await (await page.request.get('/api/v1/me/preferences')).json()) as {
        items: { key: string; value: unknown }[];
      };
      return JSON.stringify(items.find(({ key }) => key === 'widths.borrowing')?.value) === '{"pickup":188}';
    });
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await eventually('the order is as it was chosen', async () => (await heads(page))[3]?.trim() === 'Pickup');
    await eventually('it is four steps wider', async () => (await grip.getAttribute('aria-valuenow')) === '188');
    await page
      .getByRole('columnheader', { name: 'Pickup' })
      .dragTo(page.getByRole('columnheader', { name: 'Next date' }));
    await eventually(
      'KA50: drawn by the mouse, the partner is first',
      async () => (await heads(page))[3]?.trim() === 'Partner',
    );
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Reset columns' }).click();
    await page.keyboard.press('Escape');
    await eventually('the usual columns are back', async () => (await heads(page))[3]?.trim() === 'Partner');
  });
});

/** As somebody chose them on another computer. */
async function choose(page: Page, columns: readonly string[]): Promise<void> {
  const { csrf } = (await (await page.request.get('/api/v1/session')).json()) as { csrf: string };
  const answer = await page.request.put('/api/v1/me/preferences/columns.borrowing', {
    headers: { 'x-csrf-token': csrf },
    data: { value: columns },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}
