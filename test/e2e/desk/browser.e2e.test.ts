import { expect } from 'chai';
import { theBrowser, withBrowser } from '../../support/browser.js';

withBrowser('the browser of the tests', () => {
  it('is one for all tests, and another one after it broke off', async () => {
    const first = await theBrowser();
    expect(await theBrowser()).to.equal(first);
    await first.close();
    const [second, third] = await Promise.all([theBrowser(), theBrowser()]);
    expect(second).not.to.equal(first);
    expect(third).to.equal(second);
    const context = await second.newContext();
    await context.close();
  });
});
