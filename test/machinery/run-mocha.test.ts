import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';
import { runMocha } from '../support/run-mocha.js';

describe('a run of the tests that somebody breaks off', () => {
  it('FC15: counts what has not ended neither as passed nor as failed', async () => {
    const folder = mkdtempSync(join(root, 'test', 'broken-off-'));
    try {
      const file = join(folder, 'slow.mjs');
      writeFileSync(file, `it('goes on and on', (done) => { setTimeout(done, 60_000); }).timeout(70_000);\n`);
      const stopped = new AbortController();
      const running = runMocha([], [file], {}, stopped.signal, () => {});
      setTimeout(() => stopped.abort(), 2_000);
      expect(await running).to.deep.equal({ passed: 0, failed: 0, skipped: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
