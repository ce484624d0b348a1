import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n');
// What is printed before types are checked is not there in a new checkout.
const printed = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
const isThere = (path: string) => existsSync(join(root, path)) || printed.includes(path);

describe('the README', () => {
  it('has at most 1,500 words; what takes more is a page of the handbook', () => {
    expect(readme.split(/\s+/).length).to.be.within(500, 1500);
  });

  it('names version, licence, how to report and how to contribute before its first heading', () => {
    const [first = ''] = readme.split('\n## ');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(first).to.include(`Version ${version}`);
    for (const file of ['LICENSE', 'SECURITY.md', 'CONTRIBUTING.md']) expect(first).to.include(`](${file})`);
  });

  it('leads with each link to a file that is there', () => {
    const files = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, file = '']) => file);
    expect(files.length).to.be.greaterThan(20);
    expect(files.filter((file) => !existsSync(join(root, file)))).to.deep.equal([]);
  });
});

describe('the decisions', () => {
  it('name files and folders that are there', () => {
    const text = readFileSync(join(root, 'DECISIONS.md'), 'utf8');
    const named = [
      ...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:tsx?|sql|md|json|css)|(?:src|test|config)\/[\w./-]+)`/g),
    ];
    expect(named.length).to.be.greaterThan(30);
    const gone = named
      .map(([, name = '']) => name.replace(/\/$/, ''))
      .filter((name) => !isThere(name) && !files.some((file) => file.endsWith(`/${name}`) && isThere(file)));
    expect(gone, 'DECISIONS.md names what is elsewhere or gone').to.deep.equal([]);
  });
});

describe('the pages of modules (src/**/README.md)', () => {
  const pages = files.filter((file) => /^src\/(?!handbook\/).*README\.md$/.test(file) && isThere(file));
  const below = (folder: string, name: string) =>
    files.some(
      (file) =>
        file.startsWith(`${folder}/`) && (file.endsWith(`/${name}`) || file.includes(`/${name}/`)) && isThere(file),
    );

  for (const page of pages)
    it(`${page} names files and folders that are there`, () => {
      const text = readFileSync(join(root, page), 'utf8');
      const folder = dirname(page);
      const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*(?:\.(?:tsx?|sql|md|json|css)|\/))`/g)].map(
        ([, name = '']) => name,
      );
      const gone = named
        .map((name) => name.replace(/\/$/, ''))
        .filter(
          (name) =>
            !name.startsWith('.') &&
            !below(folder, name) &&
            ![folder, '', 'src', 'test'].some((from) => isThere(join(from, name))),
        );
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
      expect(
        [...gone, ...links.filter((link) => !isThere(join(folder, link)))],
        `${page} names what is elsewhere or gone`,
      ).to.deep.equal([]);
    });
});
