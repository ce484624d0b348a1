/** The whole source with a third language in it: a folder of words, a folder of letters, and the list of folders as it is printed. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.js';
import { foldersOf, languageFolders } from './words.js';

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
    'test/storage/support',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await wordsOf(join(folder, 'src/words'));
  await lettersOf(join(folder, 'config/letters'));
  const printed = 'src/words/folders.ts';
  await writeFile(join(folder, printed), foldersOf([...languageFolders(), 'eo']));
  return {
    folder,
    changed: [printed],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function wordsOf(words: string): Promise<void> {
  await mkdir(join(words, 'eo'));
  for (const file of await readdir(join(words, 'en'))) {
    const text = await readFile(join(words, 'en', file), 'utf8');
    const written = file.endsWith('.json')
      ? JSON.stringify(eachMapped(JSON.parse(text) as Record<string, Record<string, string>>), null, 2)
      : text;
    await writeFile(join(words, 'eo', file), written);
  }
  await writeFile(
    join(words, 'eo/language.ts'),
    "import { pages } from './pages.js';\nexport const language = { name: 'Esperanto', locale: 'eo', colon: ':', pages };\n",
  );
}

const eachMapped = (file: Record<string, Record<string, string>>) =>
  Object.fromEntries(Object.entries(file).map(([name, section]) => [name, mapped(section)]));

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
