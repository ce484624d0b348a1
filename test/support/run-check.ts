/** `npm run check`: everything about this checkout that can be told without running it. */
import { check } from './run-steps.js';
import { asLine } from './tally.js';

const total = await check();
console.log(`\n${asLine(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
