import { expect } from 'chai';
import { inLanes, portionsOf } from '../support/portions.js';

const named = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, at) => `${name}/${at}.test.ts`);

describe('the work of a run of the tests', () => {
  it('is cut into portions of about equal size, the slow levels first and in turn, and no file is lost', () => {
    const files = {
      unit: named(50, 'unit'),
      integration: named(2, 'integration'),
      e2e: named(3, 'e2e'),
      desk: named(29, 'desk'),
    };
    const portions = portionsOf(files);
    expect(portions.map(({ title, files: { length } }) => `${title} (${length})`)).to.deep.equal([
      'desk: 1 to 10 of 29 files (10)',
      'e2e: 3 files (3)',
      'desk: 11 to 20 of 29 files (10)',
      'integration: 2 files (2)',
      'desk: 21 to 29 of 29 files (9)',
      'unit: 1 to 25 of 50 files (25)',
      'unit: 26 to 50 of 50 files (25)',
    ]);
    expect(portions.flatMap((portion) => portion.files)).to.have.members(Object.values(files).flat());
  });

  it('leaves the stories of loans together: they share their libraries', () => {
    const loans = named(12, 'test/e2e/loans');
    const e2e = [...named(13, 'test/e2e'), ...loans];
    const portions = portionsOf({ unit: [], integration: [], e2e, desk: [] });
    expect(portions.map((portion) => portion.files.length)).to.deep.equal([12, 7, 6]);
    expect(portions[0]?.files).to.deep.equal(loans);
  });

  it('leaves what looks at every page of the desk together, and begins with it: it shares its libraries', () => {
    const every = ['every-dialog', 'every-screen', 'hostile-text', 'no-answer'].map(
      (name) => `test/e2e/desk/${name}.e2e.test.ts`,
    );
    const desk = [...named(9, 'test/e2e/desk'), ...every, ...named(4, 'test/e2e/desk/more')];
    const portions = portionsOf({ unit: [], integration: [], e2e: [], desk });
    expect(portions.map((portion) => portion.files.length)).to.deep.equal([4, 7, 6]);
    expect(portions[0]?.files).to.deep.equal(every);
    expect(portions.flatMap((portion) => portion.files)).to.have.members(desk);
  });

  it('goes to whoever is free, so many at a time, and ends when it is over', async () => {
    const done: string[] = [];
    let [now, most] = [0, 0];
    const does = async (piece: string) => {
      most = Math.max(most, ++now);
      for (let turns = piece === 'long' ? 20 : 1; turns > 0; turns -= 1) await Promise.resolve();
      now -= 1;
      done.push(piece);
    };
    await inLanes(['long', 'a', 'b', 'c'], 2, does);
    expect(most).to.equal(2);
    expect(done).to.deep.equal(['a', 'b', 'c', 'long']);
    await inLanes(['d', 'e', 'f'], 1, does, () => done.includes('d'));
    expect(done.slice(4)).to.deep.equal(['d']);
  });
});
