import { expect } from 'chai';
import type { RequestView } from '../../../src/contract/request-views.js';
import { inBoth, type Look, moreRows, windowsOf } from '../../look/both-looks.js';
import { faultsOf, lineOf } from '../../look/judge.js';
import { knownIn } from '../../look/known.js';
import { withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import type { AtBrowser } from './support/desk-in-browser.js';
import { unfit } from './support/dialog-fits.js';
import { filledLibraries } from './support/filled.js';
import * as layers from './support/layers.js';
import { keepPicture } from './support/place.js';
import { walker } from './support/walk.js';

const knownFaults = knownIn('every-dialog');

/** All that is above the page: dialogs, their lists and calendars, menus, notes. */
const above = '[data-portal]';

/** Menus and boxes that have to be there, each with the page on which it is opened. */
const ofLists = (...names: string[]) => names.flatMap((name) => [`/borrowing ${name}`, `/lending ${name}`]);
const menus = {
  en: [
    ...['I am at', 'Notifications', 'Help for this page', 'Mireille Roy', 'Create Request'].map(
      (name) => `/borrowing ${name}`,
    ),
    ...ofLists('Views', 'Order', 'Columns', 'Export', 'More actions'),
    ...['/patrons/P100 More actions', '/reports Export', '/scan/receive Sound'],
  ],
  fr: [
    ...['Je suis à', 'Avis', 'Aide pour cette page', 'Luc Gagnon', 'Créer une demande'].map(
      (name) => `/borrowing ${name}`,
    ),
    ...ofLists('Vues', 'Ordre', 'Colonnes', 'Exporter', 'Plus d’actions'),
    ...['/patrons/P100 Plus d’actions', '/reports Exporter', '/scan/receive Son'],
  ],
};

type Part = (going: layers.Going, look: Look) => Promise<unknown>;

/** One look after the other: what one does is news for the other. */
function inTurns(part: Part): Part {
  let turn: Promise<unknown> = Promise.resolve();
  return (going, look) => {
    turn = turn.then(() => part(going, look));
    return turn;
  };
}

withBrowser('every dialog, menu and note of the desk, in English at 1280×800 and in French at 640×400', () => {
  let two: TwoLibraries;
  let requests: RequestView[];
  const windows = windowsOf(() => two);

  before(async function () {
    this.timeout(300_000);
    two = await filledLibraries();
    requests = await layers.onePerState(two);
  });
  afterEach(async () => {
    expect(await windows.complaints()).to.deep.equal([]);
  });
  after(() => windows.close());

  const looked = new Set<string>();
  /** Goes through a part in both looks, and gives every flaw. */
  const flawsOf = (prefix: string, part: Part): Promise<string> =>
    inBoth(windows.of, async ({ page }: AtBrowser, look) => {
      const flaws: string[] = [];
      const going: layers.Going = {
        page,
        walk: walker(page),
        look: async (name, isWhole = false) => {
          // The page behind is the same under all of its dialogs: it is looked at with the first one.
          const behind = `${look.language} ${page.url()}`;
          const isSeen = !isWhole && looked.has(behind);
          looked.add(behind);
          const found = await faultsOf(page, {
            language: look.language,
            axe: isSeen ? { within: above } : { without: moreRows },
          });
          await keepPicture(page, `dialogs-${look.language}`, name);
          found.push(...(await unfit(page)));
          const place = { place: `${prefix} ${name}`, height: look.height };
          flaws.push(...knownFaults.without(place, found).map((fault) => `${name}: ${lineOf(fault)}`));
        },
      };
      await part(going, look);
      return flaws;
    });

  it('FA25: those of a request fit and have no flaw', async function () {
    this.timeout(300_000);
    const opened: number[] = [];
    const flaws = await flawsOf('dialog', async (going) => {
      opened.push((await layers.layersOfRequests(going, requests)).length);
    });
    expect(flaws).to.equal('');
    expect(Math.min(...opened)).to.be.above(25);
  });

  it('FA25: those that make something new fit and have no flaw', async function () {
    this.timeout(300_000);
    const seen: string[][] = [];
    const flaws = await flawsOf('drawer', async (going) => {
      seen.push(await layers.layersOfLists(going));
    });
    expect(flaws).to.equal('');
    for (const each of seen)
      expect(each).to.include.members(['/partners', '/staff', '/keys', '/rotas', '/rules/rota', '/closures']);
  });

  it('KB1, KA18: a secret that is shown once, a list with all columns, the palette', async function () {
    this.timeout(300_000);
    const flaws = await flawsOf('other', async (going, { language }) => {
      await layers.layersOfKeyboard(going);
      await layers.listsWithAllColumns(going);
      await layers.secretsShownOnce(going, `ci-${language}`);
    });
    expect(flaws).to.equal('');
  });

  it('KA2: the menus and boxes of lists, of a patron, of reports and of the header', async function () {
    this.timeout(300_000);
    const opened = new Map<Look['language'], string[]>();
    const flaws = await flawsOf('menu', async (going, { language }) => {
      opened.set(language, await layers.layersOfMenus(going));
    });
    expect(flaws).to.equal('');
    for (const language of ['en', 'fr'] as const) expect(opened.get(language)).to.include.members([...menus[language]]);
  });

  it('what is said in a corner: of one’s own step, of a partner’s answer', async function () {
    this.timeout(300_000);
    expect(
      await flawsOf(
        'toast',
        inTurns((going) => layers.toasts(going, two)),
      ),
    ).to.equal('');
  });

  it('the bar of ticked rows, what comes and what came of them with its Undo, and Undo in a history', async function () {
    this.timeout(300_000);
    expect(await flawsOf('bulk', inTurns(layers.layersOfBulk))).to.equal('');
    expect(await flawsOf('history', (going) => layers.undoInHistory(going, requests))).to.equal('');
  });

  it('KD3: what is said of a partner’s new address', async function () {
    this.timeout(300_000);
    const part = inTurns((going, { language }) => layers.noticeOfNewAddress(going, two, `ci-${language}`));
    expect(await flawsOf('notice', part)).to.equal('');
  });

  it('every fault that is known is still there', () => {
    expect(knownFaults.gone()).to.deep.equal([]);
  });
});
