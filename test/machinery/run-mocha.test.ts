import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';
import { type Progress, runMocha } from '../support/run-mocha.js';
import { sumOf } from '../support/tally.js';

describe('a run of the tests', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'test', 'tried-out-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(relative(root, folder), name);
  };
  const silent = () => {};

  it('says of each file how it ended, and of each failure its whole title, what was expected and where', async () => {
    const well = put('well.mjs', `it('is well', () => {}); it.skip('waits', () => {});\n`);
    const bad = put(
      'bad.mjs',
      `import assert from 'node:assert/strict';
      describe('a lender', () => describe('with two copies', () => {
        it('lends both', () => { assert.equal('one copy', 'two copies'); });
        it('is asked', () => {});
      }));
      describe('a desk', () => { before(() => { throw new Error('the desk is locked'); }); it('opens', () => {}); });\n`,
    );
    const [first, second, ...rest] = await runMocha([], [well, bad], {}, undefined, silent);
    expect(rest).to.deep.equal([]);
    expect(first).to.include({ file: well, passed: 1, failed: 0, skipped: 1 });
    expect(second).to.include({ file: bad, passed: 1, failed: 2, skipped: 0 });
    expect(second?.milliseconds).to.be.a('number');
    const [copies, desk] = second?.failures ?? [];
    expect(copies?.title).to.equal('a lender with two copies lends both');
    expect(copies?.error).to.contain('-one copy').and.to.contain('+two copies').and.to.contain(`(${bad}:3:`);
    expect(desk?.title).to.equal('a desk "before all" hook for "opens"');
    expect(desk?.error).to.contain('the desk is locked').and.to.contain(`(${bad}:6:`);
  }).timeout(60_000);

  it('KF13 says while it runs how many tests have ended, and in which file it is', async () => {
    const file = put('well.mjs', `it('is well', () => {}); it('is ill', () => { throw new Error('ill'); });\n`);
    const seen: Progress[] = [];
    await runMocha([], [file], {}, undefined, silent, (progress) => seen.push(progress));
    expect(seen.at(-1)).to.deep.equal({ passed: 1, failed: 1, file });
  }).timeout(60_000);

  it('blames the file in which its process died, and keeps what had ended', async () => {
    const files = [
      put('a.mjs', `describe('a', () => { it('is well', () => {}); });\n`),
      put(
        'b.mjs',
        `describe('b', () => { it('is well', () => {}); it('dies', () => { process.kill(process.pid, 9); }); });\n`,
      ),
      put('c.mjs', `describe('c', () => { it('is well', () => {}); });\n`),
    ];
    const results = await runMocha([], files, {}, undefined, silent);
    expect(results.map(({ file, failed }) => [file, failed])).to.deep.equal([
      [files[0], 0],
      [files[1], 1],
      [files[2], 1],
    ]);
    expect(sumOf(results).passed).to.equal(1);
    expect(results.flatMap(({ failures }) => failures.map(({ title }) => title))).to.deep.equal([
      'the process of its tests was ended by SIGKILL',
      `was not run: the process ended in ${files[1]}`,
    ]);
  }).timeout(60_000);

  it('KD14: ends a process of which no test ends any more, and says where it hung', async () => {
    const files = [put('goes.mjs', `it('goes', () => {});\n`), put('hangs.mjs', `it('hangs', () => { for (;;); });\n`)];
    const results = await runMocha([], files, {}, undefined, silent, undefined, 4_000);
    expect(results.map(({ file, failed }) => [file, failed])).to.deep.equal([
      [files[0], 0],
      [files[1], 1],
    ]);
    expect(results[1]?.failures.map(({ title }) => title)).to.deep.equal([
      'the process of its tests hung: no test ended for 4 s',
    ]);
  }).timeout(60_000);

  it('KD14: that is broken off ends also where a process does not hear it', async () => {
    const file = put('deaf.mjs', `it('is deaf', () => { for (;;); });\n`);
    const stopped = new AbortController();
    const running = runMocha([], [file], {}, stopped.signal, silent);
    setTimeout(() => stopped.abort(), 3_000);
    expect(sumOf(await running)).to.include({ passed: 0 });
  }).timeout(60_000);

  it('says why a file could not be read', async () => {
    const file = put('broken.mjs', `import './no-such-file.mjs';\n`);
    const [result] = await runMocha([], [file], {}, undefined, silent);
    expect(result).to.include({ file, passed: 0, failed: 1 });
    expect(result?.failures[0]?.error).to.contain('no-such-file.mjs');
  }).timeout(60_000);

  it('names the one file of several that cannot be loaded, and why, also where it is TypeScript', async () => {
    const files = [
      put('well.ts', `describe('a', () => { it('is well' as string, () => {}); });\n`),
      put('ill.ts', `const jobs = {} as { backup?: { at: string } };\nconsole.log(jobs.backup!.at);\n`),
    ];
    const [well, ill] = await runMocha([], files, {}, undefined, silent);
    expect(ill).to.include({ file: files[1], passed: 0, failed: 1 });
    expect(ill?.failures[0]?.error)
      .to.contain("Cannot read properties of undefined (reading 'at')")
      .and.to.match(/ill\.ts:2/);
    expect(well?.failures[0]?.title).to.equal(`was not run: ${files[1]} cannot be loaded`);
  }).timeout(60_000);

  it('FC15: that somebody breaks off counts what has not ended neither as passed nor as failed', async () => {
    const file = put('slow.mjs', `it('goes on and on', (done) => { setTimeout(done, 60_000); }).timeout(70_000);\n`);
    const stopped = new AbortController();
    const running = runMocha([], [file], {}, stopped.signal, silent);
    setTimeout(() => stopped.abort(), 2_000);
    expect(sumOf(await running)).to.deep.equal({ passed: 0, failed: 0, skipped: 0 });
  }).timeout(60_000);
});
