import { expect } from 'chai';
import type { RequestView } from '../../../src/contract/request-views.js';
import type { Page } from '../../../src/engine/model/actor.js';
import { withBrowser } from '../../support/browser.js';
import { type LibraryUnderTest, openLibrary } from '../../support/node-under-test.js';
import { openWindowAt, password, signIn } from './support/desk-in-browser.js';

const spoken = {
  en: {
    open: 'Enter a request received by e-mail',
    from: 'From',
    to: 'Which of our libraries is asked',
    title: 'Title',
    save: 'Save',
  },
  fr: {
    open: 'Saisir une demande reçue par courriel',
    from: 'De',
    to: 'Laquelle de nos bibliothèques est sollicitée',
    title: 'Titre',
    save: 'Enregistrer',
  },
};

withBrowser('a request that came by e-mail to one of several libraries', () => {
  let library: LibraryUnderTest;
  const desk = <T>(method: string, path: string, body?: object) => library.hand.desk<T>(method, path, body);

  before(async () => {
    library = await openLibrary();
    const known = await desk<{ items: { code: string }[] }>('GET', '/libraries');
    if (known.items.length === 0)
      await desk('POST', '/libraries', { code: 'MAIN', name: 'Main Library', resourceSharing: true });
    await desk('POST', '/libraries', {
      code: 'NORTH',
      name: 'North Campus',
      resourceSharing: true,
      symbol: 'ISIL:CA-ONORTH',
    });
    await desk('POST', '/partners', {
      code: 'RIDEAU',
      name: 'Rideau Public Library',
      symbols: [{ type: 'ISIL', value: 'CA-ORIDEAU' }],
      dialect: 'standard-2021',
      byEmail: true,
      contacts: [{ name: 'Loans', email: 'ill@rideau.example' }],
    });
    for (const [code, role] of [
      ['cote', 'fulfillmentServicesOperator'],
      ['wong', 'fulfillmentServicesManager'],
    ])
      await desk('POST', '/users', { code, name: code, password, roles: [{ role }] });
  });
  after(() => library?.close());

  for (const [user, language] of [
    ['cote', 'en'],
    ['wong', 'fr'],
  ] as const)
    it(`is kept for the library that was chosen: ${user}, ${language}`, async () => {
      const words = spoken[language];
      const at = await openWindowAt(library.hand.url, { language });
      try {
        await signIn(at, user, '/lending');
        await at.page.getByRole('button', { name: words.open }).click();
        const dialog = at.page.getByRole('dialog', { name: words.open });
        await dialog.getByLabel(words.from, { exact: false }).first().click();
        await at.page.getByRole('option', { name: /Rideau/ }).click();
        await dialog.getByLabel(words.to).selectOption({ label: 'North Campus' });
        await dialog.getByRole('textbox', { name: words.title, exact: false }).first().fill(`Rivers ${language}`);
        if (process.env['PICTURES'])
          await at.page.screenshot({ path: `${process.env['PICTURES']}/entered-${language}.png` });
        await dialog.getByRole('button', { name: words.save }).click();
        await dialog.waitFor({ state: 'detached' });
        const { items } = await desk<Page<RequestView>>('GET', `/requests?q=Rivers%20${language}&activity=active`);
        expect(items.map(({ side }) => side)).to.deep.equal(['lending']);
        const of = (code: string) =>
          desk<Page<RequestView>>('GET', `/requests?q=Rivers%20${language}&activity=active&owner=${code}`);
        expect((await of('NORTH')).items.map(({ id }) => id)).to.deep.equal([items[0]?.id]);
        expect(at.faults).to.deep.equal([]);
      } finally {
        await at.close();
      }
    });
});
