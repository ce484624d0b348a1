import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { chooseTests, testFiles } from '../support/choose-tests.js';
import { root } from '../support/root.js';

const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
/** Every command that the page has its reader type, in a sentence, a table or a block. */
const commands = [
  ...[...text.matchAll(/`((?:CI=true )?(?:npm (?:test|run) ?|npx tsx )[^`]*)`/g)].map(([, line = '']) => line),
  ...[...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split(/\n\s*/)),
].map((line) => line.trim());
const ofNpm = commands
  .map((line) => line.replace(/^[A-Z_]+=\S+ /, '').split(/\s+/))
  .filter(([first]) => first === 'npm');

describe('the commands of CONTRIBUTING', () => {
  it('are scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(ofNpm.length).to.be.greaterThan(12);
    for (const [, verb = '', name = ''] of ofNpm) expect(scripts).to.have.property(verb === 'run' ? name : verb);
  });

  it('of tests name files, folders and options that there are', () => {
    const all = testFiles();
    const tests = ofNpm
      .filter(([, verb]) => verb === 'test')
      .map((words) => words.slice(words.indexOf('--') + 1 || words.length));
    expect(tests.length).to.be.greaterThan(6);
    for (const args of tests) expect(() => chooseTests(args, all, () => all), args.join(' ')).not.to.throw();
    expect(() => chooseTests(['test/engine/no-such.test.ts'], all)).to.throw('There is no test in');
  });

  it('of tests and checks explain themselves', () => {
    for (const name of ['test', 'check']) {
      const { status, stdout } = spawnSync(process.execPath, ['src/cli/first-run.mjs', name, '--help'], {
        cwd: root,
        encoding: 'utf8',
      });
      expect(status, name).to.equal(0);
      expect(stdout, name).to.match(new RegExp(`npm (?:run )?${name}`));
    }
  });

  it('of its blocks find what they look for', () => {
    const greps = commands.filter((line) => line.startsWith('git grep'));
    expect(greps.length).to.be.greaterThan(0);
    for (const line of greps) {
      const { status } = spawnSync('bash', ['-c', line], { cwd: root });
      expect(status, line).to.equal(0);
    }
  });
});

describe('the files that CONTRIBUTING names', () => {
  it('are there', () => {
    const named = [...text.matchAll(/(?:`|\]\()((?:src|test|config|migrations)\/[\w./-]+\.\w+|[A-Z]+\.md)/g)].map(
      ([, file = '']) => file,
    );
    expect(named.length).to.be.greaterThan(25);
    expect([...new Set(named)].filter((file) => !existsSync(join(root, file)))).to.deep.equal([]);
  });
});
