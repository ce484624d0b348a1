import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import type { AtBrowser } from '../desk/support/desk-in-browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { isTooWide, openPatronWindow, phone, signInHere } from './patron-in-browser.js';
import { openTwoColleges } from './two-colleges.js';

withBrowser('patrons whose browser runs no script (KC22)', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async function () {
    this.timeout(240_000);
    two = await openTwoColleges();
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  const heading = (name: string) => at.page.getByRole('heading', { level: 1, name }).waitFor();

  /** What the page with JavaScript shows without it; the words of locators look past it. */
  const follow = async (language: string, says: string, link: string) => {
    const part = at.page.locator(`noscript [lang="${language}"]`);
    expect(await part.innerText()).to.include(says);
    await shot(at.page, `plain-noscript-${language}`);
    await part.locator('a', { hasText: link }).click();
  };

  it('request a book in English: errors stand at the fields, what was typed stays, and the request can be cancelled', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, { scripts: false });
    const { page } = at;
    await page.goto('/my/ask?kind=book&author=Zola&isbn=9782070360024');
    await follow('en-CA', 'Searching needs JavaScript.', 'Blank form');
    await heading('Sign in');
    await signInHere(page);
    await heading('Request a book');
    expect(await page.getByLabel('ISBN').inputValue(), 'the link is kept').to.equal('9782070360024');
    await page.getByText('This will be your 1st of 5 open requests.').waitFor();
    await page.getByLabel('Where will you pick it up?').selectOption('RES_SHARE');
    await page.getByLabel('Note for library staff (optional)').fill('For my thesis');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: '2 things to fix before you can send this request' }).waitFor();
    await shot(page, 'plain-errors');
    expect(await page.getByLabel('Title').getAttribute('aria-describedby')).to.equal('e-title');
    await page.locator('#e-title', { hasText: 'Enter the title.' }).waitFor();
    expect(await page.getByLabel('Note for library staff (optional)').inputValue()).to.equal('For my thesis');
    await page.getByLabel('Title').fill('Nana');
    await page.getByLabel('I will return it by the due date.').check();
    await page.getByRole('button', { name: 'Send request' }).click();
    await heading('Request sent');
    const said = (await page.getByText(/^Your number is /).textContent()) ?? '';
    const number = said.replace(/^Your number is |\.$/g, '');
    const request = await two.borrower.desk.call<{ requester: string; notes: { text: string }[] }>(
      ...(['GET', `/requests/${number}`] as const),
    );
    expect(request.requester).to.equal('Sam Example');
    expect(request.notes.map(({ text }) => text)).to.deep.equal(['For my thesis']);
    await page.getByRole('link', { name: 'See my requests' }).click();
    await heading('My requests');
    const mine = page.locator(`[data-request="${number}"]`);
    await mine.getByText('Looking for a library', { exact: true }).waitFor();
    await shot(page, 'plain-requests');
    await mine.getByRole('link', { name: 'Cancel request: Nana' }).click();
    await heading('Cancel this request?');
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading('Sign in');
    await page.goto('/my/plain/en/requests');
    await heading('Sign in');
  });

  it('request an article in French on a phone, with the notice to be ticked', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, { scripts: false, language: 'fr', ...phone });
    const { page } = at;
    await page.goto('/my');
    await follow('fr-CA', 'La recherche nécessite JavaScript.', 'Formulaire vierge');
    await heading('Ouvrir une session');
    await page.locator('form button[type="submit"]').click();
    await page.locator('#e-card').waitFor();
    await signInHere(page);
    await heading('Demander un livre');
    const head = await page.locator('.my-head').boundingBox();
    expect(head?.height, 'the menu leaves the window to the form').to.be.lessThan(140);
    await page.locator('#f-title').fill('Revue du Nord');
    await page.locator('#f-edition').fill('3e');
    await shot(page, 'plain-book-fr');
    await page.getByRole('button', { name: 'Article', exact: true }).click();
    await heading('Demander un article');
    expect(await page.getByLabel('Titre de la revue').inputValue(), 'what was typed').to.equal('Revue du Nord');
    await page.getByLabel('Titre de l’article ou du chapitre').fill('Les rivières');
    await page.getByRole('button', { name: 'English' }).click();
    await heading('Request an article');
    expect(await page.getByLabel('Title of the journal').inputValue()).to.equal('Revue du Nord');
    await page.getByRole('button', { name: 'Français' }).click();
    await heading('Demander un article');
    expect(await page.getByLabel('Titre de l’article ou du chapitre').inputValue()).to.equal('Les rivières');
    await page.getByRole('button', { name: 'Livre', exact: true }).click();
    await heading('Demander un livre');
    expect(await page.locator('#f-edition').inputValue(), 'the book’s own').to.equal('3e');
    await page.getByRole('button', { name: 'Article', exact: true }).click();
    await heading('Demander un article');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.locator('#e-agreeToCopyright').waitFor();
    await shot(page, 'plain-article-fr');
    await page.locator('#f-agreeToCopyright').check();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await heading('Demande envoyée');
    await page.getByRole('link', { name: 'Voir mes demandes' }).click();
    await heading('Mes demandes');
    await page.getByText('Recherche en cours').first().waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await heading('My requests');
  });

  it('their pages are accessible, and fit a phone', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, { ...phone, language: 'fr' });
    const { page } = at;
    const isWell = async (name: string) => {
      expect(await isTooWide(page), name).to.equal(false);
      expect(await flawsOf(page), name).to.deep.equal([]);
      await shot(page, `plain-${name}`);
    };
    await page.goto('/my/plain/fr/sign-in');
    await isWell('sign-in');
    await signInHere(page);
    for (const path of ['ask?kind=chapter', 'ask?kind=book', 'requests', 'requests?earlier', 'requests/none']) {
      await page.goto(`/my/plain/fr/${path}`);
      await isWell(path.replaceAll(/\W/g, '-'));
    }
  });
});
