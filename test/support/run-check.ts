/** `npm run check`: everything about this checkout that can be told without running it; `--quick` leaves out what takes long. */
import { parseArgs } from 'node:util';
import { closingWords } from './closing-words.js';
import { check } from './run-steps.js';
import { sumOf } from './tally.js';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const began = performance.now();
const results = await check(values);
const milliseconds = performance.now() - began;
console.log(`\n${closingWords({ results, passedAlone: [], times: new Map(), milliseconds, slowest: false })}`);
process.exit(sumOf(results).failed > 0 ? 1 : 0);
