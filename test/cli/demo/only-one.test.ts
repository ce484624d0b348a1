import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { writeAddresses } from '../../../src/cli/demo/addresses.js';
import { neverSilent } from '../../../src/cli/demo/never-silent.js';
import { onlyDemoIn } from '../../../src/cli/demo/only-one.js';

describe('a demonstration', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-demo-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('KF11: says that another one runs in its folder, and takes the folder of one that is gone', async () => {
    await writeFile(join(folder, 'demo.pid'), `${process.ppid}\n`);
    const refused = await onlyDemoIn(folder).then(
      () => undefined,
      (error: Error & { remedy?: string }) => error,
    );
    expect(refused?.message).to.equal(`A demonstration runs in ${folder} already (process ${process.ppid}).`);
    expect(refused?.remedy).to.include(`interlend demo --data ${folder}-2`);
    await writeFile(join(folder, 'demo.pid'), '999999999\n');
    const leave = await onlyDemoIn(folder);
    expect(await readFile(join(folder, 'demo.pid'), 'utf8')).to.equal(`${process.pid}\n`);
    await leave();
    await (await onlyDemoIn(folder))();
  });

  it('KF10: writes its addresses and tokens for a shell, whatever ports it has', async () => {
    const libraries = [
      { code: 'ALGONQUIN', port: 9701, staffToken: "it's-a-token" },
      { code: 'LACITE', port: 9702, staffToken: 'another' },
    ];
    const file = await writeAddresses(libraries, folder);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    const { stdout } = await promisify(execFile)('sh', ['-euc', `. "$1"; echo "$A $TA $L $TL"`, 'sh', file]);
    expect(stdout).to.equal("http://127.0.0.1:9701/api/v1 it's-a-token http://127.0.0.1:9702/api/v1 another\n");
  });

  it('KF17: is never silent for long, and says nothing more once it is over', async () => {
    const lines: string[] = [];
    let heard = (): void => {};
    const spoke = new Promise<void>((done) => {
      heard = done;
    });
    const { say, end } = neverSilent((line) => {
      lines.push(line);
      if (lines.length === 2) heard();
    }, 5);
    say('Begins.');
    // The clock of the demonstration keeps nobody waiting: this one does.
    const keeps = setInterval(() => {}, 1000);
    await spoke;
    clearInterval(keeps);
    end();
    expect(lines.slice(0, 2)).to.deep.equal(['Begins.', '   … at work']);
  });
});
