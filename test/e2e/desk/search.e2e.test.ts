import { expect } from 'chai';
import { learnWords } from '../../../src/storage/catalogue/lexicon.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { type LibraryUnderTest, openLibrary } from '../../support/node-under-test.js';
import { type AtBrowser, openWindowAt, password, signIn } from './support/desk-in-browser.js';

withBrowser('a search in the list of requests', () => {
  let library: LibraryUnderTest;
  let at: AtBrowser;
  let last = '';

  before(async () => {
    library = await openLibrary({ INTERLEND_INSTITUTION_CODE: 'OBAS' });
    await library.hand.desk('POST', '/users', {
      code: 'roy',
      name: 'Mireille Roy',
      password,
      roles: [{ role: 'generalSystemAdministrator' }],
    });
    const lender = await library.addPartner('LENDER', 'http://127.0.0.1:8999/iso18626');
    for (const title of ['Introduction to algorithms', 'Braiding sweetgrass', 'Le voyage d’hiver'])
      last = (await library.wish([lender.code], title)).externalId;
    await learnWords(library.hand.node.database.pool);
    at = await openWindowAt(library.hand.url);
    await signIn(at, 'roy', '/borrowing');
  });
  after(async () => {
    await at?.close();
    await library?.close();
  });

  const titles = async (query: string) => {
    await at.page.goto(`/borrowing?${query}`);
    await at.page.locator('[data-row-link], h1:has-text("0")').first().waitFor();
    return at.page.locator('[data-row-link]').allTextContents();
  };

  it('FA13: finds beginnings of words, parts of an id and one misspelling', async () => {
    expect(await titles('q=algo')).to.deep.equal(['Introduction to algorithms']);
    expect(await titles('q=algoritms')).to.deep.equal(['Introduction to algorithms']);
    expect(await titles('q=obas')).to.have.length(3);
    expect(await titles(`q=${last.slice(-7)}`)).to.deep.equal(['Le voyage d’hiver']);
  });

  it('R22 R77 FA13: an empty result keeps the filters with their numbers and says what to try', async () => {
    await at.page.goto('/borrowing?q=sweetgras&state=loaned');
    await at.page.getByText('No request matches.').waitFor();
    await at.page.getByText('The filters hide 1 request that matches your words').waitFor();
    await at.page.getByText(/one misspelling is forgiven/).waitFor();
    // Three are there, in one status; the filter that was set stays too.
    const facets = at.page.locator('fieldset', { has: at.page.getByText('Status', { exact: true }) });
    expect(await facets.getByRole('checkbox').count()).to.be.at.least(2);
    expect(await flawsOf(at.page)).to.deep.equal([]);
    await shot(at.page, 'search-empty');
    await at.page.getByRole('button', { name: 'Remove the filters' }).press('Enter');
    await at.page.locator('[data-row-link]', { hasText: 'Braiding sweetgrass' }).waitFor();
    expect(new URL(at.page.url()).searchParams.get('q'), 'the words stay').to.equal('sweetgras');
    expect(at.faults).to.deep.equal([]);
  });
});
