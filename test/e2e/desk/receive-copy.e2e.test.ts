import { expect } from 'chai';
import { shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { addUser, openWindow, signIn } from './support/desk-in-browser.js';

const inWords = {
  en: {
    more: /^More actions: /,
    receive: /^Receive Digitally/,
    asked:
      /LEND Library has not sent this copy: the request is at “Request sent to partner”, and no file has arrived\. If you got the copy in another way, for example by e-mail, receive it anyway\./,
    anyway: ' anyway',
    close: 'Close',
  },
  fr: {
    more: /^Plus d’actions : /,
    receive: /^Réceptionner numériquement/,
    asked:
      /LEND Library n’a pas envoyé cette copie\s: la demande est au statut «\s.+\s», et aucun fichier n’est arrivé\. Si vous avez obtenu la copie autrement, par exemple par courriel, réceptionnez-la quand même\./,
    anyway: ' quand même',
    close: 'Fermer',
  },
};

withBrowser('a copy that the lender has not sent', () => {
  let two: TwoLibraries;
  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());

  for (const language of ['en', 'fr'] as const)
    it(`KE7: is received after a question alone, in ${language}`, async function () {
      this.timeout(120_000);
      const { borrower, lender } = two;
      const { id, externalId } = await borrower.desk.create({
        serviceType: 'Copy',
        title: `An article by e-mail (${language})`,
        rota: ['LEND'],
        agreeToCopyright: true,
      });
      await borrower.desk.act(externalId, 'send');
      await lender.desk.until(externalId, 'created', 'locateFailed');
      const words = inWords[language];
      const window = await openWindow(borrower.desk, { language });
      const { page } = window;
      page.setDefaultTimeout(20_000);
      try {
        await signIn(window, 'roy', `/borrowing/${id}`);
        await page
          .getByRole('heading', { name: `An article by e-mail (${language})` })
          .first()
          .waitFor();
        await page.getByRole('button', { name: words.more }).first().click();
        await page.getByRole('menuitem', { name: words.receive }).first().click();
        const dialog = page.getByRole('dialog');
        await dialog.locator('[data-submit]').click();
        await dialog.getByText(words.asked).first().waitFor();
        await shot(page, `receive-copy-${language}`);
        await page.setViewportSize({ width: 640, height: 400 });
        await shot(page, `receive-copy-${language}-small`);
        expect((await borrower.desk.request(externalId))?.state).to.equal('requestSent');
        await dialog.getByRole('button', { name: new RegExp(`${words.anyway}$`) }).click();
        await borrower.desk.until(externalId, 'receivedDigitally');
        expect(window.faults).to.deep.equal([]);
      } finally {
        await window.close();
      }
    });
});
