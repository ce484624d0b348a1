const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const { reporters } = require('mocha');

const Shown = process.env.INTERLEND_TEST_SHOW === 'all' ? reporters.Spec : reporters.Dot;

/** The reason, the difference, and the places in the checkout: a few lines, as they are told at the end of a run. */
function inShort(error) {
  const message = stripVTControlCharacters(String(error?.message || error || 'No error was given.')).split('\n');
  const lines = message.slice(0, 6);
  if (reporters.Base.showDiff(error)) {
    const difference = stripVTControlCharacters(reporters.Base.generateDiff(error.actual, error.expected)).split('\n');
    lines.push(
      ...difference.filter((line) => /^\s*[+-]/.test(line) && !/[+-] (expected|actual)/.test(line)).slice(0, 6),
    );
  }
  const places = String(error?.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node_modules|node:|<anonymous>\)?$/.test(line));
  // Where it was thrown, and where the test was. From the root of the checkout: `test/a.test.ts:3`.
  for (const place of new Set([places[0], places.find((line) => /\.test\.ts/.test(line))]))
    if (place) lines.push(place.trim().replace('file://', '').replace(`${process.cwd()}/`, ''));
  return lines.map((line) => line.slice(0, 300)).join('\n');
}

/** Lines that tests have for the end of the run: see `measured.ts`. */
const measured = Symbol.for('interlend.tests.measured');

/**
 * Shows the results (dots, or every title) and leaves them in a file for the runner, file by file: also when the process
 * dies on the way. Something left open after the last test is a failure: what opens a thing closes it.
 */
module.exports = class extends Shown {
  constructor(runner, options) {
    super(runner, options);
    if (process.channel) {
      process.channel.unref();
      process.once('disconnect', () => process.exit(1));
    }
    const results = new Map();
    const asked = () => globalThis[Symbol.for('interlend.tests.dice-asked')] ?? 0;
    // What was asked while the files were loaded counts for each of them.
    const askedBefore = asked() > 0 ? 1 : 0;
    let askedSoFar = asked();
    let current;
    let since = performance.now();
    const write = (ended, open) => {
      const now = performance.now();
      if (current) {
        current.milliseconds += Math.round(now - since);
        current.dice += asked() - askedSoFar;
        const lines = globalThis[measured]?.splice(0) ?? [];
        if (lines.length > 0) current.measured = [...(current.measured ?? []), ...lines];
      }
      since = now;
      askedSoFar = asked();
      const counts = process.env.INTERLEND_TEST_COUNTS;
      if (counts)
        writeFileSync(counts, JSON.stringify({ ended, open, at: current?.file, results: [...results.values()] }));
    };
    const resultOf = (path) => {
      const file = path ? relative(process.cwd(), path) : '';
      const known = results.get(file);
      if (known) return known;
      const made = { file, passed: 0, failed: 0, skipped: 0, milliseconds: 0, dice: askedBefore, failures: [] };
      results.set(file, made);
      return made;
    };
    const begin = ({ file }) => {
      const begun = resultOf(file);
      if (begun === current) return;
      write(false);
      current = begun;
      write(false);
    };
    runner.on('suite', (suite) => {
      if (suite.parent?.root) begin(suite);
    });
    runner.on('test', begin);
    // The runner shows how far it is.
    const report = () => {
      const all = [...results.values()];
      const sum = (of) => all.reduce((total, result) => total + result[of], 0);
      if (process.connected) process.send({ passed: sum('passed'), failed: sum('failed'), file: current?.file });
    };
    runner.on('test end', report);
    runner.on('pass', (test) => resultOf(test.file).passed++);
    runner.on('pending', (test) => resultOf(test.file).skipped++);
    runner.on('fail', (test, error) => {
      const result = resultOf(test.file ?? test.parent?.file);
      result.failed++;
      result.failures.push({ title: test.fullTitle(), error: inShort(error) });
    });
    runner.once('end', () => {
      write(true);
      setTimeout(() => {
        const open = process.getActiveResourcesInfo().join(', ');
        console.error(`Still open 10 s after the last test: ${open}`);
        write(true, open);
        process.exit(1);
      }, 10_000).unref();
    });
  }
};
