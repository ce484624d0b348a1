import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { findings, findingsAsMarkdown, findingsPath, unprovenFindings } from './findings/index.js';
import { requirements } from './rows.js';
import { allClaims, readmePath, tableAsMarkdown, unshown } from './table.js';
import { claimsIn, findingsIn, numbersIn } from './titles.js';

describe('the table of requirements', () => {
  const claims = allClaims();

  it('has a row for each number from 1 to 126, in order', () => {
    expect(requirements.map(({ number }) => number)).to.deep.equal(Array.from({ length: 126 }, (_, at) => at + 1));
  });

  it('has for each row a test whose title names it, for a screen one in a browser', () => {
    expect(unshown(claims).map(({ number, says }) => `R${number} ${says}`)).to.deep.equal([]);
  });

  it('holds every number that a title names', () => {
    const shown = new Set(requirements.map(({ number }) => number));
    const wrong = claims.filter(({ numbers }) => numbers.some((number) => !shown.has(number)));
    expect(wrong.map(({ file, title }) => `${file}: ${title}`)).to.deep.equal([]);
  });

  it('says each thing once, as sentences', () => {
    expect(new Set(requirements.map(({ says }) => says)).size).to.equal(requirements.length);
    for (const { number, says } of requirements) expect(says, `R${number}`).to.match(/^[A-Z].*\.$/);
  });

  it('is printed as it is; if not: npx tsx test/requirements/write-table.ts', () => {
    expect(readFileSync(readmePath, 'utf8')).to.equal(tableAsMarkdown(claims));
  });
});

describe('the faults found by using the product', () => {
  const claims = allClaims();

  it('have for each that waits for nothing a test whose title names it', () => {
    expect(unprovenFindings(claims).map(({ code, says }) => `${code} ${says}`)).to.deep.equal([]);
  });

  it('hold every number that a title names', () => {
    const known = new Set<string>(findings.map(({ code }) => code));
    const wrong = claims.filter((claim) => claim.findings.some((code) => !known.has(code)));
    expect(wrong.map(({ file, title }) => `${file}: ${title}`)).to.deep.equal([]);
  });

  it('are each said once, as a sentence', () => {
    expect(new Set(findings.map(({ code }) => code)).size).to.equal(findings.length);
    for (const { code, says } of findings) expect(says, code).to.match(/^[A-Z“‘`].*\.$/);
  });

  it('are printed as they are; if not: npx tsx test/requirements/write-table.ts', () => {
    expect(readFileSync(findingsPath, 'utf8')).to.equal(findingsAsMarkdown(claims));
  });
});

describe('the titles of tests', () => {
  it('name requirements one by one, in lists and in ranges', () => {
    expect(numbersIn('R36, R38: one item (R7)')).to.deep.equal([7, 36, 38]);
    expect(numbersIn('R112–R115 and R5-7')).to.deep.equal([5, 6, 7, 112, 113, 114, 115]);
    expect(numbersIn('PR36, R1234, XR7 and ISR')).to.deep.equal([]);
  });

  it('name findings', () => {
    expect(findingsIn('FA1, FE12, KD3: twice FA1; not XFA1, FI1, KI2 or FA123')).to.deep.equal(['FA1', 'FE12', 'KD3']);
  });

  it('are found where they stand: a suite counts when tests run in it, what is skipped does not', () => {
    const source = `
      loansBetween('R1: a suite of our own', (network) => {
        it('R2: a test', async () => {});
        for (const word of words) it(\`R3: \${word} in a template\`, () => {});
        it.skip('R4: a skipped test', () => {});
      });
      describe('R5: without tests', () => {});
      describe.skip('R6: skipped', () => { it('R7: with it', () => {}); });
      strikes('R8: no function, no title');`;
    expect(claimsIn(source, 'a.test.ts').map(({ title, numbers }) => [title, ...numbers])).to.deep.equal([
      ['R1: a suite of our own', 1],
      ['R2: a test', 2],
      ['R3: … in a template', 3],
    ]);
  });
});
