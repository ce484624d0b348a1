import { execFileSync, spawn } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { builtProgram } from '../support/built-program.js';
import { createTestDatabase } from '../support/databases.js';
import { clockOfThisProcess } from '../support/moved-clock.js';
import { root } from '../support/root.js';
import { newFolder, run } from './support/program.js';

interface SetUp {
  library: { code: string; name: string; desk: string };
  administrator: { code: string; made: boolean; password?: string };
  partnerTest: { step: string; ok: boolean }[];
  certification: { id: string; passed: number; failed: number };
  loan: { externalId: string; state: string };
  seconds: number;
}

describe('the first run', function () {
  this.timeout(300_000);
  const folders: string[] = [];
  after(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
  const emptyFolder = async () => {
    const folder = await newFolder('setup');
    folders.push(folder);
    return folder;
  };

  it('leads from an empty folder to a certified practice loan in under 15 minutes, and goes on where it stopped', async () => {
    const folder = await emptyFolder();
    const words = ['setup', '--yes', '--json', '--folder', folder];
    const began = Date.now();
    const first = await run([...words, '--name', 'Algonquin College', '--symbol', 'ISIL:CA-OOALG']);
    const tookMs = Date.now() - began;
    expect(first.status, first.err).to.equal(0);
    const done = JSON.parse(first.out) as SetUp;
    expect(tookMs).to.be.below(15 * 60_000);
    expect(done.library).to.deep.equal({ code: 'RES_SHARE', name: 'Algonquin College', desk: 'RES_DESK' });
    expect(done.partnerTest.map(({ step, ok }) => [step, ok])).to.deep.equal([
      ['address', true],
      ['connection', true],
      ['tls', true],
      ['credential', true],
      ['confirmation', true],
    ]);
    expect(done.certification).to.include({ passed: 22, failed: 0 });
    expect(done.loan.state).to.equal('requestCompleted');
    expect(done.administrator).to.include({ code: 'admin', made: true });
    expect(done.administrator.password).to.match(/^\w{4}(-\w{4}){4}$/);
    const file = join(folder, 'interlend.env');
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect(await readFile(file, 'utf8')).to.not.include(done.administrator.password);
    expect(processesOf(folder)).to.deep.equal([]);

    const again = await run([...words, '--language', 'fr']);
    expect(again.status, again.err).to.equal(0);
    const kept = JSON.parse(again.out) as SetUp;
    expect([kept.certification.id, kept.loan.externalId]).to.deep.equal([done.certification.id, done.loan.externalId]);
    expect(kept.administrator).to.deep.equal({ code: 'admin', made: false });
    expect(again.err.replaceAll('\u00a0', ' ')).to.include(`${file} existe déjà : Algonquin College, ISIL:CA-OOALG.`);

    const other = await run([...words, '--name', 'Another College']);
    expect([other.status, other.err]).to.satisfy(
      ([status, err]: [number, string]) => status === 1 && err.includes('says another name: Algonquin College'),
    );
    expect(processesOf(folder)).to.deep.equal([]);
  });

  it('asks at the keyboard, again where an answer will not do, and takes the database of DATABASE_URL', async () => {
    const folder = await emptyFolder();
    const database = await createTestDatabase();
    try {
      const answers = [
        'Collège Boréal',
        '',
        'CA OSUBO',
        'CA-OSUBO',
        'ISIL:CA-OSUBO',
        'https://pret.example/',
        'élise',
        'elise',
      ];
      const passwords = [
        'court',
        'trois hérons bleus',
        'trois hérons verts',
        'trois hérons bleus',
        'trois hérons bleus',
      ];
      const { status, out, err } = await typedIn(
        ['setup', '--language', 'fr', '--folder', folder],
        { DATABASE_URL: database.url },
        [...answers, ...passwords],
      );
      expect(status, out + err).to.equal(0);
      for (const said of [
        'Une réponse est nécessaire',
        'Un symbole est',
        'Un identifiant a',
        'Le mot de passe doit avoir',
        'deux mots de passe',
      ])
        expect(err).to.include(said);
      expect(err + out).to.not.include('hérons');
      expect(out).to.include('✓ elise peut tout faire').and.to.include('22 réussis, 0 échoué,');
      expect(out).to.include('Le prêt est terminé des deux côtés.').and.to.include('https://pret.example/iso18626');
      expect(await readFile(join(folder, 'interlend.env'), 'utf8')).to.include(`DATABASE_URL=${database.url}`);
    } finally {
      await database.drop();
    }
  });

  it('says which answer is missing when nobody is there to give it', async () => {
    const folder = await emptyFolder();
    const { status, err } = await run(['setup', '--yes', '--folder', folder, '--name', 'X']);
    expect(status).to.equal(2);
    expect(err).to.include('--symbol is not given');
  });
});

/** Command lines of processes that have to do with this folder. */
const processesOf = (folder: string): string[] =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes('mocha'));

async function typedIn(words: string[], env: Record<string, string>, lines: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [builtProgram(), ...words], {
    cwd: root,
    env: { PATH, HOME, ...clockOfThisProcess(), ...env },
  });
  child.stdin.end(`${lines.join('\n')}\n`);
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}
