import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { moreRows } from '../../look/both-looks.js';
import { faultsOf, lineOf } from '../../look/judge.js';
import { flawsOf, theBrowser, withBrowser } from '../../support/browser.js';

const frame = (body: string, style = ''): string => `<!doctype html><html lang="en"><head><title>A page</title>
  <style>body { margin: 0; font: 16px/1.4 sans-serif; color: #111; background: #fff } button { min-height: 24px } ${style}</style></head>
  <body><main><h1>Requests</h1>${body}</main></body></html>`;

const table = (scroller: string, last: string): string => `
  <div tabindex="0" role="region" aria-label="Rows" style="width: 400px; ${scroller}">
    <table style="table-layout: fixed; width: 600px; border-collapse: collapse">
      <tr><th scope="col" style="width: 300px">Title of the book</th><th scope="col" style="width: 150px">Partner name</th>
        <th scope="col" style="width: 150px; ${last}; background: #fff">Next step</th></tr>
    </table>
  </div>`;

const menu = (place: string, row = 60): string => `
  <button type="button" aria-haspopup="menu" aria-expanded="true">More</button>
  <div data-portal><div role="menu" aria-label="More" style="position: absolute; left: 10px; width: 200px; background: #fff; ${place}">
    ${['Send', 'Print', 'Note', 'Close'].map((name) => `<button type="button" role="menuitem" style="display: block; height: ${row}px; width: 100%">${name} the request</button>`).join('')}
  </div></div>`;

/** Each fault planted once, in a page that is well but for it: the name of its kind, what it is, the page. */
const planted: readonly (readonly [kind: string, what: string, page: string])[] = [
  [
    'narrow',
    'a secret of one letter a line',
    frame('<p style="width: 9px; overflow-wrap: anywhere">Kx7secretword</p>'),
  ],
  [
    'narrow',
    'a button of which two letters are left',
    frame(
      '<button type="button" style="width: 22px; padding: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; display: block; text-align: left">Undo it</button>',
    ),
  ],
  ['reach', 'an entry that a menu cuts off', frame(menu('top: 160px; height: 120px; overflow: hidden', 40))],
  ['reach', 'an entry below the window', frame(menu('top: 300px; height: 240px'))],
  ['reach', 'a menu that shows two of its entries', frame(menu('top: 20px; height: 90px; overflow-y: auto'))],
  [
    'reach',
    'a secret that lies beside its panel',
    frame(
      '<section aria-label="Key" style="width: 200px; overflow-x: auto"><div style="display: flex; width: 400px"><p style="flex: 0 0 300px">This is your new key. <button type="button">Copy it</button></p><span data-secret="true">Kx7word</span></div></section>',
    ),
  ],
  [
    'filled',
    'two main buttons in a row',
    frame(
      '<div style="display: flex; gap: 8px"><button type="button" class="mantine-Button-root">Send it</button><button type="button" class="mantine-Button-root" data-variant="filled">Cancel it</button></div>',
    ),
  ],
  [
    'reach',
    'a button left of the page',
    frame('<button type="button" style="position: absolute; left: -30px; width: 90px">Save it</button>'),
  ],
  [
    'cut',
    'a title that ends in the middle of a word',
    frame('<p style="width: 120px; overflow: hidden; white-space: nowrap">A Tale for the Time Being</p>'),
  ],
  [
    'cut',
    'a line of which the lower half is missing',
    frame('<div style="height: 32px; overflow: hidden">One line of a text<br>and another line of it</div>'),
  ],
  [
    'overlap',
    'two names in one place',
    frame(
      '<div style="position: relative; height: 30px"><span style="position: absolute; left: 0">Algonquin College</span><span style="position: absolute; left: 60px">La Cité collégiale</span></div>',
    ),
  ],
  [
    'under',
    'a column under the one that stays, which nothing scrolls out',
    frame(table('overflow-x: hidden', 'position: sticky; right: 0')),
  ],
  [
    'under',
    'a column under the one that stays, while its heading is seen',
    frame(`<div tabindex="0" role="region" aria-label="Rows" style="width: 400px; overflow-x: auto">
      <table style="table-layout: fixed; width: 600px; border-collapse: collapse">
        <thead><tr>${['Title', 'Partner', 'Due back', 'Next step'].map((name) => `<th scope="col" style="position: sticky; top: 0">${name}</th>`).join('')}</tr></thead>
        <tbody><tr><th scope="row">Deep River</th><td>La Cité</td><td>Jan 15</td>
          <td style="position: sticky; right: 0; background: #fff">Receive</td></tr></tbody>
      </table></div>`),
  ],
  [
    'zero',
    'a button of no size',
    frame(
      '<button type="button" aria-label="Close" style="width: 0; height: 0; min-height: 0; padding: 0; border: 0"></button>',
    ),
  ],
  ['code', 'camelCase', frame('<p>Status: patronQueried</p>')],
  ['code', 'words without a space', frame('<p>The profile LostAndFee ends it.</p>')],
  ['code', 'UPPER_CASE', frame('<p>Ask for INTERLEND_BACKUP_FOLDER.</p>')],
  ['code', 'braces', frame('<p>The request of {patron}</p>')],
  ['code', 'a hole', frame('<p>Due on undefined</p>')],
  ['code', 'a leading colon', frame('<p>: event. Status: sent</p>')],
  ['code', 'an internal name', frame('<p>nav.home</p>')],
  ['code', 'a date of programs', frame('<p>Due on 2026-12-15</p>')],
  ['language', 'a French sentence on an English page', frame('<p>Demandes d’emprunt</p><p>Choisir un fichier</p>')],
  [
    'language',
    'a French sentence with a place that is filled',
    frame('<p>Titre : il n’y a pas de page à cette adresse.</p><p>Il n’y a pas de page à cette adresse.</p>'),
  ],
  ['wide', 'a page wider than its window', frame('<div style="width: 900px; height: 4px"></div>')],
  ['axe', 'a button without a name', frame('<button type="button" style="width: 30px; height: 30px"></button>')],
];

const good = frame(
  `<p>Choose a file</p><p style="width: 120px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis" title="A Tale for the Time Being">A Tale for the Time Being</p>
  <p>Number <code>mailNumber_7</code>, McGill University, ask@example.org, due on Jan 15, 2027.</p>
  ${table('overflow-x: auto', 'position: sticky; right: 0')}
  <div tabindex="0" role="region" aria-label="Far" style="height: 60px; overflow-y: auto"><div style="height: 300px"></div><button type="button">Save the request</button></div>
  <div style="height: 50px; overflow: hidden"><div tabindex="0" role="region" aria-label="Near" style="height: 50px; overflow-y: auto"><p>A line above it</p><p>A line below it</p></div></div>
  <div style="height: 0; overflow: hidden"><p>Folded away</p></div>
  <span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">Only read aloud</span>`,
);

withBrowser('the judge of a page', () => {
  let page: Page;
  before(async () => {
    page = await (await theBrowser()).newPage({ viewport: { width: 640, height: 400 } });
  });
  after(() => page?.close());

  const found = async (html: string, language: 'en' | 'fr' = 'en') => {
    await page.setContent(html);
    return faultsOf(page, { language });
  };

  for (const [kind, what, html] of planted)
    it(`${kind === 'filled' ? 'KA37: ' : ''}finds ${kind}: ${what}`, async () => {
      const faults = await found(html);
      expect([...new Set(faults.map((fault) => fault.kind))], faults.map(lineOf).join('\n')).to.deep.equal([kind]);
      if (kind === 'code') expect(faults[0]?.what).to.match(new RegExp(`^${what}`));
    });

  it('finds an English sentence on a French page, also in a place of a French one', async () => {
    const kinds = async (words: string) =>
      (
        await found(
          frame(`<p>${words}</p>`).replace('<h1>Requests', '<h1>Demandes').replace('lang="en"', 'lang="fr"'),
          'fr',
        )
      ).map(({ kind }) => kind);
    expect(await kinds('There is no page at this address.')).to.deep.equal(['language']);
    expect(await kinds('Il n’y a pas de page à cette adresse.')).to.deep.equal([]);
    expect(await kinds('English')).to.deep.equal([]);
  });

  it('leaves out what axe has seen before, and finds what is beside it', async () => {
    const nameless = '<button type="button" style="width: 30px; height: 30px"></button>';
    const rows = (bad: number) =>
      Array.from({ length: 12 }, (_, at) => `<tr><td>Row ${at}</td><td>${at === bad ? nameless : 'Well'}</td></tr>`);
    const body = (
      inMain: string,
      inMenu: string,
      badRow = -1,
    ) => `<!doctype html><html lang="en"><head><title>A page</title></head>
      <body><div><main><h1>Requests</h1><p><button type="button" id="more" style="height: 30px">More</button>${inMain}</p>
        <table><thead><tr><th scope="col">Title</th><th scope="col">Step</th></tr></thead><tbody>${rows(badRow).join('')}</tbody></table></main></div>
      <div data-portal><div role="menu" aria-labelledby="more"><button type="button" role="menuitem">Send</button>${inMenu}</div></div></body></html>`;
    const inMenu = nameless.replace('<button', '<button role="menuitem"');
    const ofPart = async (html: string, within?: string, without?: string[]) => {
      await page.setContent(html);
      return (await flawsOf(page, within, without)).map((flaw) => flaw.split(':')[0]);
    };
    const above = '[data-portal]';
    expect(await ofPart(body(nameless, ''), above), 'the page behind was seen').to.deep.equal([]);
    expect(await ofPart(body('', inMenu), above), 'the menu was not').to.deep.equal(['button-name']);
    expect(await ofPart(body('', '', 2), undefined, [...moreRows]), 'one of the first rows').to.deep.equal([
      'button-name',
    ]);
    expect(await ofPart(body('', '', 9), undefined, [...moreRows]), 'one of more of them').to.deep.equal([]);
    expect(await ofPart(body('', '', 9)), 'all of them').to.deep.equal(['button-name']);
    expect(
      await page.evaluate(`document.querySelector('tr:last-child').childNodes.length`),
      'nothing was taken',
    ).to.equal(2);
  });

  it('has nothing against a page that is well', async () => {
    expect((await found(good)).map(lineOf)).to.deep.equal([]);
  });
});
