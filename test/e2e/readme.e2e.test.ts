/** What the README says to paste is pasted as it stands, twice, on the demo that it says to start. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { root } from '../support/root.js';
import { newFolder, start } from './support/program.js';
import { stopped } from './support/two-libraries.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

describe('the README', function () {
  this.timeout(420_000);
  let folder: string;
  before(async () => {
    folder = await newFolder('readme');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('FC16: says of RabbitMQ that it is installed where that may be, and else its tests are skipped', () => {
    expect(readme).to.match(
      /Without a\nPostgreSQL it brings one; without a RabbitMQ it installs one where it may \(Debian, as root\), else it skips the tests that need it and\nsays so\./,
    );
  });

  it('FC4: its five minutes by hand work as they are pasted, twice in a row, each on a request of its own', async () => {
    expect(blocks).to.have.length(2);
    const demo = start(['demo', '--data', folder]);
    try {
      await demo.until(/The network stays up/);
      const port = (name: string) =>
        new RegExp(`${name}[\\s\\S]*?staff API\\s+http://127\\.0\\.0\\.1:(\\d+)/api`).exec(demo.said())?.[1];
      for (const [library, token] of [
        ['algonquin', 'algonquin'],
        ['lacite', 'lacite'],
      ] as const) {
        mkdirSync(join(root, '.data/readme', library), { recursive: true });
        copyFileSync(join(folder, token, 'staff-token'), join(root, '.data/readme', library, 'staff-token'));
      }
      const script = blocks
        .join('\n')
        .replaceAll(':8701', `:${port('Algonquin College')}`)
        .replaceAll(':8702', `:${port('La Cité')}`)
        .replaceAll('.data/demo', '.data/readme');
      const ids: string[] = [];
      for (let time = 0; time < 2; time += 1) {
        const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: root, maxBuffer: 10_000_000 });
        const [, id = ''] = /The request is (\S+)/.exec(stdout) ?? [];
        expect(id).to.match(/^OOALG\d{7}$/);
        expect(stdout).to.include('"stateLabel":"Shipped Physically"');
        expect(stdout).to.match(/^State +Physically received/m);
        expect(stdout).to.match(/<request>/);
        expect(stdout).to.match(/^Usage: interlend /m);
        ids.push(id);
      }
      expect(new Set(ids).size).to.equal(2);
    } finally {
      await stopped(demo);
      await rm(join(root, '.data/readme'), { recursive: true, force: true });
    }
  });
});
