import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createSealer, ownSecret } from '../../src/settings/secrets.js';

describe('a secret of the node', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-secrets-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is the one of its setting when that is set; nothing is written', async () => {
    expect(await ownSecret('given by the setting', join(folder, 'none'), 'staff-token')).to.equal(
      'given by the setting',
    );
    expect(await stat(join(folder, 'none')).catch(() => 'nothing')).to.equal('nothing');
  });

  it('is made once, kept in a file that only its owner may read, and the same at the next start (E22)', async () => {
    const made = await ownSecret('', join(folder, 'data'), 'staff-token');
    expect(made).to.have.length.above(40);
    expect((await stat(join(folder, 'data', 'staff-token'))).mode & 0o777).to.equal(0o600);
    expect((await readFile(join(folder, 'data', 'staff-token'), 'utf8')).trim()).to.equal(made);
    expect(await ownSecret('', join(folder, 'data'), 'staff-token')).to.equal(made);
  });

  it('is one and the same for two processes that start together', async () => {
    const both = await Promise.all([1, 2, 3].map(() => ownSecret('', join(folder, 'together'), 'secret-key')));
    expect(new Set(both).size).to.equal(1);
  });
});

describe('the sealer', () => {
  const { sealSecret, openSecret } = createSealer('a key for tests only');

  it('opens what it sealed, and seals the same secret differently each time', () => {
    const [one, other] = [sealSecret('token, é, 漢'), sealSecret('token, é, 漢')];
    expect(one).to.not.equal(other);
    expect([openSecret(one), openSecret(other)]).to.deep.equal(['token, é, 漢', 'token, é, 漢']);
  });

  it('opens nothing with another key, and nothing that was changed', () => {
    const sealed = sealSecret('token');
    expect(() => createSealer('another key altogether').openSecret(sealed)).to.throw();
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => openSecret(changed.toString('base64'))).to.throw();
  });
});
