import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { browserWithCamera, flawsOf, shot, withBrowser } from '../../support/browser.js';
import { nothingFor } from '../../support/nothing-for.js';
import { pictureOfCode, videoOf } from '../../support/picture-of-code.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { cardSays, onItsWay } from './support/at-the-scanner.js';
import { addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the camera of a phone at a scan page', () => {
  let two: TwoLibraries;
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await two.borrower.desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
  });
  after(() => two?.close());

  it('enters the barcode that it sees as the scanner would, once', async function () {
    this.timeout(120_000);
    const { barcode, title } = await onItsWay(two);
    const folder = mkdtempSync(join(tmpdir(), 'camera-'));
    const video = join(folder, 'code.y4m');
    writeFileSync(video, videoOf(await pictureOfCode('Code128', barcode)));
    const browser = await browserWithCamera(video);
    try {
      const window = await openWindow(two.borrower.desk, { browser, width: 412, height: 915 });
      const { page } = window;
      await signIn(window, 'roy', '/scan/receive');
      await page.getByRole('button', { name: 'Scan with the camera' }).click();
      expect(await cardSays(page, 'done')).to.include(title);
      await shot(page, 'scan-camera');
      expect(await flawsOf(page)).to.deep.equal([]);
      await nothingFor(1500, 'the code stays before the camera and is not read again');
      expect(await page.getByText('Scanned already').count(), 'it stays before the camera').to.equal(0);
      await page.getByRole('button', { name: 'Close the camera' }).click();
      expect(await page.locator('video').count()).to.equal(0);
      expect(window.faults).to.deep.equal([]);
      await window.close();
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('says what to do where there is no camera', async () => {
    const window = await openWindow(two.borrower.desk);
    const { page } = window;
    await signIn(window, 'roy', '/scan/receive');
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    expect(await page.locator('[data-camera] [role="alert"]').textContent()).to.match(
      /This device has no camera\. Use a scanner, or type the number\.|The browser may not use the camera\./,
    );
    await window.close();
  });
});
