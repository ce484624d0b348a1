import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { writeMarcXml } from '../../src/catalogue/marc/marcxml.js';
import { builtProgram } from '../support/built-program.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { coded, iso, record } from './marc/records.js';

describe('interlend catalogue', () => {
  let library: LibraryUnderTest;
  let key: string;
  let folder: string;

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    key = (
      await library.hand.desk<{ secret: string }>('POST', '/keys', {
        name: 'Cataloguer',
        roles: [{ role: 'generalSystemAdministrator' }],
      })
    ).secret;
    folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  });
  after(async () => {
    await library?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function typed(...words: string[]): Promise<{ out: string; status: number }> {
    const env = { PATH: process.env['PATH'], INTERLEND_URL: library.hand.url, INTERLEND_STAFF_TOKEN: key };
    return promisify(execFile)(process.execPath, [builtProgram(), 'catalogue', ...words], {
      env,
    }).then(
      ({ stdout }) => ({ out: stdout, status: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => ({
        out: error.stdout + error.stderr,
        status: error.code,
      }),
    );
  }

  it('brings a file in after a trial, says what was wrong, and finds and shows what came', async function () {
    this.timeout(120_000);
    const file = join(folder, 'records.mrc');
    const many = Array.from({ length: 450 }, (_, at) => record(`n${at}`, [`245 00 $aTitle number ${at}`]));
    const nana = record(
      'b1',
      ['020 __ $a9782070360024', '245 10 $aNana', '100 1_ $aZola, Émile', '952 __ $aCPL$cGEN$p31'],
      {
        coded: coded('1880', 'fre'),
      },
    );
    await writeFile(file, Buffer.concat([iso(nana, ...many), iso(record('x', ['500 __ $ano title']))]));
    const trial = await typed('import', file, '--dry-run', '--language', 'fr');
    expect(trial.status).to.equal(1);
    expect(trial.out).to.include('Rien n’a été gardé\u00a0; ce serait\u00a0: Nouvelles\u00a0: 451,');
    expect(trial.out).to.match(/b1 +Nana +Zola, Émile +1880 +9782070360024 +CPL GEN En place/);
    expect(trial.out).to.include('à la manière de koha');
    const taken = await typed('import', file);
    expect(taken.status).to.equal(1);
    expect(taken.out).to.include('451 new, 0 changed, 0 unchanged, 0 removed, 1 refused.');
    expect(taken.out).to.include('1 record: It has no title (245).');
    expect((await typed('import', file)).out).to.include('0 new, 0 changed, 451 unchanged, 0 removed, 1 refused.');
    const found = await typed('search', '2-07-036002-4');
    expect(found.out).to.match(
      /1 title\n\nId +Title .*\n\d+ +Nana +Zola, Émile +1880 +Book +9782070360024 +1 of 1 +CPL/,
    );
    const id = /^(\d+) +Nana/m.exec(found.out)?.[1] ?? '';
    const shown = await typed('show', id, '--language', 'fr');
    expect(shown.out)
      .to.match(/Titre +Nana/)
      .and.to.match(/CPL +GEN +31 +En place/);
    const bad = join(folder, 'bad.mrc');
    expect((await typed('problems', '1', '--to', bad)).out).to.include('1 record was written');
    expect((await typed('imports')).out).to.match(/records\.mrc +main/);
  });

  it('takes MARCXML, and CSV as items', async function () {
    this.timeout(120_000);
    const xml = join(folder, 'records.xml');
    await writeFile(xml, `<collection>${writeMarcXml(record('m1', ['245 00 $aL’été & l’hiver']))}</collection>`);
    expect((await typed('import', xml, '--source', 'xml')).out).to.include('1 new,');
    expect((await typed('search', 'ete hiver')).out).to.include('L’été & l’hiver');
    const csv = join(folder, 'items.csv');
    await writeFile(csv, 'barcode,title,location\n8001,Small library,IN_RS_REQ\n');
    expect((await typed('import', csv)).out).to.include('1 new, 0 changed');
  });
});
