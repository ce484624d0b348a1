import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** What a program calls something: `patronQueried`, `jobSays.remind`, `RES_SHARE`, `{title}`. */
const codes = [/\b[a-z]+[a-z]*[A-Z][a-z]+\w*\b/g, /\b[a-z]+\.[a-z]+[A-Z]?\w*\b/g, /\b[A-Z]{2,}_[A-Z_]+\b/g, /[{}]/g];

const read = async (page: Page): Promise<string> => {
  const main = page.getByRole('main');
  await main.locator('h1').first().waitFor();
  const text = await main.innerText();
  // Settings of the server are named as they are to be typed, and marked as such.
  const toType = await main.locator('code').allInnerTexts();
  return toType.reduce((left, name) => left.replaceAll(name, ''), text);
};

/** `example.ca` is the address of a person. */
const codesIn = (text: string): string[] =>
  codes.flatMap((code) => text.match(code) ?? []).filter((each) => each !== 'example.ca');

withBrowser('words on the desk, and no codes', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  let ours = '';

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    await addUser(borrower, 'roy', undefined, 'Mireille Roy');
    await borrower.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay', email: 'julie@example.ca' });
    const made = await borrower.create({
      serviceType: 'Loan',
      title: 'The Shape of Water',
      rota: [lender.library.code],
      patron: { id: 'P100', name: 'Julie Tremblay', email: 'julie@example.ca' },
      pickupLocation: 'RES_SHARE',
    });
    ours = made.id;
    const { version } = await borrower.call<{ version: number }>('GET', `/requests/${ours}`);
    await borrower.call('POST', `/requests/${ours}/query-patron`, { version, type: 1 });
    await borrower.call('POST', '/letter-words/cancelRequest/built-in', { language: 'en' });
    await borrower.call('PATCH', '/policies', { holdShelfDays: 9 });
    await borrower.call('PATCH', '/libraries/RES_SHARE', { email: 'desk@example.ca' });
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  for (const [language, queried] of [
    ['en', 'Question sent to the patron'],
    ['fr', 'Question envoyée à l’usager'],
  ] as const)
    it(`KA4: a query to the patron, its pickup place and the audit log are in words (${language})`, async function () {
      this.timeout(60_000);
      at = await openWindow(two.borrower.desk, { language });
      const { page } = at;
      await signIn(at, 'roy', `/borrowing/${ours}`);
      await page.getByText(queried).first().waitFor();
      await page.getByText('BORROW Library').first().waitFor();
      expect(codesIn(await read(page))).to.deep.equal([]);
      for (const path of ['/administration', '/audit', '/jobs', '/letters', '/print']) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        const text = await read(page);
        expect(codesIn(text), path).to.deep.equal([]);
      }
    });
});
