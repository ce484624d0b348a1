import { expect } from 'chai';
import { withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { countedLoad } from './support/counted-load.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** Script, style and typeface until Home can be used, packed, in bytes. */
const firstLoadLimit = 380_000;

withBrowser('what the desk loads before it can be used', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy');
    at = await openWindow(two.borrower.desk);
  });
  after(async () => {
    await at?.close();
    await two?.close();
  });

  it('Home with its typeface stays below 380 kB, and the node itself serves the letters', async () => {
    const fonts: string[] = [];
    at.page.on('response', (response) => {
      if (response.url().includes('.woff2')) fonts.push(response.url());
      if (response.url().includes('.woff2')) expect(response.headers()['content-type']).to.equal('font/woff2');
    });
    const load = countedLoad(at.page);
    await signIn(at, 'roy', '/');
    await at.page.waitForLoadState('networkidle');
    const bytes = await load();
    console.log(`      first load: ${Math.round(bytes / 1000)} kB`);
    expect(bytes).to.be.below(firstLoadLimit);
    expect(fonts.map((url) => new URL(url).origin)).to.deep.equal([new URL(at.page.url()).origin]);
    expect(fonts[0]).to.include('/inter-latin-wght-normal');
    expect(await at.page.evaluate('document.fonts.check("14px \\"Inter Variable\\"")')).to.equal(true);
    expect(at.faults).to.deep.equal([]);
  });

  it('the letters of codes are loaded on scan pages alone', async () => {
    const fonts: string[] = [];
    at.page.on('response', (response) => {
      if (response.url().includes('jetbrains')) fonts.push(response.url());
    });
    await at.page.goto('/borrowing');
    await at.page.waitForLoadState('networkidle');
    expect(fonts).to.deep.equal([]);
    await at.page.goto('/scan/receive');
    await at.page.locator('[data-scan-field]').waitFor();
    await at.page.locator('[data-scan-field]').fill('39001000000000');
    await at.page.keyboard.press('Enter');
    await at.page.locator('[data-scan-result]').waitFor();
    await at.page.waitForLoadState('networkidle');
    expect(fonts.some((url) => url.includes('jetbrains-mono-latin-wght-normal'))).to.equal(true);
    expect(at.faults).to.deep.equal([]);
  });
});
