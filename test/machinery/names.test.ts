import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { root } from '../support/root.js';

/** Names that several files of a room must export, each with the files whose pattern that is. */
const patterns: Record<string, RegExp> = {
  // What the router asks a page for that it loads when it is first opened.
  Component: /^ui\/.*\.tsx$/,
  // What the program asks a command for that it loads when it is called.
  run: /^cli\/[^/]+\.ts$/,
};
/** Each language names its sections alike. */
const sections = /^words\/(en|fr)\//;

/** Names that files of several rooms export, most of them a type of the engine and what the desk makes of it. One less, and the number goes down. */
const inSeveralRooms = 28;

interface SourceFile {
  path: string;
  text: string;
}

const roomOf = ({ path }: SourceFile): string => `${path.split('/', 1)[0]}: `;

/** The names that files export more than once, with the files. `within`: the beginning of the key, that only files of one room have in common. */
function twice(files: readonly SourceFile[], within: (file: SourceFile) => string): string[] {
  const places = new Map<string, string[]>();
  for (const file of files) {
    const { path, text } = file;
    if (sections.test(path)) continue;
    for (const [, name = ''] of text.matchAll(exported)) {
      if (patterns[name]?.test(path)) continue;
      const key = `${within(file)}${name}`;
      places.set(key, [...(places.get(key) ?? []), path]);
    }
  }
  return [...places]
    .filter(([, paths]) => new Set(paths).size > 1)
    .map(([key, paths]) => `${key} in ${[...new Set(paths)].join(' and ')}`);
}

const exported =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;

/** Words that were coined here and say nothing to a newcomer. The schema `ScanTold` is a name of the API, and stays. */
const coined =
  /^(door|doors|doorbell|bell|rung|crowd|believed|houseof|told|heard|severalatonce|hurry|hello|crowding|leftover)$/;
const namesOfTheApi = ['ScanTold'];

/** Exported names with a coined word in them: `isTold` has the words “is” and “told”. */
const coinedIn = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(exported)]
      .map(([, name = '']) => name)
      .filter((name) => !namesOfTheApi.includes(name))
      .filter((name) => [name, ...name.split(/(?=[A-Z])/)].some((word) => coined.test(word.toLowerCase())))
      .map((name) => `${name} in ${path}`),
  );

/**
 * Fields that hold a text in the second language and are named after it: of reasons, workflow profiles and the ways to sign in
 * in the API and the directory file; policies of a library; a setting. What is stored and what other programs read stays as it is.
 */
const namedAfterLanguage = [
  'french',
  'patronScopeFrench',
  'patronLinkFrench',
  'loanTermsFrench',
  'copyrightNoticeFrench',
  'openIdLabelFrench',
];

/** Names with a language in them: what a language is like stands in its own folder, and code asks for it by its code. */
function afterLanguage({ path, text }: SourceFile): string[] {
  if (!/french/i.test(text) || /^words\/fr\//.test(path)) return [];
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      /french/i.test(node.text) &&
      !(isField(node) && namedAfterLanguage.includes(node.text))
    )
      found.add(`${node.text} in ${path}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return [...found];
}

/** A field that is declared, given or read, and what is taken from it by its own name. */
const isField = ({ parent }: ts.Identifier): boolean => {
  const declares = ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isFunctionDeclaration(parent);
  return !(declares && parent.name !== undefined && ts.isIdentifier(parent.name));
};

const source = (): SourceFile[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && path !== 'ui/api/schema.ts')
    .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }));

describe('names that are exported', () => {
  it('stand for one thing in a room: no two of its files export the same', () => {
    const files = source();
    expect(files.length).to.be.greaterThan(500);
    expect(twice(files, roomOf)).to.deep.equal([]);
  });

  it(`stand for one thing in the whole of src, but for ${inSeveralRooms} at most`, () => {
    const found = twice(source(), () => '');
    expect(found.length, `\n${found.join('\n')}\n`).to.be.at.most(inSeveralRooms);
  });

  it('hold none of the twelve words that were coined here', () => {
    expect(coinedIn(source())).to.deep.equal([]);
    const text = 'export const isTold = 1;\nexport function houseOf() {}\nexport interface Shelf {}';
    expect(coinedIn([{ path: 'a.ts', text }])).to.deep.equal(['isTold in a.ts', 'houseOf in a.ts']);
  });

  it('are found when two files of a room export the same, and left alone in two rooms', () => {
    const text = 'export interface Draft {}\nexport const run = 1;';
    const [one, other, elsewhere] = ['cli/one.ts', 'cli/two.ts', 'jobs/three.ts'].map((path) => ({ path, text }));
    const planted = [one, other, elsewhere].flatMap((each) => each ?? []);
    expect(twice(planted, roomOf)).to.deep.equal(['cli: Draft in cli/one.ts and cli/two.ts']);
  });

  it('are found in two rooms when the whole of src is looked through', () => {
    const text = 'export interface Draft {}\nexport const run = 1;';
    const planted = ['cli/one.ts', 'jobs/two.ts', 'words/en/index.ts', 'words/fr/index.ts'].map((path) => ({
      path,
      text,
    }));
    expect(twice(planted, () => '')).to.deep.equal(['Draft in cli/one.ts and jobs/two.ts']);
  });
});

describe('names of any kind', () => {
  it('name no language, but for fields that are stored or that other programs read', () => {
    expect(source().flatMap(afterLanguage)).to.deep.equal([]);
    const planted =
      'const isFrench = 1; const a = { frenchName: 1, french: 2 }; function f(french: 1) { return a.french; }';
    expect(afterLanguage({ path: 'a.ts', text: planted })).to.deep.equal([
      'isFrench in a.ts',
      'frenchName in a.ts',
      'french in a.ts',
    ]);
  });
});
