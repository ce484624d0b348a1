import { expect } from 'chai';
import { chooseTests } from '../support/choose-tests.js';
import { isLeftover } from '../support/databases.js';

const all = ['test/domain/step.test.ts', 'test/machinery/lock-file.test.ts', 'test/storage/schema.integration.test.ts'];

describe('npm test', () => {
  it('runs everything when nothing is chosen', () => {
    const { files, everything } = chooseTests([], all);
    expect(files.unit).to.have.length(2);
    expect(files.integration).to.deep.equal(['test/storage/schema.integration.test.ts']);
    expect(everything).to.equal(true);
  });

  it('visits a share of the pages when everything is run, and all of them with --everything or when something is chosen', () => {
    expect(chooseTests([], all).shares).to.equal(true);
    for (const args of [['--everything'], ['--desk'], ['test/machinery/lock-file.test.ts']])
      expect(chooseTests(args, all).shares, args.join(' ')).to.equal(false);
  });

  it('leaves out the levels that are not named', () => {
    const { files, everything } = chooseTests(['--unit'], all);
    expect(files.integration).to.deep.equal([]);
    expect(everything).to.equal(false);
  });

  it('knows the tests of the staff desk, in a browser, by their folder', () => {
    const { files } = chooseTests(['--desk'], [...all, 'test/e2e/demo.e2e.test.ts', 'test/e2e/desk/lists.e2e.test.ts']);
    expect(files.desk).to.deep.equal(['test/e2e/desk/lists.e2e.test.ts']);
    expect(files.e2e).to.deep.equal([]);
  });

  it('takes a file or a folder', () => {
    expect(chooseTests(['test/machinery/lock-file.test.ts'], all).files.unit).to.have.length(1);
    expect(chooseTests(['test/machinery'], all).files.unit).to.deep.equal(['test/machinery/lock-file.test.ts']);
  });

  it('leaves the tests of what has changed', () => {
    const { files, everything } = chooseTests(['--changed'], all, (tests) => tests.slice(0, 1));
    expect(files.unit).to.deep.equal(['test/domain/step.test.ts']);
    expect(files.integration).to.deep.equal([]);
    expect(everything).to.equal(false);
  });

  it('says so when there is no such test', () => {
    expect(() => chooseTests(['test/no-such-folder'], all)).to.throw('There is no test in test/no-such-folder');
  });

  it('names each place that is wrong, what was probably meant and what would run, and runs nothing', () => {
    const places = [
      'test/machinery/lock-file.test.ts',
      'test/domian/lock-files.test.ts',
      'test/storage/schema.test.ts',
      'test/x',
    ];
    expect(() => chooseTests(places, all)).to.throw(
      [
        'There is no test in test/domian/lock-files.test.ts. Did you mean test/machinery/lock-file.test.ts?',
        'There is no test in test/storage/schema.test.ts. Did you mean test/storage/schema.integration.test.ts?',
        'There is no test in test/x.',
        'Nothing was run. Right, and runs without the others: npm test -- test/machinery/lock-file.test.ts',
      ].join('\n'),
    );
  });
});

describe('a test database', () => {
  const began = Date.parse('2026-03-01T12:00:00Z');
  const name = `interlend_test_${began.toString(36)}_a1b2c3_77_1`;

  it('of a run that began an hour ago is a leftover', () => {
    expect(isLeftover(name, began + 3_600_001)).to.equal(true);
  });

  it('of a run that may still be going is left alone', () => {
    expect(isLeftover(name, began + 3_500_000)).to.equal(false);
  });

  it('is the only kind that is ever dropped', () => {
    expect(isLeftover('interlend_test_mine', began)).to.equal(false);
    expect(isLeftover('postgres', began)).to.equal(false);
  });
});
