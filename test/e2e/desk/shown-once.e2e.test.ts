import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { notReached } from './support/reached.js';

const said = {
  en: {
    credential: 'New credential for LEND Library',
    key: 'New key: Reports',
    onlyNow: 'The key is shown only now.',
    copyKey: 'Copy key',
    copyAll: 'Copy everything',
    download: 'Download file',
    notCopied: 'Not copied yet: Close will ask first.',
    copied: 'Copied. You can close this window.',
    ask: 'The key was not copied. After this window is closed nobody can show it again.',
    close: 'Close',
    anyway: 'Close without copying',
    ours: 'Our symbol',
    addPartner: 'New credential for Humber',
  },
  fr: {
    credential: 'Nouvelle clé d’accès pour LEND Library',
    key: 'Nouvelle clé : Reports',
    onlyNow: 'La clé n’est affichée que maintenant.',
    copyKey: 'Copier la clé',
    copyAll: 'Tout copier',
    download: 'Télécharger le fichier',
    notCopied: 'Pas encore copié : une question sera posée avant de fermer.',
    copied: 'Copié. Vous pouvez fermer cette fenêtre.',
    ask: 'La clé n’a pas été copiée. Une fois cette fenêtre fermée, plus personne ne pourra l’afficher.',
    close: 'Fermer',
    anyway: 'Fermer sans copier',
    ours: 'Notre symbole',
    addPartner: 'Nouvelle clé d’accès pour Humber',
  },
} as const;

withBrowser('what is shown once', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', undefined, 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  const clipboard = () => at.page.evaluate<string>('navigator.clipboard.readText()');

  /** Each line of it is on one line of the screen, within the window, with its button beside it. */
  const isReadable = async (dialog: Locator) => {
    const secret = dialog.locator('[data-secret]');
    const [box, text] = [await secret.boundingBox(), await secret.textContent()];
    expect(text).to.match(/il[a-z]_[\w-]{20,}/);
    // A key of forty signs is at most three lines, at 200 % too.
    expect(box?.height).to.be.at.most(60);
    expect(await notReached(secret), 'the key').to.deep.equal([]);
    expect(await notReached(dialog.getByRole('button')), 'its buttons').to.deep.equal([]);
    expect(await flawsOf(at.page, '[role="dialog"]')).to.deep.equal([]);
    return text ?? '';
  };

  for (const language of ['en', 'fr'] as const)
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
      [390, 844],
    ] as const)
      it(`KB1: a new credential can be read and copied at ${width}×${height}; closed before that, it asks once (${language})`, async function () {
        this.timeout(60_000);
        const words = said[language];
        at = await openWindow(two.borrower.desk, { language, width, height });
        await at.context.grantPermissions(['clipboard-read', 'clipboard-write']);
        const { page } = at;
        await signIn(at, 'roy', '/partners/LEND?tab=credentials');
        await page.locator('form').first().locator('button[type="submit"]').click();
        const dialog = page.getByRole('dialog', { name: words.credential });
        await dialog.getByText(words.onlyNow).waitFor();
        await shot(page, `shown-once-${width}-${language}`);
        const header = await isReadable(dialog);
        await dialog.getByText('ISIL:').first().waitFor();
        await dialog.getByText(words.ours).waitFor();
        if (width === 1280) await dialog.getByText(words.notCopied).waitFor();
        await page.keyboard.press('Escape');
        await dialog.getByRole('alert').filter({ hasText: words.ask }).waitFor();
        await shot(page, `shown-once-asks-${width}-${language}`);
        expect(await dialog.getByRole('button', { name: words.anyway }).count()).to.equal(1);
        await dialog.getByRole('button', { name: words.copyKey }).click();
        await eventually('the key is on the clipboard', async () => (await clipboard()) === header);
        await dialog.getByRole('button', { name: words.copyAll }).click();
        await eventually('everything is on the clipboard', async () => (await clipboard()).includes('iso18626'));
        expect(await clipboard()).to.include(header);
        await dialog.getByRole('button', { name: words.close, exact: true }).last().click();
        await dialog.waitFor({ state: 'detached' });
        const { credentials } = (await two.borrower.desk.call('GET', '/partners/LEND')) as {
          credentials: { id: string; revokedAt?: string }[];
        };
        for (const { id, revokedAt } of credentials.slice(1))
          if (!revokedAt) await two.borrower.desk.call('DELETE', `/partners/LEND/credentials/${id}`);
      });

  for (const language of ['en', 'fr'] as const)
    it(`KB1: a program’s key and the first key of a new partner are shown the same way (${language})`, async function () {
      this.timeout(60_000);
      const words = said[language];
      at = await openWindow(two.borrower.desk, { language });
      const { page } = at;
      await signIn(at, 'roy', '/keys?new=1');
      const form = page.getByRole('dialog');
      await form.getByRole('textbox').first().fill('Reports');
      await form.getByRole('combobox').first().click();
      await page.getByRole('option').first().click();
      await form.locator('button[type="submit"]').click();
      const key = page.getByRole('dialog', { name: words.key });
      await isReadable(key);
      await shot(page, `shown-once-key-${language}`);
      const file = page.waitForEvent('download');
      await key.getByRole('link', { name: words.download }).click();
      expect((await file).suggestedFilename()).to.match(/\.txt$/);
      await key.getByText(words.copied).waitFor();
      await key.getByRole('button', { name: words.close, exact: true }).last().click();
      await key.waitFor({ state: 'detached' });
      await page.goto('/partners?new=1');
      const partner = page.getByRole('dialog');
      const humber = { en: 'HUMBER', fr: 'HUMBERF' }[language];
      await partner.locator('input[data-path="name"]').fill('Humber');
      await partner.locator('input[data-path="code"]').fill(humber);
      await partner.locator('textarea[data-path="symbols"]').fill(`ISIL:CA-${humber}`);
      await partner.locator('input[data-path="url"]').fill('https://humber.example.ca/iso18626');
      await partner.locator('button[type="submit"]').click();
      const made = page.getByRole('dialog', { name: words.addPartner });
      await isReadable(made);
      await shot(page, `shown-once-partner-${language}`);
      await made.getByRole('button', { name: words.close, exact: true }).last().click();
      await made.getByRole('alert').filter({ hasText: words.ask }).waitFor();
      await made.getByRole('button', { name: words.anyway }).click();
      await page.waitForURL(`**/partners/${humber}`);
    });
});
