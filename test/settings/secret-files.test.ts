import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readSettings, WrongSetting } from '../../src/settings/read-settings.js';
import { type SettingName, type SettingRow, settingRows } from '../../src/settings/rows.js';
import { fileEnvOf, secretOf, secretRows } from '../../src/settings/secret-files.js';

const enough = { INTERLEND_NAME: 'Algonquin College', INTERLEND_SYMBOLS: 'ISIL:CA-OOALG' };
const nameOf = (row: SettingRow) =>
  Object.entries(settingRows).find(([, each]) => each.env === row.env)?.[0] as SettingName;
const valueFor = ({ env }: SettingRow) =>
  env === 'DATABASE_URL'
    ? 'postgres://interlend:from-a-file@db.example/interlend'
    : env === 'AMQP_URL'
      ? 'amqp://interlend:from-a-file@broker.example'
      : env === 'INTERLEND_AMQP_MANAGEMENT'
        ? 'http://interlend:from-a-file@broker.example:15672'
        : `from-a-file-${env}`;

describe('secrets from files', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'interlend-secrets-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const fileWith = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const problemsOf = (env: Record<string, string>): string[] => {
    try {
      readSettings({ ...enough, ...env });
      return [];
    } catch (error) {
      if (error instanceof WrongSetting) return error.problems;
      throw error;
    }
  };

  it('are those of the table that are secrets, or addresses with a password', () => {
    expect(secretRows().map(({ env }) => env)).to.have.members([
      ...['DATABASE_URL', 'AMQP_URL', 'INTERLEND_AMQP_MANAGEMENT', 'INTERLEND_STAFF_TOKEN', 'INTERLEND_SECRET_KEY'],
      ...['INTERLEND_OTHER_SECRET_KEY', 'INTERLEND_OPENID_CLIENT_SECRET', 'INTERLEND_SMTP_PASSWORD'],
    ]);
  });

  for (const row of secretRows())
    describe(row.env, () => {
      it('is what the file says, without the end of its line', () => {
        const file = fileWith(row.env, `${valueFor(row)}\n`);
        const env = { [fileEnvOf(row)]: file };
        expect(readSettings({ ...enough, ...env })[nameOf(row)]).to.equal(valueFor(row));
        expect(secretOf(env, nameOf(row))).to.equal(valueFor(row));
      });

      it('stops the start when both are set, when the file is not there, and when it is empty', () => {
        const both = { [row.env]: valueFor(row), [fileEnvOf(row)]: fileWith('other', 'another-secret-value') };
        expect(problemsOf(both)).to.deep.equal([`${row.env} and ${fileEnvOf(row)}: set one of them.`]);
        const nowhere = join(folder, 'nowhere');
        expect(problemsOf({ [fileEnvOf(row)]: nowhere })).to.deep.equal([
          `${fileEnvOf(row)}: ${nowhere} cannot be read (ENOENT).`,
        ]);
        const empty = fileWith('empty', '\n');
        expect(problemsOf({ [fileEnvOf(row)]: empty })).to.deep.equal([`${fileEnvOf(row)}: ${empty} is empty.`]);
      });
    });

  it('are no settings where nothing is secret', () => {
    expect(problemsOf({ INTERLEND_NAME_FILE: '/run/secrets/name' })[0]).to.include('is no setting');
  });
});
