/** The whole source with a third language in it: a folder of words, a folder of letters, and the row that names it. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.js';

/** A sentence of the third language: the English one in brackets that no other text has. */
export const inThird = (english: string): string => `⟦${english}⟧`;

export interface ThirdLanguage {
  folder: string;
  /** The files of the copy that are others than ours. */
  changed: string[];
  remove(): Promise<void>;
}

export async function sourceWithThirdLanguage(): Promise<ThirdLanguage> {
  const folder = await mkdtemp(join(tmpdir(), 'interlend-language-'));
  for (const part of [
    'src',
    'config',
    'migrations',
    'schemas',
    'test/support',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await wordsOf(join(folder, 'src/words'));
  await lettersOf(join(folder, 'config/letters'));
  const row = 'src/words/languages.ts';
  const rows = await readFile(join(folder, row), 'utf8');
  await writeFile(
    join(folder, row),
    rows
      .replace('import { pages as fr }', "import { pages as eo } from './eo/pages.js';\nimport { pages as fr }")
      .replace('const rows = {', "const rows = {\n  eo: { name: 'Esperanto', locale: 'eo', colon: ':', pages: eo },")
      // English stays the first: everything has words in it.
      .replace(/( {2}eo: .*\n)( {2}en: .*\n)/, '$2$1'),
  );
  return {
    folder,
    changed: [row],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function wordsOf(words: string): Promise<void> {
  await mkdir(join(words, 'eo'));
  for (const file of await readdir(join(words, 'en'))) {
    const text = await readFile(join(words, 'en', file), 'utf8');
    const written = file.endsWith('.json')
      ? JSON.stringify(mapped(JSON.parse(text) as Record<string, string>), null, 2)
      : text;
    await writeFile(join(words, 'eo', file), written);
  }
}

const mapped = (section: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(section).map(([key, sentence]) => [key, /^\{\w+\}$/.test(sentence) ? sentence : inThird(sentence)]),
  );

async function lettersOf(letters: string): Promise<void> {
  await mkdir(join(letters, 'eo'));
  for (const file of await readdir(join(letters, 'en'))) {
    const text = await readFile(join(letters, 'en', file), 'utf8');
    const written = text.replace(/^(Subject: |# )(.*)$/gm, (_, begins: string, rest: string) => begins + inThird(rest));
    await writeFile(join(letters, 'eo', file), written);
  }
}
