const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

const Shown = process.env.INTERLEND_TEST_SHOW === 'all' ? reporters.Spec : reporters.Dot;

/**
 * Shows the results (dots, or every title) and leaves their numbers in a file for the runner. Something left open after
 * the last test is a failure: what opens a thing closes it.
 */
module.exports = class extends Shown {
  constructor(runner, options) {
    super(runner, options);
    if (process.channel) {
      process.channel.unref();
      process.once('disconnect', () => process.exit(1));
    }
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      const file = process.env.INTERLEND_TEST_COUNTS;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      setTimeout(() => {
        console.error(`Still open 10 s after the last test: ${process.getActiveResourcesInfo().join(', ')}`);
        process.exit(1);
      }, 10_000).unref();
    });
  }
};
