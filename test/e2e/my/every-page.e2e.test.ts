import { expect } from 'chai';
import { inBoth } from '../../look/both-looks.js';
import { faultsOf, lineOf } from '../../look/judge.js';
import { knownIn } from '../../look/known.js';
import { patronsRequests, walkAsPatron } from '../../look/patron-walk.js';
import { withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { openPatronWindow } from './patron-in-browser.js';
import { openTwoColleges } from './two-colleges.js';

const knownFaults = knownIn('every-page');

withBrowser('every page of the patrons’ side', () => {
  let two: TwoLibraries;
  let number = '';
  before(async function () {
    this.timeout(240_000);
    two = await openTwoColleges();
    number = await patronsRequests(two);
  });
  after(() => two?.close());

  it('can be read, reached and understood, and is accessible, in English at 1280×800 and in French at 640×400', async function () {
    this.timeout(240_000);
    const flaws = await inBoth(
      ({ language, width, height }) => openPatronWindow(two.borrower.desk, { language, width, height }),
      async (window, { language, height }) => {
        const found: string[] = [];
        const places: string[] = [];
        await walkAsPatron(window.page, number, async (place) => {
          const faults = await faultsOf(window.page, { language });
          found.push(...knownFaults.without({ place, height }, faults).map((fault) => `${place} ${lineOf(fault)}`));
          places.push(place);
        });
        expect(places.length).to.be.above(13);
        await window.close();
        return [...found, ...window.faults];
      },
    );
    expect(flaws).to.equal('');
  });

  it('every fault that is known is still there', () => {
    expect(knownFaults.gone()).to.deep.equal([]);
  });
});
