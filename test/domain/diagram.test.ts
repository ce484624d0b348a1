import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { borrowingStates } from '../../src/domain/tables/borrowing.js';
import { tablesAsMarkdown } from '../../src/domain/tables/diagram.js';
import { lendingStates } from '../../src/domain/tables/lending.js';
import { readmePath, withTables } from './support/readme.js';

describe('the diagrams in src/domain/README.md', () => {
  it('are those of the tables; if not: npx tsx test/domain/write-readme.ts', () => {
    const readme = readFileSync(readmePath, 'utf8');
    expect(withTables(readme)).to.equal(readme);
  });

  it('show the moves out of every state', () => {
    const printed = tablesAsMarkdown();
    for (const state of [...borrowingStates, ...lendingStates])
      expect(printed).to.match(new RegExp(`^  ${state} --> `, 'm'));
  });
});
