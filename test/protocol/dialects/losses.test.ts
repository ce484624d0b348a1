import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { dialectRows } from '../../../src/domain/partner/dialects.js';
import { dialectNames, dialects } from '../../../src/protocol/dialects/index.js';
import { printLosses } from '../../../src/protocol/dialects/losses.js';

/** A formatter may align the columns. */
const unaligned = (table: string) => table.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
/** Tests run from the project's folder; compiled ones too. */
const readme = readFileSync(join(process.cwd(), 'src/protocol/dialects/README.md'), 'utf8');

describe('the dialects that staff can choose', () => {
  it('are those that are there, each with its label', () =>
    expect(Object.keys(dialectRows)).to.have.members(dialectNames));
});

describe('the README of the dialects', () => {
  it('shows the table of losses as it is', () => expect(unaligned(readme)).to.include(unaligned(printLosses())));

  it('says of each dialect who needs it', () => {
    for (const name of dialectNames) expect(readme).to.include(`- \`${name}\`: ${dialects[name]?.for}`);
  });
});
