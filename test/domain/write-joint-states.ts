/** `npx tsx test/domain/write-joint-states.ts` prints which states of borrower and lender occur together. */
import { writeFileSync } from 'node:fs';
import { jointStatesFile, jointStatesPath } from './support/joint-states.js';

writeFileSync(jointStatesPath, jointStatesFile());
