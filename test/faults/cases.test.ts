import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { allClaims } from '../requirements/table.js';
import { casesIn } from '../requirements/titles.js';
import { casesAsMarkdown, faultCases, readmePath, shownCases } from './cases/index.js';
import { waiting } from './cases/waiting.js';

/** So many cases wait today. Whoever writes the test of one takes one off. */
const mostWaiting = 0;

describe('the fault cases', () => {
  const claims = allClaims();
  const shown = new Set(shownCases(claims).map(({ code }) => code));

  it('are all there, in order', () => {
    const chapters: [string, number][] = [
      ['A', 26],
      ['B', 22],
      ['C', 19],
      ['D', 26],
      ['E', 23],
    ];
    expect(faultCases.map(({ code }) => code)).to.deep.equal(
      chapters.flatMap(([letter, many]) => Array.from({ length: many }, (_, at) => `${letter}${at + 1}`)),
    );
  });

  it('have each a test whose title names them, are waiting with a reason, or are not built', () => {
    const without = faultCases.filter(
      ({ code, notBuilt }) => !shown.has(code) && waiting[code] === undefined && notBuilt === undefined,
    );
    expect(without.map(({ code, provoked }) => `${code} ${provoked}`)).to.deep.equal([]);
  });

  it('wait no longer once a test names them, and ever fewer of them wait', () => {
    expect(Object.keys(waiting).filter((code) => shown.has(code))).to.deep.equal([]);
    expect(Object.keys(waiting)).to.have.length(mostWaiting);
    const known = new Set(faultCases.map(({ code }) => code));
    expect(Object.keys(waiting).filter((code) => !known.has(code))).to.deep.equal([]);
  });

  it('are not built in one place alone, and no test claims it', () => {
    const notBuilt = faultCases.filter((row) => row.notBuilt !== undefined).map(({ code }) => code);
    expect(notBuilt).to.deep.equal(['E19']);
    expect(notBuilt.filter((code) => shown.has(code))).to.deep.equal([]);
  });

  it('hold every case that a title names', () => {
    const known = new Set(faultCases.map(({ code }) => code));
    const wrong = claims.filter(({ cases }) => cases.some((code) => !known.has(code)));
    expect(wrong.map(({ file, title }) => `${file}: ${title}`)).to.deep.equal([]);
  });

  it('say in sentences how they are provoked and what must hold', () => {
    for (const { code, provoked, holds, notBuilt = 'None.' } of faultCases)
      for (const sentence of [provoked, holds, notBuilt]) expect(sentence, code).to.match(/^[A-Z“].*\.$/);
    for (const [code, reason] of Object.entries(waiting)) expect(reason, code).to.match(/^[A-Z“].*\.$/);
  });

  it('are printed as they are; if not: npx tsx test/faults/write-readme.ts', () => {
    expect(readFileSync(readmePath, 'utf8')).to.equal(casesAsMarkdown(claims));
  });
});

describe('the titles of tests', () => {
  it('name fault cases one by one and in ranges', () => {
    expect(casesIn('A5, B12: twice A5; not FA1, R36, E2E, XB3 or A4711')).to.deep.equal(['A5', 'B12']);
    expect(casesIn('a document type (D1–D4)')).to.deep.equal(['D1', 'D2', 'D3', 'D4']);
  });
});
