import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Command } from 'commander';
import { readHandbookPage } from '../../config/handbook.js';
import type { Host } from '../../src/cli/host.js';
import { createProgram } from '../../src/cli/program.js';
import { databaseServerEnv, ownProcessEnv } from '../../src/hosting/folder.js';
import { settingRows } from '../../src/settings/rows.js';
import { fileEnvOf, secretRows } from '../../src/settings/secret-files.js';
import type { HandbookBlock, HandbookInline, HandbookText } from '../../src/ui/help/handbook-text.js';
import { languages } from '../../src/words/languages.js';
import { root } from '../support/root.js';
import { sectionsOf } from '../support/words.js';

const read = async <T>(file: string): Promise<T> =>
  (await import(new URL(`../../src/ui/${file}`, import.meta.url).href)) as T;
const { handbookParts } = await read<{ handbookParts: readonly { part: string; pages: readonly string[] }[] }>(
  'help/handbook-pages.ts',
);
const { screens } = await read<{ screens: readonly { path: string }[] }>('frame/screens.ts');
const { pageOfScreen } = await read<{ pageOfScreen: Readonly<Record<string, string>> }>('help/page-of-screen.ts');
const { addressOfLink } = await read<{ addressOfLink: (href: string, page: string) => string }>(
  'help/address-of-link.ts',
);

const folder = join(root, 'src/handbook');
const pages = handbookParts.flatMap(({ part, pages }) => pages.map((name) => `${part}/${name}`));
const textOf = (language: string, page: string): string => readFileSync(join(folder, language, `${page}.md`), 'utf8');
const everyPage = languages.flatMap((language) =>
  pages.map((page) => ({ language, page, name: `${language}/${page}` })),
);

/** All inlines of a page, at any depth. */
function inlinesOf({ lead, blocks }: HandbookText): HandbookInline[] {
  const within = (inlines: readonly HandbookInline[]): HandbookInline[] =>
    inlines.flatMap((each) => (typeof each === 'string' ? [each] : [each, ...within(each.text)]));
  const ofBlock = (block: HandbookBlock): HandbookInline[] => {
    if (block.kind === 'code') return [];
    if (block.kind === 'list') return block.items.flat().flatMap(ofBlock);
    if (block.kind === 'table') return within([block.head, ...block.rows].flat(2));
    return within(block.text);
  };
  return [...within(lead), ...blocks.flatMap(ofBlock)];
}

const plain = (inlines: readonly HandbookInline[]): string =>
  inlines.map((each) => (typeof each === 'string' ? each : plain(each.text))).join('');

/** Lines of the `sh` blocks of a page. */
const commandsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));

/** The words of a line for a shell, as far as the handbook writes them: quoted names, settings before a command, a file that is read. */
const wordsOf = (line: string): string[] =>
  (line.replace(/\s<\s\S+$/, '').match(/(?:[^\s"]|"[^"]*")+/g) ?? [])
    .map((word) => word.replaceAll('"', ''))
    .filter((word, at, all) => !(word.includes('=') && all.slice(0, at).every((each) => each.includes('='))));

const program = () => createProgram({ version: '0.1.0', env: {} } as Host);

/** What is wrong with a command of the program, in a sentence: an unknown name, an unknown option, an argument too few. */
function faultOf(words: readonly string[]): string | undefined {
  let command: Command = program();
  let at = 1;
  for (; at < words.length; at++) {
    const next = command.commands.find((each) => each.name() === words[at] || each.aliases().includes(words[at] ?? ''));
    if (!next) break;
    command = next;
  }
  if (command === program() || (command.parent === null && !words[at]?.startsWith('--')))
    return `no command ${words[at]}`;
  let given = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--help') return undefined;
    if (!word.startsWith('-')) {
      given += 1;
      continue;
    }
    const option = command.options.find((each) => each.long === word || each.short === word);
    if (!option) return `${command.name()} has no option ${word}`;
    if (option.required) {
      at += 1;
      if (words[at] === undefined) return `${word} says nothing`;
      if (option.argChoices && !option.argChoices.includes(words[at] ?? '')) return `${word} takes no ${words[at]}`;
    }
  }
  const args = command.registeredArguments;
  const least = args.filter(({ required }) => required).length;
  if (given < least) return `${command.name()} wants ${least} arguments`;
  return given > args.length ? `${command.name()} takes ${args.length} arguments` : undefined;
}

describe('the handbook', () => {
  it('has each of its pages in every language, and no other; at most 40', () => {
    expect(pages.length).to.be.within(20, 40);
    for (const language of languages) {
      const found = readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md') && name !== 'README.md')
        .map((name) => name.replaceAll('\\', '/').replace(/\.md$/, ''));
      expect(found.sort(), language).to.deep.equal([...pages].sort());
    }
  });

  it('lists every page by its title in a table of contents in the repository', () => {
    for (const language of languages) {
      const contents = readFileSync(join(folder, language, 'README.md'), 'utf8');
      const listed = [...contents.matchAll(/^- \[(.+)\]\((.+)\.md\)$/gm)].map(([, title, page]) => ({ page, title }));
      const titled = pages.map((page) => ({ page, title: readHandbookPage(textOf(language, page)).title }));
      expect(listed, language).to.deep.equal(titled);
    }
  });

  it('says the same in each language: headings, steps, tables and commands are as many', () => {
    for (const page of pages) {
      const shapes = languages.map((language) => {
        const { blocks } = readHandbookPage(textOf(language, page));
        return blocks.map((block) => {
          if (block.kind === 'list') return `list of ${block.items.length}`;
          return block.kind === 'table' ? `table of ${block.rows.length}` : block.kind;
        });
      });
      for (const shape of shapes) expect(shape, page).to.deep.equal(shapes[0]);
    }
  });

  it('has a page for each screen of the desk', () => {
    expect(screens.length).to.be.greaterThan(50);
    for (const { path } of screens) expect(pages, path).to.include(pageOfScreen[path] ?? 'none');
    expect(Object.keys(pageOfScreen)).to.have.members(screens.map(({ path }) => path));
  });

  it('leads with each link to a page and a heading that exist', () => {
    let links = 0;
    for (const { language, page, name } of everyPage)
      for (const each of inlinesOf(readHandbookPage(textOf(language, page)))) {
        if (typeof each === 'string' || each.kind !== 'link' || /^https?:/.test(each.href)) continue;
        links += 1;
        const [to = '', heading] = addressOfLink(each.href, page).replace('/help/', '').split('#');
        expect(pages, `${name} → ${each.href}`).to.include(to);
        const { blocks } = readHandbookPage(textOf(language, to));
        const ids = blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
        if (heading) expect(ids, `${name} → ${each.href}`).to.include(decodeURIComponent(heading));
      }
    expect(links).to.be.greaterThan(10);
  });

  for (const language of languages)
    it(`writes in bold only what stands on the screen in that language: ${language}`, () => {
      const onScreen = new Set(Object.values(sectionsOf(language)).flatMap((words) => Object.values(words)));
      const unknown = pages.flatMap((page) =>
        inlinesOf(readHandbookPage(textOf(language, page))).flatMap((each) => {
          if (typeof each === 'string' || each.kind !== 'strong') return [];
          const name = plain(each.text);
          return onScreen.has(name) ? [] : [`${page}: ${name}`];
        }),
      );
      expect(unknown).to.deep.equal([]);
    });

  it('names only settings that there are', () => {
    const known = new Set<string>([
      ...Object.values(settingRows).map(({ env }) => env),
      ...secretRows().map(fileEnvOf),
      databaseServerEnv,
      ownProcessEnv,
      'INTERLEND_SETTINGS',
    ]);
    const unknown = everyPage.flatMap(({ language, page, name }) =>
      [...textOf(language, page).matchAll(/\b(?:INTERLEND_[A-Z_]+|DATABASE_URL|AMQP_URL)\b/g)]
        .map(([setting]) => setting)
        .filter((setting) => !known.has(setting))
        .map((setting) => `${name}: ${setting}`),
    );
    expect(unknown).to.deep.equal([]);
  });

  it('names files of the repository that are there', () => {
    const named = everyPage.flatMap(({ language, page }) =>
      [...textOf(language, page).matchAll(/`(docker\/[\w./-]+)`/g)].map(([, file = '']) => file),
    );
    // docker/.env is what its reader makes of example.env.
    const missing = [...new Set(named)].filter((file) => file !== 'docker/.env' && !existsSync(join(root, file)));
    expect(named.length).to.be.greaterThan(4);
    expect(missing).to.deep.equal([]);
  });
});

describe('the commands of the handbook', () => {
  const lines = everyPage.flatMap(({ language, page, name }) =>
    commandsOf(textOf(language, page)).map((line) => ({ name, line, words: wordsOf(line) })),
  );

  it('exist, with their options and arguments', () => {
    const own = lines.filter(({ words }) => words[0] === 'interlend');
    expect(own.length).to.be.greaterThan(50);
    const faults = own.flatMap(({ name, line, words }) => {
      const fault = faultOf(words);
      return fault ? [`${name}: ${line}: ${fault}`] : [];
    });
    expect(faults).to.deep.equal([]);
  });

  it('are refused by this test when an option or a name is misspelt', () => {
    expect(faultOf(wordsOf('interlend backup --into x'))).to.include('no option --into');
    expect(faultOf(wordsOf('interlend bakup --to x'))).to.include('no command bakup');
    expect(faultOf(wordsOf('interlend mail test'))).to.include('wants 1 argument');
    expect(faultOf(wordsOf('interlend storage --language de'))).to.include('takes no de');
  });

  it('of npm are scripts of package.json; of others there is only createdb', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const { name, words } of lines.filter(({ words }) => words[0] !== 'interlend')) {
      if (words[0] === 'npm') expect(scripts, name).to.have.property(words[2] ?? '');
      else expect(words[0], name).to.equal('createdb');
    }
  });

  it('that change nothing run: version and help', async () => {
    const harmless = lines.filter(({ words }) => /^--(?:help|version)$/.test(words.at(-1) ?? ''));
    expect(harmless.length).to.be.greaterThan(2);
    for (const { line, words } of harmless) {
      let said = '';
      const one = program();
      const write = (text: string) => {
        said += text;
      };
      const hear = (command: Command) => {
        command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
        command.commands.forEach(hear);
      };
      hear(one);
      const ended = await one.parseAsync(words.slice(1), { from: 'user' }).then(
        () => 'went on',
        (error: { code?: string }) => error.code,
      );
      expect(ended, line).to.match(/^commander\.(?:helpDisplayed|help|version)$/);
      expect(said, line).to.match(/Usage: interlend|0\.1\.0/);
    }
  });
});
