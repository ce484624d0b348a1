import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, type Visitor } from './support/desk-in-browser.js';

const many = 18;

/** Rows that are whole within what scrolls, and what is cut or wrapped in them. */
interface Seen {
  whole: number;
  heights: number[];
  wrapped: string[];
  clipped: string[];
}

const seenRows = `(() => {
  const scroller = document.querySelector('[data-list-scroll]').getBoundingClientRect();
  const rows = [...document.querySelectorAll('tr[data-id]')];
  const boxes = rows.map((row) => row.getBoundingClientRect());
  const statuses = rows.map((row) => row.querySelector('.tone'));
  return {
    whole: boxes.filter(({ bottom }) => bottom <= scroller.bottom + 0.5).length,
    heights: [...new Set(boxes.map(({ height }) => Math.round(height)))],
    wrapped: statuses.filter((status) => status.getBoundingClientRect().height > 26).map((status) => status.textContent),
    clipped: [
      ...statuses.filter((status) => [...status.children].some((part) => part.scrollWidth > part.clientWidth + 1 && part.tagName !== 'svg')),
      ...document.querySelectorAll('tr[data-id] time, thead th, tr[data-id] [aria-haspopup="menu"]'),
    ].filter((part) => part.classList.contains('tone') || part.getBoundingClientRect().right > scroller.right + 0.5
      || part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline').map((part) => part.textContent),
  };
})()`;

withBrowser('a calm list', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (to: string, visitor: Visitor = {}): Promise<Page> => {
    const window = await openWindow(two.borrower.desk, visitor);
    windows.push(window);
    window.page.setDefaultTimeout(20_000);
    await signIn(window, 'roy', to);
    await window.page.locator('tr[data-id]').first().waitFor();
    return window.page;
  };
  /** What is seen once the page has come to rest: the menu slides open, and the columns find their place beside it. */
  const seen = async (page: Page): Promise<Seen> => {
    for (let look = 0; ; look++) {
      const rows = await page.evaluate<Seen>(seenRows);
      if (rows.clipped.length === 0 || look === 20) return rows;
      await page.waitForTimeout(100);
    }
  };

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const { borrower, lender } = two;
    await addUser(borrower.desk, 'roy', undefined, 'Mireille Roy');
    await borrower.desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Saint-Jean-Baptiste Tremblay' });
    for (let each = 0; each < many; each++)
      await borrower.desk.create({
        serviceType: 'Loan',
        title: `Volume ${String(each).padStart(2, '0')} of a title that is longer than its column`,
        author: 'Wagamese, Richard',
        rota: [lender.desk.library.code],
        patron: { id: 'P100' },
      });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  for (const language of ['en', 'fr'] as const)
    it(`FA23: eleven whole rows at 1280×800, fifteen dense ones, nothing wrapped or cut, menu closed or open (${language})`, async function () {
      this.timeout(90_000);
      const page = await at('/borrowing', { language });
      const roomy = await seen(page);
      expect(roomy.whole).to.be.at.least(11);
      expect(roomy).to.deep.include({ heights: [52], wrapped: [], clipped: [] });
      await page.getByRole('button', { name: language === 'fr' ? 'Ouvrir le menu' : 'Expand menu' }).click();
      expect(await seen(page), 'with the menu open').to.deep.include({ heights: [52], wrapped: [], clipped: [] });
      await page.getByRole('button', { name: language === 'fr' ? 'Réduire le menu' : 'Collapse menu' }).click();
      await page.getByRole('button', { name: language === 'fr' ? 'Lignes serrées' : 'Dense rows' }).click();
      while ((await seen(page)).heights.some((height) => height >= 40)) await page.waitForTimeout(50);
      const dense = await seen(page);
      expect(dense.whole).to.be.at.least(15);
      expect(dense).to.deep.include({ heights: [36], wrapped: [], clipped: [] });
      await page.getByRole('button', { name: language === 'fr' ? 'Lignes confortables' : 'Comfortable rows' }).click();
      await page.mouse.move(640, 790);
      await page.locator('[role="tooltip"]').waitFor({ state: 'detached' });
      expect(await flawsOf(page)).to.deep.equal([]);
    });

  it('FA33: how the rows are ordered is always seen; a column that orders them says so', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing');
    await page.getByRole('button', { name: 'Order: Urgency' }).click();
    await page.getByRole('menuitem', { name: 'Title' }).click();
    await page.getByRole('button', { name: 'Order: Title' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort')).to.equal('ascending');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Last change' }).click();
    await page.getByRole('checkbox', { name: 'Last change', checked: true }).waitFor();
    await page.keyboard.press('Escape');
    const cell = page.locator('tr[data-id]').first().locator('td').nth(4);
    expect(await cell.textContent(), 'a day and a time').to.match(/\d{2}:\d{2}$/);
  });

  it('FA43: the CSV has the columns that are chosen, in the order of the file', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing');
    await page.getByRole('button', { name: 'Export' }).click();
    const href = await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href');
    const chosen = await (await page.request.get(String(href))).text();
    expect(chosen.split('\r\n')[0]).to.equal(
      '\uFEFFExternal Identifier,Status,Title,Author,Partner,Next date,Last change',
    );
    const all = await (await page.request.get('/api/v1/requests.csv?side=borrowing')).text();
    expect(all.split('\r\n')[0]).to.include('Needs attention').and.include('Pickup');
  });

  it('FA32: a click anywhere in a row opens it; an address with a section shows that section', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing');
    await page
      .locator('tr[data-id]')
      .first()
      .locator('td')
      .nth(1)
      .click({ position: { x: 200, y: 8 } });
    await page.getByRole('complementary', { name: 'Details' }).waitFor();
    const open = new URL(page.url()).searchParams.get('open');
    await page.goto(`/borrowing?open=${open}&section=xml`);
    const pane = page.getByRole('complementary', { name: 'Details' });
    await pane.getByRole('tab', { name: 'History', selected: true }).waitFor();
    await eventually('the messages sent stand in the visible part of the pane', () =>
      page.evaluate<boolean>(`(() => {
        const pane = document.querySelector('aside').getBoundingClientRect();
        const box = document.querySelector('#section-xml')?.getBoundingClientRect();
        return box !== undefined && box.top < pane.bottom;
      })()`),
    );
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('FA21: a message makes one badge, and it opens the conversation', async function () {
    this.timeout(90_000);
    const { borrower, lender } = two;
    const { externalId: id } = await borrower.desk.create({
      serviceType: 'Loan',
      title: 'Written about',
      rota: [lender.desk.library.code],
      patron: { id: 'P100' },
    });
    await borrower.desk.act(id, 'send');
    await lender.desk.until(id, 'created');
    await lender.desk.act(id, 'generalMessage', { note: 'Which edition do you need?' });
    const page = await at('/borrowing?unread=true');
    const row = page.getByRole('row').filter({ hasText: 'Written about' });
    await row.locator('[data-section]').first().waitFor();
    expect(
      await row
        .locator('[data-section]')
        .evaluateAll((all) => all.map((each) => (each as never as { dataset: { section: string } }).dataset.section)),
    ).to.deep.equal(['messages']);
    await row.locator('[data-section]').click();
    const pane = page.getByRole('complementary', { name: 'Details' });
    await pane.getByRole('tab', { name: /^Conversation/, selected: true }).waitFor();
    await pane.getByText('Which edition do you need?').first().waitFor();
  });

  it('FA22: what scrolls in the pane never shines through its head', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing');
    await page.locator('[data-row-link]').first().click();
    const pane = page.getByRole('complementary', { name: 'Details' });
    await pane.getByRole('tab', { name: /^Conversation/ }).click();
    const covered = await page.evaluate<boolean>(`(() => {
      const pane = document.querySelector('aside');
      pane.scrollTo(0, 400);
      const head = pane.firstElementChild;
      const box = head.getBoundingClientRect();
      return [0.1, 0.3, 0.5, 0.7, 0.9].every((part) =>
        head.contains(document.elementFromPoint(box.left + box.width * part, box.bottom - 6)));
    })()`);
    expect(covered).to.equal(true);
  });

  it('FA30: a filter’s tick is there at once, before the list has come', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing');
    await page.route('**/api/v1/requests?**', async (route) => {
      await new Promise((done) => setTimeout(done, 2000));
      await route.continue();
    });
    const box = page.getByRole('checkbox', { name: /^Ready to be sent/ });
    await box.click();
    expect(await box.isChecked()).to.equal(true);
  });

  it('FA31: in the dark, links, dangers and what needs us keep their colours', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing', { theme: 'dark' });
    const turn = page.locator('button[data-action][data-turn]').first();
    await turn.waitFor();
    const colours = await page.evaluate<string[]>(`[
      getComputedStyle(document.querySelector('button[data-action][data-turn]')).color,
      getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-error').trim(),
      getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-anchor').trim(),
      getComputedStyle(document.body).backgroundColor,
    ]`);
    expect(colours).to.deep.equal(['rgb(165, 183, 255)', '#FF8F84', '#A5B7FF', 'rgb(21, 24, 30)']);
    expect(await flawsOf(page)).to.deep.equal([]);
  });
});
