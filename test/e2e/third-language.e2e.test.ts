import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { inThird, sourceWithThirdLanguage, type ThirdLanguage } from '../support/third-language.js';

describe('a third language is a folder of words and a folder of letters', () => {
  let copy: ThirdLanguage;
  before(async function () {
    this.timeout(60_000);
    copy = await sourceWithThirdLanguage();
  });
  after(() => copy.remove());

  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: copy.folder,
      encoding: 'utf8',
      env: process.env,
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(status, `${stdout}\n${stderr}`).to.equal(0);
    return stdout;
  };

  it('no other file is changed for it but the list of folders, which is printed', () => {
    expect(copy.changed).to.deep.equal(['src/words/folders.ts']);
  });

  it('the server refuses, a letter is mailed and the terminal reports in it', function () {
    this.timeout(120_000);
    const told = JSON.parse(
      run('--import', 'tsx', 'test/support/third-language-apart.ts').trim().split('\n').at(-1) ?? '',
    );
    expect(told.refusal).to.deep.equal({
      language: 'eo',
      title: inThird('There is no such request'),
      detail: inThird('"NO-SUCH" was not found. It may have been removed, or it may be mistyped.'),
    });
    expect(told.letter.subject).to.equal(inThird('A question about your request: Obasan'));
    expect(told.letter.text).to.contain(inThird('Please answer the question below.'));
    expect(told.terminal.out + told.terminal.err).to.match(/⟦.+⟧/);
  });

  it('the desk and the patrons’ pages are built with it', function () {
    this.timeout(300_000);
    run('node_modules/vite/bin/vite.js', 'build', '--config', 'config/vite.config.ts', '--logLevel', 'error');
    const scripts = readdirSync(join(copy.folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    const with_ = (words: string) =>
      scripts.filter((name) => readFileSync(join(copy.folder, 'dist', name), 'utf8').includes(words));
    expect(with_(inThird('Sign out')), 'a part of the desk').to.not.be.empty;
    expect(with_('Esperanto'), 'to be chosen').to.not.be.empty;
  });
});
