import { expect } from 'chai';
import { mostTriedAgain, runAgainAlone } from '../support/run-again.js';
import { type FileResult, sumOf } from '../support/tally.js';

const result = (file: string, passed: number, ...titles: string[]): FileResult => ({
  file,
  passed,
  failed: titles.length,
  skipped: 0,
  milliseconds: 1,
  failures: titles.map((title) => ({ title, error: `${title} went wrong` })),
});
const everyFile = () => true;

describe('a file of tests that failed beside others', () => {
  it('is run once more by itself; what passes then counts as passed and is named', async () => {
    const asked: string[] = [];
    const first = [result('a', 3), result('b', 1, 'lends', 'returns')];
    const { results, passedAlone } = await runAgainAlone(first, everyFile, async (file) => {
      asked.push(file);
      return [result(file, 3)];
    });
    expect(asked).to.deep.equal(['b']);
    expect(sumOf(results)).to.deep.equal({ passed: 6, failed: 0, skipped: 0 });
    expect(passedAlone).to.deep.equal([
      { file: 'b', title: 'lends', error: 'lends went wrong' },
      { file: 'b', title: 'returns', error: 'returns went wrong' },
    ]);
  });

  it('has failed when it fails again', async () => {
    const first = [result('b', 1, 'lends', 'returns')];
    const { results, passedAlone } = await runAgainAlone(first, everyFile, async () => [result('b', 2, 'lends')]);
    expect(sumOf(results)).to.deep.equal({ passed: 2, failed: 1, skipped: 0 });
    expect(passedAlone.map(({ title }) => title)).to.deep.equal(['returns']);
  });

  it('is not run again when too many failed', async () => {
    const first = Array.from({ length: mostTriedAgain + 1 }, (_, at) => result(`file ${at}`, 0, 'is well'));
    const { results } = await runAgainAlone(first, everyFile, () => expect.fail('it was run again'));
    expect(sumOf(results).failed).to.equal(mostTriedAgain + 1);
  });

  it('keeps its first result when the second run is broken off, and what is no test is not run', async () => {
    const first = [result('a', 0, 'lends'), result('npm run check', 4, 'types')];
    const { results, passedAlone } = await runAgainAlone(
      first,
      (file) => file === 'a',
      async () => [],
    );
    expect(sumOf(results)).to.deep.equal({ passed: 4, failed: 2, skipped: 0 });
    expect(passedAlone).to.deep.equal([]);
  });
});
