/** Which states of a borrower and of a lender occur together: found by walking the two tables, and printed for the comparison of libraries. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { borrowingTables, lendingTables } from '../../../src/domain/tables/tables.js';
import { explore } from './explore.js';

export const jointStatesPath = fileURLToPath(new URL('../../../src/domain/agreement/joint-states.ts', import.meta.url));

/** Words that change no state, and orders by which staff knowingly step out of the conversation. */
const leftOut = new Set(
  [
    'generalMessage askStatus remind keepBack holdReturn releaseHoldReturn',
    'complete reactivate undoCheckIn checkInQuietly',
  ].flatMap((names) => names.split(' ')),
);
const isUsual = (act: string): boolean => !leftOut.has(act);

/** After these, staff know that the two libraries do not agree: what follows is no example. */
const alarms = new Set(['contradiction', 'lateSupply', 'returnUndone'].map((each) => `attention:${each}`));

/** The file, as the tables of today make it. */
export function jointStatesFile(): string {
  const asked = new Map<string, Set<string>>();
  const passed = new Set<string>();
  for (const service of ['Loan', 'Copy'] as const) {
    const scene = { lenders: 1, inFlight: 1, borrowerActs: isUsual, lenderActs: isUsual, alarms };
    const { atRest } = explore({ borrowing: borrowingTables[service], lending: lendingTables[service], ...scene });
    for (const each of atRest) {
      const [borrower = '', lender = '', standing] = each.split(' ');
      if (standing === 'passed') passed.add(lender);
      else asked.set(borrower, (asked.get(borrower) ?? new Set()).add(lender));
    }
  }
  const rows = [...asked]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([state, lenders]) => `  ${state}: ${words(lenders)},`);
  return `${head}${rows.join('\n')}\n};\n\n${headOfPassed}${words(passed)};\n`;
}

const words = (states: ReadonlySet<string>): string => `'${[...states].sort().join(' ')}'`;

const head = `/**
 * Which states of a lender occur beside a state of its borrower while no message is on its way between them: printed by
 * \`npm run fix\` from a walk of both tables through every order in which staff act and messages arrive. A state without
 * a row is one that the walk does not reach (several volumes, brokers): nothing is said of it.
 */
import type { BorrowingState } from '../tables/borrowing.js';

/** Of a lender that has the request. */
export const jointStates: Partial<Record<BorrowingState, string>> = {
`;
const headOfPassed = `/** Of a lender that the borrower has left, or has not asked. */
export const besidePassed =
  `;

export const printedJointStates = (): string => readFileSync(jointStatesPath, 'utf8');
