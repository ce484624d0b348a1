import { expect } from 'chai';
import { withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type Clicking, clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { mark, timeOf } from './support/looking.js';

/** A change of one is on the other’s screen after so long, in milliseconds. */
const seenWithinMs = 1000;

withBrowser('two people on one request', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(two.lender.desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const at = async (user: string, to: string, prepare: (window: AtBrowser) => Promise<unknown> = async () => {}) => {
    const window = await openWindow(two.lender.desk);
    window.page.setDefaultTimeout(15_000);
    windows.push(window);
    await prepare(window);
    await signIn(window, user, to);
    return window;
  };
  const sent = async (title: string) => {
    const rota = [two.lender.desk.library.code];
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title, rota });
    await two.borrower.desk.act(externalId, 'send');
    const { id } = await two.lender.desk.until(externalId, 'created');
    return { externalId, id, title };
  };
  const whole = (window: AtBrowser) => clickingAt(window, window.page.locator('main'));

  it('each sees what the other wrote and did within a second, and neither page was loaded again', async function () {
    this.timeout(90_000);
    // A crowded machine may be slower than people are.
    this.retries(2);
    const { id } = await sent('Read by two');
    const pages = [await at('roy', `/lending/${id}`), await at('cote', `/lending/${id}`)] as const;
    const marks = await Promise.all(pages.map(({ page }) => mark(page)));
    const times: number[] = [];
    for (const [number, [writer, reader]] of [pages, [pages[1], pages[0]], pages, [pages[1], pages[0]]].entries()) {
      const text = `Note number ${number}`;
      const composer = writer.page.locator('[data-composer="message activeNote internalNote"]');
      await composer.getByText('Internal note', { exact: true }).click();
      await composer.getByRole('textbox').fill(text);
      const notes = reader.page.locator('#section-notes');
      times.push(
        await timeOf(
          () => composer.getByRole('button', { name: 'Add Note' }).click(),
          () => notes.getByText(text).waitFor(),
        ),
      );
    }
    const [roy, cote] = [whole(pages[0]), whole(pages[1])];
    times.push(
      await timeOf(
        () => roy.doesInDialog('Will Supply'),
        () => cote.says('Will supply'),
      ),
    );
    console.log(`      from one’s click to the other’s screen, in milliseconds: ${times.join(', ')}`);
    expect(times.toSorted((one, other) => one - other)[2]).to.be.below(seenWithinMs);
    for (const each of marks) expect(await each.isStillThere()).to.equal(true);
    // What the other may do now has changed with it.
    await cote.pane.getByRole('button', { name: 'Ship Item Physically: Read by two' }).waitFor();
  });

  /** Alain’s screen stands still: he reads a request that has moved on. */
  const standingStill = async (title: string): Promise<Clicking & { externalId: string }> => {
    const { externalId, id } = await sent(title);
    const window = await at('cote', `/lending/${id}`, ({ context }) =>
      context.route('**/api/v1/events*', (route) => route.abort()),
    );
    const cote = whole(window);
    await cote.says('Created lending request');
    return { ...cote, externalId };
  };
  /** Mireille is faster, at another computer. */
  const fast = async (title: string): Promise<Clicking> => {
    const roy = clickingAt(await at('roy', `/lending?q=${encodeURIComponent(title)}`));
    await roy.page.getByRole('link', { name: title }).click();
    await roy.says('Created lending request');
    return roy;
  };

  it('who comes second with the same wish is told that it is done, and by whom', async function () {
    this.timeout(60_000);
    const cote = await standingStill('Wished by both');
    await (await fast('Wished by both')).doesInDialog('Will Supply');
    await cote.presses('Will Supply');
    const dialog = cote.page.getByRole('dialog', { name: 'Will Supply' });
    await dialog.locator('[data-submit]').click();
    await dialog.getByText('Already done by Mireille Roy.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await cote.says('Will supply');
    await cote.pane.getByRole('button', { name: 'Ship Item Physically: Wished by both' }).waitFor();
  });

  it('who comes second with another wish reads who was faster and the new state, and may still do it', async function () {
    this.timeout(60_000);
    const cote = await standingStill('Shipped by the second');
    await (await fast('Shipped by the second')).doesInDialog('Will Supply');
    await cote.opens('Ship Item Physically…');
    const dialog = cote.page.getByRole('dialog', { name: /^Ship item to / });
    await dialog.getByLabel('Item barcode').fill('39003000555');
    await cote.page.keyboard.press('Enter');
    await dialog.locator('[data-submit]').click();
    await dialog.getByText('Mireille Roy changed this request meanwhile. Status:').waitFor();
    await dialog.getByText('Will supply').waitFor();
    await dialog.getByRole('button', { name: / anyway$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await cote.says('Shipped Physically');
    await two.borrower.desk.until(cote.externalId, 'shippedPhysically');
  });

  it('what has become impossible is said with who was faster, and the actions of the new state are offered', async function () {
    this.timeout(60_000);
    const cote = await standingStill('Refused by the first');
    const roy = await fast('Refused by the first');
    await roy.chooses('Reject…', async (dialog) => {
      await dialog.getByRole('combobox', { name: /Reject reason/ }).fill('loan');
      await roy.page.getByRole('option', { name: 'In use/on loan' }).click();
    });
    await cote.presses('Will Supply');
    const dialog = cote.page.getByRole('dialog', { name: 'Will Supply' });
    await dialog.locator('[data-submit]').click();
    await dialog.getByText('Mireille Roy changed this request meanwhile. Status:').waitFor();
    await dialog.getByText('Rejected the borrower request').waitFor();
    await dialog.getByText('What you wished is no longer possible.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await cote.says('Rejected the borrower request');
    expect(await cote.pane.getByRole('button', { name: 'Will Supply: ' }).count()).to.equal(0);
    await cote.pane.getByRole('button', { name: 'Message', exact: true }).waitFor();
    await cote.opens();
    await cote.page.getByRole('menuitem', { name: 'Change Status…' }).waitFor();
    expect(await cote.page.getByRole('menuitem', { name: 'Will Supply' }).count()).to.equal(0);
  });

  it('a status set by hand on a screen that stood still is not lost over a colleague’s change', async function () {
    this.timeout(60_000);
    const cote = await standingStill('Set by hand by two');
    await (await fast('Set by hand by two')).doesInDialog('Will Supply');
    await cote.opens('Change Status…');
    const dialog = cote.page.getByRole('dialog', { name: 'Change Status' });
    await dialog.getByRole('combobox', { name: 'Status' }).fill('Being processed');
    await cote.page.getByRole('option', { name: 'Being processed' }).click();
    await dialog.getByRole('textbox', { name: 'Internal note' }).fill('Gone to the bindery.');
    await dialog.getByRole('button', { name: 'Change Status' }).click();
    await dialog.getByText('Mireille Roy changed this request meanwhile. Status:').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Internal note' }).inputValue()).to.equal('Gone to the bindery.');
    await dialog.getByRole('button', { name: / anyway$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await cote.says('Being processed');
    await cote.page.locator('#section-notes').getByText('Gone to the bindery.').waitFor();
  });
});
