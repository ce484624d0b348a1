import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { hasFocus, notReached } from './support/reached.js';

const sizes = [
  { width: 640, height: 400 },
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

const said = {
  en: {
    more: /^More actions: /,
    groups: ['Send and answer', 'Print', 'Loan', 'Close'],
    message: 'Message',
    print: 'Print slip',
    note: 'Add note',
    composer: 'Only our staff reads this, not LEND Library.',
  },
  fr: {
    more: /^Plus d’actions : /,
    groups: ['Envoyer et répondre', 'Imprimer', 'Prêt', 'Fermer'],
    message: 'Message',
    print: 'Imprimer le bordereau',
    note: 'Ajouter une note',
    composer: 'Réservé à notre personnel, pas à LEND Library.',
  },
} as const;

withBrowser('the menu of a request', () => {
  let two: TwoLibraries;
  let window: AtBrowser;
  const pages: Record<'borrowing' | 'lending' | 'received', string> = { borrowing: '', lending: '', received: '' };

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const [borrower, lender] = [two.borrower.desk, two.lender.desk];
    for (const desk of [borrower, lender]) await addUser(desk, 'roy', undefined, 'Mireille Roy');
    const loan = async (title: string) => {
      const made = await borrower.create({ serviceType: 'Loan', title, rota: [lender.library.code] });
      await borrower.act(made.externalId, 'send');
      return { ...made, theirs: await lender.until(made.externalId, 'created') };
    };
    const unsent = await borrower.create({ serviceType: 'Loan', title: 'Not sent yet', rota: [lender.library.code] });
    const sent = await loan('The Shape of Water');
    const received = await loan('Received');
    await lender.act(received.externalId, 'ship', { barcodes: ['39345001'] });
    await borrower.until(received.externalId, 'shippedPhysically');
    await borrower.act(received.externalId, 'receive');
    pages.borrowing = `/borrowing/${unsent.id}`;
    pages.lending = `/lending/${sent.theirs.id}`;
    pages.received = `/borrowing/${received.id}`;
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(window.faults).to.deep.equal([]);
    await window.close();
  });

  const opened = async (page: Page, more: RegExp): Promise<Locator> => {
    await page.getByRole('main').getByRole('button', { name: more }).and(page.locator(':not([data-inert])')).click();
    const menu = page.getByRole('menu');
    await menu.getByRole('menuitem').first().waitFor();
    return menu;
  };

  for (const { width, height } of sizes)
    for (const language of ['en', 'fr'] as const)
      it(`KA2: every entry can be reached at ${width}×${height}, by wheel and by arrow keys, in groups of eight at most (${language})`, async function () {
        this.timeout(120_000);
        const words = said[language];
        for (const [name, path] of Object.entries(pages)) {
          window = await openWindow((name === 'lending' ? two.lender : two.borrower).desk, { language, width, height });
          const { page } = window;
          await signIn(window, 'roy', path);
          const menu = await opened(page, words.more);
          await shot(page, `request-menu-${name}-${width}-${language}`);
          const items = menu.getByRole('menuitem');
          const count = await items.count();
          expect(count, name).to.be.above(8);
          expect(await menu.getByRole('group').count()).to.be.within(2, 4);
          for (const group of await menu.getByRole('group').all()) {
            expect(words.groups).to.include(await group.locator('[role="presentation"]').first().textContent());
            expect(await group.getByRole('menuitem').count(), name).to.be.within(1, 8);
          }
          const seen = await menu.boundingBox();
          expect([seen?.y, (seen?.y ?? 0) + (seen?.height ?? 0)], name).to.satisfy(
            ([top, bottom]: number[]) => (top ?? -1) >= 0 && (bottom ?? 9999) <= height,
          );
          await items.first().hover();
          await page.mouse.wheel(0, 4000);
          await eventually(
            `${name}: every entry is reached by the wheel`,
            async () => (await notReached(items)).length === 0,
          );
          await page.mouse.wheel(0, 400);
          expect(await items.count(), 'the wheel closes nothing').to.equal(count);
          expect(await flawsOf(page, '[role="menu"]')).to.deep.equal([]);
          await items.first().focus();
          for (let at = 1; at < count; at += 1) await page.keyboard.press('ArrowDown');
          expect(await hasFocus(items.nth(count - 1)), name).to.equal(true);
          expect(await notReached(items.nth(count - 1), false), `${name} by keys`).to.deep.equal([]);
          await page.keyboard.press('Escape');
          await menu.waitFor({ state: 'detached' });
          const button = page.getByRole('main').getByRole('button', { name: words.more });
          expect(await hasFocus(button), 'the focus is on its button again').to.equal(true);
          if (name !== 'received') await window.close();
        }
      });

  for (const language of ['en', 'fr'] as const)
    it(`KA2: Message, Print slip and Add note are next to the next step (${language})`, async function () {
      this.timeout(60_000);
      const words = said[language];
      window = await openWindow(two.lender.desk, { language });
      const { page } = window;
      await signIn(window, 'roy', pages.lending);
      const next = page.getByRole('region', { name: language === 'fr' ? 'La suite' : 'What happens next' });
      const field = page.locator('[data-composer="message activeNote internalNote"]').getByRole('textbox');
      await next.getByRole('button', { name: words.message, exact: true }).click();
      await field.and(page.locator(':focus')).waitFor();
      await next.getByRole('button', { name: words.note, exact: true }).click();
      await page.getByText(words.composer.replace('LEND', 'BORROW')).waitFor();
      await field.and(page.locator(':focus')).waitFor();
      await next.getByRole('button', { name: words.print, exact: true }).click();
      await eventually('the pull slip waits', async () => {
        const waiting = (await two.lender.desk.call('GET', '/letters?status=waiting')) as { items: { code: string }[] };
        return waiting.items.some(({ code }) => code === 'resourceRequestSlip');
      });
    });
});
