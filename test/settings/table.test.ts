import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { settingFrom } from '../../src/settings/read-settings.js';
import { boundsOf, type SettingName, type SettingRow, settingRows } from '../../src/settings/rows.js';
import { type Language, languages } from '../../src/words/languages.js';
import { pageOfSettings, withSettings } from './support/table.js';

describe('the table of settings in the handbook', () => {
  for (const language of languages)
    it(`is printed from the code: ${language}; if not: npx tsx test/settings/write-handbook.ts`, () => {
      const page = readFileSync(pageOfSettings(language), 'utf8');
      expect(withSettings(page, language)).to.equal(page);
      for (const { env } of Object.values(settingRows)) expect(page).to.include(`\`${env}\``);
    });

  it('says in each language what a setting does and which numbers it takes', () => {
    const lineOf = (language: Language) =>
      readFileSync(pageOfSettings(language), 'utf8')
        .split('\n')
        .find((line) => line.startsWith('| `INTERLEND_OVERDUE_RESEND_DAYS`'))
        ?.replaceAll(/\s/g, ' ');
    expect(lineOf('en')).to.include('0 = one message only').and.to.include('a whole number from 0 to 10,000.');
    expect(lineOf('fr')).to.include('0 = un seul message').and.to.include('un nombre entier de 0 à 10 000.');
  });

  it('has defaults that the start takes: each number within its bounds', () => {
    const wrong = (Object.entries(settingRows) as [SettingName, SettingRow][]).filter(
      ([name, row]) => boundsOf(row) && 'expected' in settingFrom(name, row.default),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('has each environment variable once', () => {
    const names = Object.values(settingRows).map((row) => row.env);
    expect(new Set(names).size).to.equal(names.length);
  });
});
