/** `npm run check`: everything about this checkout that can be told without running it; `--quick` leaves out what takes long. */
import { parseArgs } from 'node:util';
import { closingWords } from './closing-words.js';
import { check } from './run-steps.js';
import { sumOf } from './tally.js';

const help = `npm run check -- [options]

  --quick   types, format and lint alone
  --help    this`;

function chosen(): { quick: boolean } {
  try {
    const options = { quick: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } } as const;
    const { quick, help: asks } = parseArgs({ options }).values;
    if (!asks) return { quick };
    console.log(help);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

const values = chosen();
const began = performance.now();
const results = await check(values);
const milliseconds = performance.now() - began;
console.log(`\n${closingWords({ results, passedAlone: [], times: new Map(), milliseconds, slowest: false })}`);
process.exit(sumOf(results).failed > 0 ? 1 : 0);
