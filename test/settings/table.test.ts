import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { settingRows } from '../../src/settings/rows.js';
import { withSettings } from '../../src/settings/table.js';

describe('the table of settings in the README', () => {
  it('is printed from the code; if not: npx tsx test/settings/write-readme.ts', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(withSettings(readme)).to.equal(readme);
    for (const { env } of Object.values(settingRows)) expect(readme).to.include(`\`${env}\``);
  });

  it('has each environment variable once', () => {
    const names = Object.values(settingRows).map((row) => row.env);
    expect(new Set(names).size).to.equal(names.length);
  });
});
