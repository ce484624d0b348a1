import { expect } from 'chai';
import { screens } from '../e2e/desk/support/screens.js';
import { foldersOfScreens, shareOf, shares } from './share.js';

const views = screens.map(({ path }) => path.replaceAll(/:\w+/g, '7'));

describe('the share of pages that a whole run visits', () => {
  it('is every page, once, within as many commits as there are shares', () => {
    const visited = Array.from({ length: shares }, (_, at) => shareOf(views, at, []));
    expect(visited.flat().sort()).to.deep.equal([...views].sort());
    for (const each of visited) expect(each.length).to.be.lessThan(views.length / 2);
  });

  it('holds the pages of what has changed as well', () => {
    for (let at = 0; at < shares; at += 1)
      expect(shareOf(views, at, ['src/ui/reports/page.tsx', 'src/engine/act.ts'])).to.include('/reports');
  });

  it('is all of them when something has changed that all are made of', () => {
    for (const file of ['src/ui/frame/header.tsx', 'src/ui/parts/table.tsx'])
      expect(shareOf(views, 1, [file]), file).to.deep.equal(views);
  });

  it('knows the folder of each screen', () => {
    expect([...foldersOfScreens().keys()]).to.have.members(screens.map(({ path }) => path));
  });
});
