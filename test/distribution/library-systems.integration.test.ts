/** Links to library systems in a directory file: written without passwords, compared, taken and taken back. */
import { expect } from 'chai';
import type { DirectoryImported, DirectoryPlan } from '../../src/contract/directory-views.js';
import type { LibrarySystemLinkView } from '../../src/contract/library-system-operations.js';
import type { DirectoryFile } from '../../src/domain/distribution/directory-file.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

describe('the link to a library’s own system in a directory file', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let code: string;
  const desk = <T>(method: string, path: string, body?: unknown) => library.hand.desk<T>(method, path, body);
  const link = () => desk<LibrarySystemLinkView>('GET', `/library-system/${code}`);
  const written = () => desk<DirectoryFile>('GET', '/directory/file?section=librarySystems');
  const fileOf = (record: object): object => ({
    ...{ format: 'interlend-directory', formatVersion: 1, issuer: 'ISIL:CA-OLA', name: 'Ours', version: 3 },
    ...{ issuedAt: '2026-11-10T10:00:00.000Z', sections: { librarySystems: { records: [record] } } },
  });

  beforeEach(async () => {
    library = await openLibrary();
    code = (await desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items[0]?.library ?? '';
  });
  afterEach(() => library?.close());

  it('is written with its settings and without its password', async () => {
    const { settings } = await link();
    await desk('PUT', `/library-system/${code}`, {
      enabled: true,
      secret: 'open sesame',
      settings: { ...settings, kind: 'ncip', address: 'http://127.0.0.1:18999/ncip', fromAgency: 'OURS' },
    });
    const file = await written();
    expect(file.sections['librarySystems']?.records[0]).to.deep.include({
      ...{ library: code, enabled: true, kind: 'ncip', fromAgency: 'OURS', waitBeforePartner: false },
    });
    expect(JSON.stringify(file)).not.to.include('open sesame').and.not.to.include('ecret');
  });

  it('shows what would change, and changes it when it is taken', async () => {
    const before = (await link()).settings;
    const file = fileOf({
      library: code,
      preset: 'koha',
      kind: 'ncip',
      fromAgency: 'K',
      address: 'http://127.0.0.1:18999/',
    });
    const plan = await desk<DirectoryPlan>('POST', '/directory/plan', { file });
    expect(plan.rows.map(({ key }) => key)).to.deep.equal([code]);
    expect((await link()).settings).to.deep.equal(before);
    const taken = await desk<DirectoryImported>('POST', '/directory/imports', { file, takeAll: true });
    expect(taken.rows[0], JSON.stringify(taken.rows)).to.include({ outcome: 'applied' });
    expect((await link()).settings).to.include({ preset: 'koha', fromAgency: 'K', requestType: 'Hold' });
    const other = fileOf({ library: code, fromAgency: 'OTHER' });
    const compared = await desk<DirectoryPlan>('POST', '/directory/plan', { file: { ...other, version: 4 } });
    expect(JSON.stringify(compared.rows)).to.include('OTHER').and.to.include('fromAgency');
  });

  it('refuses what a link cannot have, and names the field', async () => {
    const file = fileOf({ library: code, kind: 'ncip', enabled: true, address: 'http://10.0.0.1/' });
    const { rows } = await desk<DirectoryPlan>('POST', '/directory/plan', { file, takeAll: true });
    expect(rows[0]?.outcome).to.equal('cannot');
    expect(rows[0]?.problems?.map(({ field }) => field)).to.include('address');
    const wrong = await desk('POST', '/directory/plan', { file: fileOf({ library: code, dueDate: 'never' }) }).then(
      () => 'taken',
      (error: Error) => error.message,
    );
    expect(wrong).to.include('dueDate');
  });
});
