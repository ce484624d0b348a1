import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, type Visitor } from './support/desk-in-browser.js';

/** More than one page. */
const many = 52;

withBrowser('a list begins with what needs us', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (to: string, visitor: Visitor = {}): Promise<Page> => {
    const window = await openWindow(two.borrower.desk, visitor);
    windows.push(window);
    window.page.setDefaultTimeout(20_000);
    await signIn(window, 'roy', to);
    await window.page.locator('tr[data-id]').first().waitFor();
    return window.page;
  };
  const titles = (page: Page) => page.locator('tr[data-id] [data-row-link]').allTextContents();

  const headings = async (page: Page) =>
    (await page.locator('tr[data-urgency]').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    const { borrower, lender } = two;
    await addUser(borrower.desk, 'roy', undefined, 'Mireille Roy');
    await borrower.desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
    const {
      library: { code: lenderCode },
    } = lender.desk;
    const create = (title: string, more: object = {}) =>
      borrower.desk.create({
        serviceType: 'Loan',
        title,
        rota: [lenderCode],
        patron: { id: 'P100' },
        ...more,
      });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const lapsing = await create('Needed tomorrow', { needBeforeDate: tomorrow });
    const sent = await create('Sent on');
    await borrower.desk.act(sent.externalId, 'send');
    await lender.desk.until(sent.externalId, 'created');
    for (let each = 0; each < many; each++) await create(`Volume ${String(each).padStart(2, '0')}`);
    expect(lapsing.state).to.equal('readyToSend');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const words = {
    en: {
      order: 'Order: Urgency',
      newest: 'Newest first',
      facet: 'Whose turn',
      ours: 'Ours',
      theirs: 'Theirs',
      headings: ['Answer by a date 1', 'Decisions, oldest first 52'],
    },
    fr: {
      order: 'Ordre : Urgence',
      newest: 'Les plus récentes d’abord',
      facet: 'À qui d’agir',
      ours: 'À nous',
      theirs: 'À eux',
      headings: ['Réponse attendue avant une date 1', 'À décider, les plus anciennes d’abord 52'],
    },
  };
  for (const language of ['en', 'fr'] as const)
    it(`what lapses is on top, what waits for a partner at the end; the order has a name and stays to be chosen (${language})`, async function () {
      this.timeout(90_000);
      const say = words[language];
      const page = await at('/borrowing', { language });
      await page.getByRole('button', { name: say.order }).waitFor();
      expect((await titles(page)).slice(0, 2)).to.deep.equal(['Needed tomorrow', 'Volume 00']);
      expect(await titles(page)).not.to.include('Sent on');
      expect(await headings(page), 'KA6: why a row stands there').to.deep.equal(say.headings);
      await page.getByRole('button', { name: say.order }).click();
      await page.getByRole('menuitem', { name: say.newest }).click();
      await eventually('the newest is on top', async () => (await titles(page))[0] === `Volume ${many - 1}`);
      expect(await headings(page)).to.deep.equal([]);
      expect(new URL(page.url()).searchParams.get('sort')).to.equal('created');
      expect(await flawsOf(page)).to.deep.equal([]);
    });

  for (const language of ['en', 'fr'] as const)
    it(`a filter says whose turn it is, with counts, and narrows to it (${language})`, async function () {
      this.timeout(90_000);
      const say = words[language];
      const page = await at('/borrowing', { language });
      const facet = page.getByRole('group', { name: say.facet });
      await facet.getByRole('checkbox', { name: `${say.ours} ${many + 1}` }).waitFor();
      expect(await facet.getByRole('checkbox').count()).to.equal(2);
      await facet.getByRole('checkbox', { name: `${say.theirs} 1` }).click();
      await eventually('the partner’s alone are left', async () => (await titles(page)).join() === 'Sent on');
      await page
        .getByRole('list')
        .getByText(`${say.facet}${language === 'fr' ? '\u00a0:' : ':'} ${say.theirs}`)
        .waitFor();
      await facet.getByRole('checkbox', { name: `${say.ours} ${many + 1}` }).click();
      await eventually('both', async () => (await titles(page)).length === 50);
      expect(await flawsOf(page)).to.deep.equal([]);
    });

  it('KA50: a list of completed or of all requests says which conditions are known of active ones alone', async function () {
    this.timeout(90_000);
    const page = await at('/borrowing?neededOn=2020-01-01..&state=readyToSend&either=state&either=neededOn');
    const notice = page.getByRole('status').filter({ hasText: 'Known of active requests only' });
    expect(await notice.count()).to.equal(0);
    await page.getByText('All', { exact: true }).click();
    await notice.getByText('Only active requests are listed').waitFor();
    await page.getByText('Completed', { exact: true }).first().click();
    await notice.getByText('No completed request can be listed with these conditions').waitFor();
    expect(await notice.innerText()).to.include('Known of active requests only: Needed by, conditions joined by “or”.');
    expect(await flawsOf(page)).to.deep.equal([]);
    await notice.getByRole('button', { name: 'Remove these conditions' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.getAll('either')).to.deep.equal([]);
    expect(new URL(page.url()).searchParams.get('neededOn')).to.equal(null);
  });

  it('KA50: what is changed faster than a slow computer draws is kept, each of it', async function () {
    this.timeout(90_000);
    const page = await at('/borrowing');
    await page.getByRole('button', { name: 'Conditions' }).click();
    const panel = page.getByRole('dialog', { name: 'Conditions' });
    await panel.getByRole('combobox', { name: 'Add condition' }).click();
    await panel.getByRole('option', { name: 'Status', exact: true }).click();
    const status = panel.getByRole('group', { name: 'Status', exact: true });
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 12 });
    await status.getByRole('combobox', { name: 'Values: Status' }).click();
    await panel.getByRole('option', { name: 'Ready to be sent' }).click();
    await status.getByRole('combobox', { name: 'How: Status' }).click();
    await panel.getByRole('option', { name: 'is not', exact: true }).click();
    await eventually('it is turned round', async () => page.url().includes('not=state'));
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    expect(new URL(page.url()).searchParams.getAll('state')).to.deep.equal(['readyToSend']);
    await page.getByRole('list').getByText('Status: not Ready to be sent').waitFor();
    await eventually('what is not to be sent is left', async () => (await titles(page)).join() === 'Sent on');
  });

  it('KA50: conditions turn one round, take days between, and are joined by or; a view keeps them', async function () {
    this.timeout(90_000);
    const page = await at('/borrowing');
    await page.getByRole('button', { name: 'Conditions' }).click();
    const panel = page.getByRole('dialog', { name: 'Conditions' });
    const add = async (name: string) => {
      await panel.getByRole('combobox', { name: 'Add condition' }).click();
      await panel.getByRole('option', { name, exact: true }).click();
      return panel.getByRole('group', { name, exact: true });
    };
    const status = await add('Status');
    await status.getByRole('combobox', { name: 'Values: Status' }).click();
    await panel.getByRole('option', { name: 'Ready to be sent' }).click();
    await status.getByRole('combobox', { name: 'How: Status' }).click();
    await panel.getByRole('option', { name: 'is not', exact: true }).click();
    await eventually('what is not to be sent is left', async () => (await titles(page)).join() === 'Sent on');
    await page.getByRole('list').getByText('Status: not Ready to be sent').waitFor();
    const needed = await add('Needed by');
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await needed.getByRole('textbox', { name: 'Needed by: until' }).fill(day);
    await page.keyboard.press('Tab');
    await eventually('both are asked', async () => (await titles(page)).length === 0);
    await panel.getByRole('button', { name: /^Join/ }).click();
    await eventually('one is enough', async () => (await titles(page)).join() === 'Needed tomorrow,Sent on');
    const search = new URL(page.url()).searchParams;
    expect([search.getAll('not'), search.getAll('either')]).to.deep.equal([['state'], ['state', 'neededOn']]);
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.keyboard.press('Escape');
    const view = { side: 'borrowing', opensAt: [], name: 'One or the other', search: search.toString() };
    await two.borrower.desk.call('POST', '/views', view);
    const { items } = await two.borrower.desk.call<{ items: { count: number }[] }>(
      'GET',
      `/requests/view-counts?side=borrowing&search=${encodeURIComponent(view.search)}`,
    );
    expect(items.map(({ count }) => count)).to.deep.equal([2]);
    const csv = await page.request.get(`/api/v1/requests.csv?side=borrowing&activity=active&${search}`);
    expect((await csv.text()).trim().split('\r\n')).to.have.length(3);
  });

  it('nothing moves under the reader: what was done stays where it was, and is not said to have left a list it is still in', async function () {
    this.timeout(90_000);
    const page = await at('/borrowing');
    const before = await titles(page);
    const row = page.getByRole('row').filter({ hasText: 'Volume 40' });
    await row.getByRole('button', { name: 'Send' }).click();
    await row.getByText('Request sent').waitFor();
    await two.lender.desk.until(
      await two.borrower.desk
        .call<{ items: { externalId: string; title: string }[] }>('GET', '/requests?q=volume%2040')
        .then(({ items }) => String(items.find(({ title }) => title === 'Volume 40')?.externalId)),
      'created',
    );
    await page.getByRole('button', { name: /1 new/ }).waitFor();
    expect(await titles(page)).to.deep.equal(before);
    expect(await row.textContent()).not.to.include('left this list');
    await page.getByRole('button', { name: /1 new/ }).click();
    await eventually('it went to the others that wait', async () => !(await titles(page)).includes('Volume 40'));
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await eventually('they stand on the next page', async () => (await titles(page)).includes('Volume 40'));
  });

  it('a view keeps the order with which it was kept, also one from before', async function () {
    this.timeout(90_000);
    const view = { side: 'borrowing', opensAt: [] };
    await two.borrower.desk.call('POST', '/views', { ...view, name: 'From before', search: 'state=readyToSend' });
    const page = await at('/borrowing');
    const show = async (name: string) => {
      await page.getByRole('button', { name: /^Views?/ }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await show('From before');
    await page.getByRole('button', { name: 'Order: Newest first' }).waitFor();
    await show('To send');
    await page.getByRole('button', { name: 'Order: Urgency' }).waitFor();
    await page.getByRole('button', { name: /^Views?/ }).click();
    await page.getByRole('menuitem', { name: 'Save view' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('From now');
    await page.getByRole('radio', { name: 'Everybody here' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await eventually('it says its order', async () => {
      const { items } = await two.borrower.desk.call<{ items: { name: string; search: string }[] }>('GET', '/views');
      return items.find(({ name }) => name === 'From now')?.search.includes('sort=needs') ?? false;
    });
    await show('From before');
    await show('From now');
    await page.getByRole('button', { name: 'Order: Urgency' }).waitFor();
  });
});
