/** The words of a language as its files have them: file, section, key. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

const folder = join(root, 'src/words');

export const languageFolders = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const filesOf = (language: string): string[] =>
  readdirSync(join(folder, language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''))
    .sort();

/** Every section with the file that has it. */
export const sectionFiles = (language: string): { file: string; section: string; words: Sections[string] }[] =>
  filesOf(language).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, language, `${file}.json`), 'utf8')) as Sections).map(
      ([section, words]) => ({ file, section, words }),
    ),
  );

export const sectionsOf = (language: string): Sections =>
  Object.fromEntries(sectionFiles(language).map(({ section, words }) => [section, words]));

export const indexPath = (language: string): string => join(folder, language, 'index.ts');

export const foldersPath = join(folder, 'folders.ts');

/** The module that joins the languages, one for each folder. English is the first: everything has words in it. */
export function foldersOf(languages: readonly string[]): string {
  const ordered = ['en', ...languages.filter((each) => each !== 'en').sort()];
  return [
    '/** The languages, one for each folder here, printed by `npx tsx test/words/write-index.ts`. Everything has words in the first. */',
    ...ordered.map((each) => `import { language as ${each} } from './${each}/language.js';`),
    '',
    `export const folders = { ${ordered.join(', ')} };`,
    '',
  ].join('\n');
}

/** The module that joins the files of a language: for the compiler, which reads no folder. */
export function indexOf(language: string): string {
  const files = filesOf(language);
  // The sections and keys of English are the codes; every other language is held to them.
  const isFirst = language === 'en';
  return [
    '/** Every sentence of the language: all files of this folder, printed by `npx tsx test/words/write-index.ts`. */',
    ...(isFirst ? [] : ["import type { Sentences } from '../codes.js';"]),
    ...files.map((file) => `import ${file} from './${file}.json' with { type: 'json' };`),
    '',
    `export const words${isFirst ? '' : ': Sentences'} = {`,
    ...files.map((file) => `  ...${file},`),
    '};',
    '',
  ].join('\n');
}
