import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { countedLoad } from '../desk/support/counted-load.js';
import type { AtBrowser } from '../desk/support/desk-in-browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { isTooWide, openPatronWindow, phone, signInHere } from './patron-in-browser.js';
import { card, hostile, openTwoColleges } from './two-colleges.js';

withBrowser('patrons at a phone and at a desk', () => {
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

  /** The page is there, fits its window, and axe has nothing to say. */
  const isWell = async (page: Page, name: string) => {
    expect(await isTooWide(page), `${name} scrolls sideways`).to.equal(false);
    expect(await flawsOf(page), name).to.deep.equal([]);
    await shot(page, `my-${name}`);
  };
  const bottomOf = async (page: Page, name: string) => {
    const box = await page.getByRole('button', { name }).boundingBox();
    return (box?.y ?? 9999) + (box?.height ?? 0);
  };
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  it('R11–R15: from the search on a phone to a request that staff find, and back to where it stands', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, phone);
    const { page } = at;
    const loaded = countedLoad(page);
    await page.goto('/my');
    await heading(page, 'Find a book or a journal');
    expect(await loaded(), 'bytes of the first load').to.be.lessThan(260_000);
    await isWell(page, 'search');
    expect(await page.getByLabel('Where to search').locator('option').first().textContent()).to.equal(
      'All Ontario colleges',
    );
    await page.getByRole('textbox', { name: 'Title, author or ISBN' }).fill('nana');
    await page.keyboard.press('Enter');
    await page.getByText('2 of 2 libraries have answered. 2 titles.').waitFor();
    await page.getByRole('link', { name: `${hostile} nana`, exact: true }).waitFor();
    await page.getByText('Narrow down').click();
    await page.getByRole('group', { name: 'Availability' }).getByLabel('Can be borrowed now (2)').check();
    await page.getByRole('group', { name: 'College' }).getByLabel('LEND Library (2)').waitFor();
    expect(page.url()).to.include('can=at');
    await page.getByLabel('Where to search').selectOption({ label: 'Our library only' });
    await page.getByText('Our library has 1 title.').waitFor();
    expect(await page.getByText(/have answered/).count(), 'only our library was searched').to.equal(0);
    expect(await page.getByRole('link', { name: `${hostile} nana`, exact: true }).count()).to.equal(0);
    await isWell(page, 'results-here');
    await page.getByLabel('Where to search').selectOption({ label: 'All Ontario colleges' });
    await page.getByText('2 of 2 libraries have answered. 2 titles.').waitFor();
    await isWell(page, 'results');
    const line = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Nana', exact: true }) });
    await line.getByText('Available at one college').waitFor();
    await line.getByRole('link', { name: 'Nana', exact: true }).click();
    await heading(page, 'Nana');
    await page.getByRole('row', { name: /LEND Library.*Available/ }).waitFor();
    await page.getByText(/^Asked (just now|one minute ago)$/).waitFor();
    // KC15: what its record says of it, and each subject is a search.
    await page.getByText('Book · 502 pages · ISBN 9782070360024').waitFor();
    const how = await page.getByRole('heading', { name: 'How to get it' }).boundingBox();
    expect(how?.y, 'in sight, with the rest folded').to.be.lessThan(phone.height / 2);
    await page.getByText('About this title').click();
    await page.getByText('A life in the Paris of the Second Empire.').waitFor();
    await page.getByText('Series: Les Rougon-Macquart').waitFor();
    const subject = page.getByRole('link', { name: 'Paris (France) Fiction' });
    expect(await subject.getAttribute('href')).to.match(/\?q=Paris\+%28France%29\+Fiction$/);
    await isWell(page, 'title');
    await page.getByRole('link', { name: 'Get It with Resource Sharing' }).click();
    await heading(page, 'Sign in');
    await page.getByText('to request this book:').waitFor();
    await page.getByRole('heading', { name: 'Nana', exact: true }).waitFor();
    await page.getByText('You are signed out after 30 minutes without use.').waitFor();
    await isWell(page, 'sign-in');
    await signInHere(page);
    await heading(page, 'Request a book');
    await page.locator('.my-send').getByText('This will be your 1st of 5 open requests.').waitFor();
    await page.getByText('One library can lend it now.').waitFor();
    await page.getByLabel('Where will you pick it up?').selectOption('RES_SHARE');
    await page.getByLabel('Note for library staff (optional)').fill('For my thesis');
    await isWell(page, 'form');
    await page.evaluate('scrollTo(0, 0)');
    expect(await bottomOf(page, 'Send request'), 'in sight from the top of the form').to.be.lessThan(phone.height);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: 'One thing to fix before you can send this request' }).waitFor();
    await page.getByRole('link', { name: 'Tick the box to say that you accept the loan terms.' }).click();
    expect(await page.evaluate('document.activeElement?.id')).to.equal('f-agreeToTerms');
    const tick = page.getByLabel('I will return it by the due date.');
    const [box, bar] = [await tick.boundingBox(), await page.locator('.my-send').boundingBox()];
    expect((box?.y ?? 0) + (box?.height ?? 0), 'the field with the focus is not behind the button').to.be.lessThan(
      bar?.y ?? 0,
    );
    await isWell(page, 'form-terms');
    await tick.check();
    await page.getByRole('button', { name: 'Send request' }).click();
    await heading(page, 'Request sent');
    const said = (await page.getByText(/^Your number is /).textContent()) ?? '';
    const number = said.replace(/^Your number is |\.$/g, '');
    await isWell(page, 'sent');
    const request = await two.borrower.desk.call<{ state: string; requester: string; notes: { text: string }[] }>(
      ...(['GET', `/requests/${number}`] as const),
    );
    expect(request).to.include({ state: 'readyToSend', requester: 'Sam Example' });
    expect(request.notes.map(({ text }) => text)).to.deep.equal(['For my thesis']);
    await page.getByRole('link', { name: 'See my requests' }).click();
    await heading(page, 'My requests');
    const mine = page.locator(`[data-request="${number}"]`);
    await mine.getByText('Looking for a library', { exact: true }).waitFor();
    await isWell(page, 'requests');
    await two.borrower.desk.act(number, 'send');
    await two.lender.desk.until(number, 'created');
    await two.lender.desk.act(number, 'willSupply');
    await two.borrower.desk.until(number, 'willSupply');
    await page.reload();
    await mine.getByText('Asked at a library').waitFor();
    await mine.getByText('A library will send it.').waitFor();
  });

  it('KC11: an error opens only the fields that are wrong; what was found stays folded', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, phone);
    const { page } = at;
    await page.goto('/my/ask?kind=book&title=&author=Zola&isbn=9782070360024');
    await signInHere(page);
    await heading(page, 'Request a book');
    const cited = () =>
      page.evaluate('[...document.querySelectorAll(".my-fields input[id^=f-][name]")].map((each) => each.name)');
    expect(await cited(), 'folded').to.deep.equal([]);
    await page.getByLabel('Where will you pick it up?').selectOption('RES_SHARE');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: '2 things to fix before you can send this request' }).waitFor();
    expect(await cited(), 'the title alone').to.deep.equal(['title']);
    await page.getByText('Zola, ISBN 9782070360024').waitFor();
    await isWell(page, 'form-one-field');
    await page.getByLabel('Title').fill('Nana');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: 'One thing to fix before you can send this request' }).waitFor();
    expect(await page.evaluate('document.activeElement?.id !== "f-title"')).to.equal(true);
    expect(await page.getByRole('textbox', { name: 'Author' }).count()).to.equal(0);
    await page.getByRole('button', { name: 'Change these details' }).click();
    await page.getByRole('textbox', { name: 'Author' }).waitFor();
  });

  it('on a phone the head is one line, and the other pages are behind its button; at a desk what is true before Send stands beside the form', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, phone);
    const { page } = at;
    await page.goto('/my');
    await heading(page, 'Find a book or a journal');
    const height = async () => (await page.locator('header').boundingBox())?.height ?? 999;
    expect(await height()).to.be.lessThan(70);
    expect(await page.getByRole('link', { name: 'My requests' }).isVisible()).to.equal(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await isWell(page, 'menu');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('link', { name: 'My requests' }).isVisible()).to.equal(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Blank form' }).click();
    await signInHere(page);
    await heading(page, 'Request a book');
    expect(await height(), 'closed again').to.be.lessThan(70);
    await page.getByRole('button', { name: 'Français' }).click();
    await heading(page, 'Demander un livre');
    await page.getByRole('heading', { name: 'Avant d’envoyer' }).waitFor();
    await isWell(page, 'form-fr');
    await page.getByRole('button', { name: 'English' }).click();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('heading', { name: 'Before you send' }).waitFor();
    await page.getByText('Yours for 14 days from the day you pick it up').waitFor();
    await page.getByText('It does not see yours.').waitFor();
    const left = async (name: string) => (await page.locator(name).boundingBox())?.x ?? 0;
    expect(await left('.my-before')).to.be.greaterThan((await left('.my-fields')) + 600);
    await isWell(page, 'form-desk');
    await page.goto('/my/requests');
    await heading(page, 'My requests');
    await isWell(page, 'requests-desk');
    await page.goto('/my?q=nana');
    await page.getByText('2 of 2 libraries have answered. 2 titles.').waitFor();
    await isWell(page, 'results-desk');
    await page.getByRole('link', { name: 'Nana', exact: true }).click();
    await heading(page, 'Nana');
    await isWell(page, 'title-desk');
  });

  it('in French, at a desk: an article with the copyright notice, errors that name the field, a request that is cancelled', async function () {
    this.timeout(120_000);
    at = await openPatronWindow(two.borrower.desk, { language: 'fr' });
    const { page } = at;
    await page.goto('/my/ask?kind=article');
    await heading(page, 'Ouvrir une session');
    await page.locator('form button[type="submit"]').click();
    await page.getByText('Saisissez le numéro de votre carte.').waitFor();
    await page.getByText('Saisissez votre NIP.').waitFor();
    await signInHere(page);
    await heading(page, 'Demander un article');
    await page.getByText('Cette copie est faite en vertu de la Loi sur le droit d’auteur du Canada.').waitFor();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: '3 points à corriger avant d’envoyer la demande' }).waitFor();
    await page.getByRole('link', { name: 'Saisissez le titre de la revue.', exact: false }).click();
    expect(await page.evaluate('document.activeElement?.id')).to.equal('f-title');
    await isWell(page, 'article-fr');
    await page.getByLabel('Titre de la revue').fill('Nature');
    await page.getByLabel('Titre de l’article ou du chapitre').fill(hostile);
    await page.getByLabel('J’ai lu l’avis et je le respecterai.').check();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await heading(page, 'Demande envoyée');
    await page.getByRole('heading', { name: hostile }).waitFor();
    await page.getByRole('link', { name: 'Voir mes demandes' }).click();
    await heading(page, 'Mes demandes');
    const mine = page.getByRole('article').filter({ hasText: hostile });
    await mine.getByText('Recherche en cours').waitFor();
    await mine.getByText('Nous cherchons une bibliothèque qui peut en envoyer une copie.').waitFor();
    await isWell(page, 'requests-fr');
    await mine.getByRole('button', { name: 'Annuler la demande' }).click();
    await mine.getByRole('button', { name: 'Oui, annuler' }).click();
    await mine.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Afficher les demandes antérieures (1)' }).click();
    await mine.getByText(/^Vous l’avez annulée le \d{1,2}(?:er)? \S+ \d{4}\.$/).waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Mes renseignements' }).click();
    await page.getByRole('row', { name: `Numéro de carte ${card}` }).waitFor();
    await isWell(page, 'details-fr');
  });

  it('R3: a link resolver opens the filled form after signing in; a link that is too long or says nothing is told so', async function () {
    this.timeout(90_000);
    at = await openPatronWindow(two.borrower.desk, phone);
    const { page } = at;
    await page.goto('/openurl?genre=article&atitle=On+time&title=Nature&issn=0028-0836&spage=1&epage=9&aulast=Doe');
    await page.getByText('to request this article:').waitFor();
    await page.getByRole('heading', { name: 'On time' }).waitFor();
    await signInHere(page);
    await heading(page, 'Request an article');
    expect(await page.getByLabel('Title of the journal').inputValue()).to.equal('Nature');
    expect(await page.getByRole('textbox', { name: 'Pages' }).inputValue()).to.equal('1–9');
    await page.goto('/openurl?nonsense=%E0%A4%A');
    await page.getByRole('heading', { name: 'This link does not name a book, an article or a chapter' }).waitFor();
    await isWell(page, 'link-empty');
    for (const length of [13_000, 20_000]) {
      await page.goto(`/openurl?title=${'x'.repeat(length)}`);
      await page.getByRole('heading', { name: 'This link is too long to be read' }).waitFor();
    }
  });

  it('a number completes the blank form from a college’s catalogue, with its name, and what was typed stays', async function () {
    this.timeout(90_000);
    at = await openPatronWindow(two.borrower.desk, phone);
    const { page } = at;
    await page.goto('/my/ask');
    await signInHere(page);
    await heading(page, 'Request a book');
    await page.locator('#f-author').fill('Austen');
    await page.locator('#f-isbn').fill('978-0-14-143951-8');
    await page.locator('#f-edition').focus();
    await page.getByText('Filled in from the catalogue of LEND Library. Check that it is what you want.').waitFor();
    expect(await page.locator('#f-title').inputValue()).to.equal(`${hostile} pride`);
    expect(await page.locator('#f-author').inputValue()).to.equal('Austen');
    expect(await page.locator('#f-publicationDate').inputValue()).to.equal('2002');
    await isWell(page, 'completed');
  });

  it('answers the library’s question on the page that the letter names, and sees that it arrived', async function () {
    this.timeout(90_000);
    const { desk } = two.borrower;
    const { externalId: number } = await desk.create({
      serviceType: 'Loan',
      title: 'Which edition',
      patron: { id: card },
      rota: [two.lender.desk.library.code],
    });
    const { version } = await desk.call<{ version: number }>('GET', `/requests/${number}`);
    await desk.call('POST', `/requests/${number}/query-patron`, { version, type: 1, note: 'The 1998 one?' });
    at = await openPatronWindow(desk, phone);
    const { page } = at;
    await page.goto(`/my/requests/${number}`);
    await signInHere(page);
    await heading(page, 'Your request');
    await page.getByText('We need to hear from you').waitFor();
    await page.getByText('The 1998 one?').waitFor();
    await isWell(page, 'question');
    // KA37: while it is asked whether to cancel, that button alone is filled, not the one to answer as well.
    await page.goto('/my/requests');
    const own = page.locator(`[data-request="${number}"]`);
    const cancel = own.getByRole('button', { name: 'Cancel request' });
    await cancel.waitFor();
    const filled = own.locator('.mantine-Button-root:is(:not([data-variant]), [data-variant="filled"])');
    expect(await filled.allInnerTexts()).to.have.length(1);
    await cancel.click();
    await own.getByRole('button', { name: 'Yes, cancel it' }).waitFor();
    expect(await filled.allInnerTexts()).to.deep.equal(['Yes, cancel it']);
    await page.goto(`/my/requests/${number}`);
    await page.getByLabel('Your answer').fill('Yes, please.');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('Thank you. The library has your answer.').waitFor();
    await page.getByText('Looking for a library', { exact: true }).waitFor();
    // KC12: the question stays beside the answer, and more can be written at any time.
    const talk = page.getByRole('region', { name: 'Messages with the library' });
    await talk.getByText('The 1998 one?').waitFor();
    await talk.getByText('Yes, please.').waitFor();
    await page.getByRole('button', { name: 'Write to the library' }).click();
    await page.getByLabel('Your message').fill('The second edition will do as well.');
    await isWell(page, 'write');
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.getByText('Message sent. The library will read it.').waitFor();
    await talk.getByText('The second edition will do as well.').waitFor();
    await isWell(page, 'talk');
  });

  it('an address of a request that is nobody’s says so, however long it is', async function () {
    this.timeout(60_000);
    at = await openPatronWindow(two.borrower.desk);
    const { page } = at;
    await page.goto('/my/requests');
    await signInHere(page);
    await heading(page, 'My requests');
    for (const number of ['NOBODYS-1', 'x'.repeat(300)]) {
      await page.goto(`/my/requests/${number}`);
      await page.getByRole('heading', { name: 'You have no request with this number' }).waitFor();
      await page.getByText('Look for it in My requests.').waitFor();
    }
  });

  it('KC7: a book on our own shelves has Place hold where holds are placed, and else its place and no Send', async function () {
    this.timeout(90_000);
    const { desk } = two.borrower;
    await desk.call('POST', '/libraries/RES_SHARE/locations', { code: 'STACKS', name: 'Stacks' });
    const isbn = '9782923713120';
    await desk.call('POST', '/holdings', {
      barcode: '30021',
      title: 'Kuessipan',
      isbn,
      location: 'STACKS',
      callNumber: 'PS8611',
    });
    at = await openPatronWindow(desk, phone);
    const { page } = at;
    await page.goto(`/my/ask?kind=book&title=Kuessipan&isbn=${isbn}`);
    await signInHere(page);
    await page
      .getByText('Our library has it: Stacks, PS8611. Take it from the shelf, or ask for it at the desk.')
      .waitFor();
    expect(await page.getByRole('button', { name: 'Send request' }).count()).to.equal(0);
    await desk.call('PATCH', '/policies', { fillLocally: true });
    await page.reload();
    await heading(page, 'Place a hold');
    await page.getByText('Your library has it: Stacks, PS8611.', { exact: false }).waitFor();
    await isWell(page, 'hold');
    await page.getByLabel('Where will you pick it up?').selectOption('RES_SHARE');
    await page.getByLabel('I will return it by the due date.').check();
    await page.getByRole('button', { name: 'Place hold' }).click();
    await heading(page, 'Hold placed');
    await isWell(page, 'hold-placed');
    await page.getByRole('link', { name: 'See my requests' }).click();
    await page.getByRole('article').filter({ hasText: 'Kuessipan' }).getByText('On its way').waitFor();
    await desk.call('PATCH', '/policies', { fillLocally: null });
  });

  it('nothing found offers three ways on; where the side is closed, it says so', async function () {
    this.timeout(90_000);
    at = await openPatronWindow(two.borrower.desk, phone);
    const { page } = at;
    await page.goto('/my?q=zzzqqq');
    await page.getByRole('heading', { name: 'No titles found' }).waitFor();
    await page.getByRole('link', { name: 'Fill in a blank form' }).waitFor();
    await isWell(page, 'nothing');
    await two.borrower.desk.call('PATCH', '/policies', { patronsSide: false });
    await page.goto('/my');
    await heading(page, 'Requests by patrons are not open here');
    await isWell(page, 'closed');
    await two.borrower.desk.call('PATCH', '/policies', { patronsSide: true });
  });
});
