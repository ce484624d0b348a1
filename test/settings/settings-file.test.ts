import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { settingsFileIn, writeSettingsFile } from '../../src/settings/settings-file.js';

describe('the settings file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is read as it was written, spaces, accents, apostrophes and hashes included', async () => {
    const { path } = settingsFileIn(folder, {});
    await writeSettingsFile(path, { name: "Collège d'Alma # 2", symbols: 'ISIL:CA-QAL', amqpUrl: '' }, 'Settings');
    expect(settingsFileIn(folder, {})).to.deep.equal({
      path: join(folder, 'interlend.env'),
      exists: true,
      values: { INTERLEND_NAME: "Collège d'Alma # 2", INTERLEND_SYMBOLS: 'ISIL:CA-QAL' },
    });
  });

  it('is for its owner only', async () => {
    const { path } = settingsFileIn(folder, {});
    await writeFile(path, 'INTERLEND_NAME=old\n', { mode: 0o644 });
    await writeSettingsFile(path, { databaseUrl: 'postgres://u:secret@db/x' }, 'Settings');
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
  });

  it('is the one that INTERLEND_SETTINGS names, or none', async () => {
    await writeFile(join(folder, 'interlend.env'), 'INTERLEND_NAME=usual\n');
    await writeFile(join(folder, 'other.env'), 'INTERLEND_NAME=other\n');
    const nameBy = (named: string) => settingsFileIn(folder, { INTERLEND_SETTINGS: named }).values['INTERLEND_NAME'];
    expect([nameBy(''), nameBy('other.env'), nameBy('none')]).to.deep.equal(['usual', 'other', undefined]);
  });

  it('takes no value that its readers would understand differently', async () => {
    const path = join(folder, 'x.env');
    const refused = await writeSettingsFile(path, { name: 'say "no"' }, 'Settings').catch((error: Error) => error);
    expect(refused).to.be.instanceOf(Error);
  });
});
