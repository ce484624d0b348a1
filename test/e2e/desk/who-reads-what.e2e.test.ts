import { expect } from 'chai';
import pg from 'pg';
import type { Locator } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { type CatchingServer, catchMail } from '../../support/catching-server.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const waitUntil = (isSo: () => Promise<boolean>, what: string) => eventually(what, isSo, 60_000);

const sizes = { wide: { width: 1280, height: 800 }, small: { width: 640, height: 400 } };

withBrowser('what leaves for other readers', () => {
  let two: TwoLibraries;
  let server: CatchingServer;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(240_000);
    server = await catchMail();
    two = await openTwoLibraries({
      INTERLEND_SMTP_HOST: '127.0.0.1',
      INTERLEND_SMTP_PORT: String(server.port),
      INTERLEND_SMTP_TLS: 'none',
      INTERLEND_SMTP_FROM: 'ill@college.example',
    });
    await addUser(two.borrower.desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    await addUser(two.borrower.desk, 'stacks', 'physicalInventoryOperator', 'Ève Gagnon');
    await addUser(two.borrower.desk, 'counter', 'circulationDeskOperator', 'Nora Lee');
    await addUser(two.borrower.desk, 'admin', 'fulfillmentAdministrator', 'Mireille Roy');
  });
  after(async function () {
    this.timeout(60_000);
    for (const window of windows) await window.close();
    await two?.close();
    await server?.close();
  });
  const at = async (user: string, path: string, language?: 'fr') => {
    const window = await openWindow(two.borrower.desk, language ? { language } : {});
    windows.push(window);
    await signIn(window, user, path);
    return window.page;
  };
  async function pictures(page: AtBrowser['page'], name: string, of: Locator): Promise<void> {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await of.scrollIntoViewIfNeeded();
      await shot(page, `${name}-${size}`);
    }
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.setViewportSize(sizes.wide);
  }

  for (const [language, name, label, save, says] of [
    [
      'en',
      'Name',
      'E-mail to',
      'Save job',
      /“friend@away\.example” belongs to nobody who works here, and away\.example is not/,
    ],
    [
      'fr',
      'Nom',
      'Courriel à',
      'Enregistrer le traitement',
      /friend@away\.example.*n’est l’adresse de personne qui travaille ici/,
    ],
  ] as const)
    it(`KD15 the form of a job says at the field why an address is refused, and what to do (${language})`, async function () {
      this.timeout(120_000);
      const page = await at('cote', '/reports/overdue', language === 'fr' ? 'fr' : undefined);
      await page.locator('a[href*="/jobs"]').filter({ hasText: '…' }).first().click();
      const form = page.getByRole('dialog');
      await form.getByLabel(name).fill('Overdue, weekly');
      await form.getByLabel(label).fill('friend@away.example');
      await form.getByRole('button', { name: save }).click();
      const atField = form.locator('p').filter({ hasText: says });
      await atField.waitFor();
      expect(await form.getByLabel(label).getAttribute('aria-describedby')).to.contain(
        await atField.getAttribute('id'),
      );
      await pictures(page, `outside-address-${language}`, atField);
    });

  for (const [language, heading] of [
    ['en', 'Reports and lists by e-mail'],
    ['fr', 'Rapports et listes par courriel'],
  ] as const)
    it(`KD15 an administrator finds the allowed domains among the policies (${language})`, async function () {
      this.timeout(90_000);
      const page = await at('admin', '/policies', language === 'fr' ? 'fr' : undefined);
      const found = page.getByRole('group', { name: heading });
      await found.waitFor();
      await pictures(page, `allowed-domains-${language}`, found.getByRole('textbox'));
    });

  it('KD2 the history of a request names no patron to somebody who may not see patrons, in both languages', async function () {
    this.timeout(120_000);
    const { borrower, lender } = two;
    await borrower.desk.call('POST', '/patrons', { id: '9', name: 'Xerxes Quenneville', email: 'xq@planted.example' });
    const { externalId, id } = await borrower.desk.create({
      serviceType: 'Loan',
      title: 'Lakes',
      rota: [lender.desk.library.code],
      patron: { id: '9' },
    });
    await borrower.desk.act(externalId, 'cancel', { notifyPatron: true });
    const mailed = async () => {
      const { items } = (await borrower.desk.call('GET', `/requests/${id}/history`)) as { items: { event: string }[] };
      return items.some(({ event }) => event === 'letterMailed');
    };
    const database = new pg.Client({ connectionString: borrower.env['DATABASE_URL'] });
    await database.connect();
    // Letters wait a while in which they can be withdrawn: that while is over.
    await database.query(`update mail set next_try_at = now() where status = 'waiting'`);
    await database.end();
    await waitUntil(mailed, 'the letter was mailed');
    for (const [language, letter] of [
      ['en', 'Letter e-mailed'],
      ['fr', 'Lettre envoyée par courriel'],
    ] as const) {
      const opened = async (user: string) => {
        const page = await at(user, `/borrowing/${id}`, language === 'fr' ? 'fr' : undefined);
        await page.getByText(letter).first().waitFor();
        return page;
      };
      const counter = await opened('counter');
      await counter.getByText('xq@planted.example').first().waitFor();
      const page = await opened('stacks');
      expect(await page.content()).not.to.match(/Quenneville|planted\.example/);
      await pictures(page, `history-without-patrons-${language}`, page.getByText(letter).first());
    }
  });

  it('KD15 a report that was mailed outside is in the audit log, in both languages', async function () {
    this.timeout(120_000);
    const { desk } = two.borrower;
    const job = (await desk.call('POST', '/staff-jobs', {
      name: 'Figures for the director',
      report: 'figures',
      deed: 'export',
      format: 'csv',
      mailTo: ['director@away.example'],
      schedule: { every: 'day', at: '08:00' },
    })) as { name: string };
    await desk.call('POST', `/jobs/${job.name}/run`);
    await waitUntil(async () => server.mails.some(({ to }) => JSON.stringify(to).includes('director@')), 'it came');
    for (const [language, deed, show] of [
      ['en', 'Mailed to an outside address: file of a job', /^Show/],
      ['fr', 'Envoi à une adresse extérieure\u00a0: fichier d’un traitement', /^Afficher|^Voir|^Montrer/],
    ] as const) {
      const page = await at('admin', '/audit', language === 'fr' ? 'fr' : undefined);
      await page
        .getByText(
          language === 'en'
            ? /scheduled job (Figures for the director|\d+)$/
            : /traitement planifié (Figures for the director|\d+)$/,
        )
        .nth(1)
        .waitFor();
      const row = page.getByRole('row').filter({ hasText: deed });
      await row.getByRole('button', { name: show }).click();
      const address = page.getByRole('cell', { name: 'director@away.example' });
      await address.waitFor();
      await pictures(page, `mailed-outside-${language}`, address);
    }
  });
});
