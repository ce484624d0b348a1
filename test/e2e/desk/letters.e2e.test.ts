import { expect } from 'chai';
import pg from 'pg';
import type { Locator } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { aPng } from '../../support/pictures.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the words of a letter, edited at the desk', () => {
  let two: TwoLibraries;
  let window: AtBrowser;
  let number: string;

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    const { externalId } = await two.borrower.desk.create({
      serviceType: 'Loan',
      title: 'Obasan',
      rota: [two.lender.desk.library.code],
    });
    number = externalId;
    window = await openWindow(two.borrower.desk, {});
    window.page.setDefaultTimeout(20_000);
    await signIn(window, 'roy', '/letters');
  });
  after(async () => {
    await window?.close();
    await two?.close();
  });

  it('KB12: is read without braces, tried on a real request, refused with an unknown fact, saved, and taken back', async function () {
    this.timeout(180_000);
    const { page } = window;
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    expect(await row('On Hold Shelf Letter').textContent())
      .to.include('On hold shelf')
      .and.include('Automatic');
    expect(await row('Borrowing Activity Letter').textContent()).to.include('Not sent automatically');
    await page.getByRole('row').filter({ hasText: 'On Hold Shelf Letter' }).getByRole('button').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByText('The built-in letter.', { exact: true }).waitFor();
    const subject = panel.getByLabel('Subject');
    const text = panel.getByLabel('Text', { exact: true });
    expect(await subject.inputValue()).to.equal('Ready for pickup: ‹Title›');
    expect(await text.inputValue())
      .to.contain('We will keep it for you until ‹Held until›.')
      .and.not.to.match(/[{}]/);

    await subject.fill('For ‹Nobody›');
    await panel.getByRole('button', { name: 'Save letter' }).click();
    await panel.getByText('This letter knows no fact “Nobody”. Choose one from Insert fact.').waitFor();

    await subject.fill('Come and get ');
    await panel.getByRole('button', { name: 'Insert fact' }).click();
    await page.getByRole('menuitem', { name: 'Title', exact: true }).click();
    expect(await subject.inputValue()).to.equal('Come and get ‹Title›');
    await panel.getByLabel('Request number').fill(number);
    // The preview follows what is typed.
    const paper = panel.getByRole('region', { name: 'Preview' });
    await paper.getByText('Come and get Obasan').waitFor();
    await paper.getByRole('heading', { name: 'Your item is ready for pickup' }).waitFor();
    await shot(page, 'letter-editor');
    expect(await flawsOf(page)).to.deep.equal([]);

    await panel.getByRole('button', { name: 'Save letter' }).click();
    await panel.getByText(/^Changed by Mireille Roy on /).waitFor();
    await paper.getByText('Come and get Obasan').waitFor();
    const words = await two.borrower.desk.call<{ texts: { language: string; own?: { subject: string } }[] }>(
      'GET',
      '/letter-words/onHoldShelf',
    );
    expect(words.texts.map(({ language, own }) => [language, own?.subject])).to.deep.equal([
      ['en', 'Come and get {{ title }}'],
      ['fr', undefined],
    ]);

    await panel.getByRole('tab', { name: 'French' }).click();
    expect(await panel.getByLabel('Subject').inputValue()).to.match(/^Prêt à récupérer\s: ‹Titre›$/);
    await panel.getByRole('tab', { name: 'English' }).click();
    await panel.getByRole('button', { name: 'Go back to the built-in letter' }).click();
    await panel.getByText('The built-in letter.', { exact: true }).waitFor();
    expect(await panel.getByLabel('Subject').inputValue()).to.equal('Ready for pickup: ‹Title›');
    expect(window.faults.filter((fault) => !fault.includes('422'))).to.deep.equal([]);
  });

  it('has the words of one library beside those of all, and says whose are sent', async function () {
    this.timeout(180_000);
    const { page } = window;
    await page.goto('/letters?open=courtesy');
    const panel = page.getByRole('dialog');
    const choice = panel.getByRole('combobox', { name: 'Words of' });
    await panel.getByText('The built-in letter.', { exact: true }).waitFor();
    expect(await choice.count(), 'with one library there is nothing to choose').to.equal(0);
    await two.borrower.desk.call('POST', '/libraries', {
      code: 'PERTH',
      name: 'Perth Library',
      symbol: 'ISIL:CA-OPERT',
      resourceSharing: true,
    });
    await page.reload();
    await choice.click();
    await page.getByRole('option', { name: 'Perth Library' }).click();
    await panel
      .getByText('Perth Library sends the built-in letter. What you save here is for Perth Library alone.')
      .waitFor();
    await panel.getByLabel('Subject').fill('Perth reminds you: ‹Title›');
    // What is being written stays while one looks at the other language.
    await panel.getByRole('tab', { name: 'French' }).click();
    await panel.getByRole('tab', { name: 'English' }).click();
    expect(await panel.getByLabel('Subject').inputValue()).to.equal('Perth reminds you: ‹Title›');
    await panel.getByRole('button', { name: 'Save letter' }).click();
    await panel.getByText(/^Perth Library has its own words, changed by Mireille Roy on /).waitFor();
    await shot(page, 'letter-of-library');
    expect(await flawsOf(page)).to.deep.equal([]);

    await choice.click();
    await page.getByRole('option', { name: 'All libraries' }).click();
    await panel
      .getByText('The built-in letter. Perth Library has words of its own and does not send these.', { exact: true })
      .waitFor();
    await choice.click();
    await page.getByRole('option', { name: 'Perth Library' }).click();
    await panel.getByRole('button', { name: 'Go back to the built-in letter' }).click();
    await panel.getByText(/^Perth Library sends the built-in letter\. /).waitFor();
    expect(await panel.getByLabel('Subject').inputValue()).not.to.contain('Perth');
    await two.borrower.desk.call('DELETE', '/libraries/PERTH');
  });

  it('is kept beside a new built-in letter with one click, and the notice is gone', async function () {
    this.timeout(120_000);
    const { page } = window;
    await two.borrower.desk.call('PUT', '/letter-words/fees', {
      language: 'en',
      subject: 'You owe us something',
      body: '# What you owe',
    });
    const client = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    await client.connect();
    const older = `update letter_wording set based_on = '{"subject": "Before", "body": "# Before"}' where code = 'fees'`;
    await client.query(older).finally(() => client.end());
    await page.goto('/letters?open=fees');
    const panel = page.getByRole('dialog');
    const notice = panel.getByText('A new version changed the built-in letter. Yours is still sent.');
    await notice.waitFor();
    await panel.getByRole('button', { name: 'Keep mine' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await panel.getByLabel('Subject').inputValue()).to.equal('You owe us something');
  });

  it('begins with the logo that a library chose, and says in which language it is written', async function () {
    this.timeout(180_000);
    const { page } = window;
    await page.goto('/letters?tab=style');
    const library = page.getByRole('region').filter({ hasText: 'No logo.' }).first();
    await library.waitFor();
    const name = (await library.getAttribute('aria-label')) ?? '';
    const file = library.locator('input[type=file]');
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await page
      .getByText(/This file is neither a PNG nor a JPEG picture\. Save the logo as PNG or JPEG/)
      .first()
      .waitFor();
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: aPng(560, 140) });
    const chosen = page.getByRole('region', { name, exact: true });
    const picture = chosen.getByRole('img', { name: `Logo of ${name}, 560 × 140 pixels` });
    await picture.waitFor();
    expect(await widthOf(picture), 'the picture is drawn').to.equal(560);
    await chosen.getByText(/Where that is not known, it is in English, as this installation is set\./).waitFor();
    await chosen.getByRole('combobox', { name: `Languages of the letters of ${name}` }).click();
    await page.getByRole('option', { name: 'French, then English' }).click();
    await chosen.getByText(/Where that is not known, it is in French\. A letter that you worded yourself/).waitFor();
    await shot(page, 'letter-logo');
    expect(await flawsOf(page)).to.deep.equal([]);

    await page.goto('/letters?open=onHoldShelf');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Request number').fill(number);
    await panel.getByRole('button', { name: 'Show preview' }).click();
    const onPaper = panel.getByRole('region', { name: 'Preview' }).getByRole('img', { name, exact: true });
    await onPaper.waitFor();
    expect(await widthOf(onPaper)).to.equal(560);
    await shot(page, 'letter-with-logo');

    await page.goto('/letters?tab=style');
    await chosen.getByRole('button', { name: `Remove the logo of ${name}` }).click();
    await chosen.getByText('No logo.').waitFor();
  });
});

/** The pixels that the browser read of a picture; none when it could not. */
const widthOf = (picture: Locator): Promise<number> =>
  picture.evaluate(async (image) => {
    const drawn = image as unknown as { decode(): Promise<void>; naturalWidth: number };
    await drawn.decode();
    return drawn.naturalWidth;
  });
