import { expect } from 'chai';
import { closingWords } from '../support/closing-words.js';
import type { FileResult } from '../support/tally.js';

const failed: FileResult = {
  file: 'test/domain/rota.test.ts',
  passed: 4,
  failed: 1,
  skipped: 0,
  milliseconds: 12_400,
  failures: [{ title: 'a rota asks each once', error: 'expected 2 to equal 1\nat test/domain/rota.test.ts:9:3' }],
};
const quick: FileResult = { ...failed, file: 'quick.test.ts', failed: 0, failures: [], milliseconds: 300 };
const times = new Map([
  ['unit', 61_000],
  ['desk', 840_000],
]);

describe('the end of a run of the tests', () => {
  it('tells the slowest files, the time of each level, what passed only alone, what failed, and sums up', () => {
    const words = closingWords({
      results: [quick, failed],
      passedAlone: [{ file: 'b.test.ts', title: 'a list is read', error: 'Timeout of 60000ms\nat b.test.ts:1:1' }],
      times,
      milliseconds: 905_000,
      slowest: true,
    });
    expect(words).to.equal(`Slowest files:
    12 s  test/domain/rota.test.ts
   0.3 s  quick.test.ts

Time: unit 61 s, desk 840 s, 905 s altogether.

1 test passed only when run again alone:
  b.test.ts: a list is read
      Timeout of 60000ms

1 failure:
  test/domain/rota.test.ts: a rota asks each once
      expected 2 to equal 1
      at test/domain/rota.test.ts:9:3

8 passed, 1 failed, 0 skipped`);
  });

  it('tells what the short forms of the fault cases took, added up and as three processes run them', () => {
    const of = (file: string, milliseconds: number) => ({ ...quick, file, milliseconds });
    const results = [
      of('test/faults/broker.e2e.test.ts', 60_000),
      of('test/faults/noisy.integration.test.ts', 31_000),
      of('test/e2e/faults.e2e.test.ts', 7_000),
    ];
    const lines = closingWords({ results, passedAlone: [], times, milliseconds: 1, slowest: false }).split('\n');
    expect(lines).to.include('Short forms of the fault cases: 2 files, 91 s added up, 30 s by 3 at a time.');
  });

  it('tells what tests measured', () => {
    const results = [quick, { ...quick, measured: ['Files from the call to its answer: 90.'] }];
    const lines = closingWords({ results, passedAlone: [], times, milliseconds: 1, slowest: false }).split('\n');
    expect(lines).to.include('Files from the call to its answer: 90.');
  });

  it('has nothing to tell of a run in which all is well but its time and its sum', () => {
    const words = closingWords({ results: [quick], passedAlone: [], times, milliseconds: 61_000, slowest: false });
    expect(words).to.equal('Time: unit 61 s, desk 840 s, 61 s altogether.\n\n4 passed, 0 failed, 0 skipped');
  });

  it('names every failure, and the first ones with their errors last, where they can be read', () => {
    const failures = Array.from({ length: 40 }, (_, at) => ({ title: `test ${at}`, error: `error ${at}` }));
    const results = [{ ...failed, failed: 40, failures }];
    const lines = closingWords({ results, passedAlone: [], times, milliseconds: 1, slowest: false }).split('\n');
    expect(lines.filter((line) => /: test \d+$/.test(line))).to.have.length(40);
    expect(lines.slice(-4, -2)).to.deep.equal(['  test/domain/rota.test.ts: test 0', '      error 0']);
    expect(lines).to.include('      error 24');
    expect(lines).not.to.include('      error 25');
  });
});
