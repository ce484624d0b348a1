import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
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

/** The names that files of one room export more than once, with the files. */
function twice(files: readonly { path: string; text: string }[]): string[] {
  const places = new Map<string, string[]>();
  for (const { path, text } of files) {
    if (sections.test(path)) continue;
    for (const [, name = ''] of text.matchAll(exported)) {
      if (patterns[name]?.test(path)) continue;
      const key = `${path.split('/', 1)[0]}: ${name}`;
      places.set(key, [...(places.get(key) ?? []), path]);
    }
  }
  return [...places]
    .filter(([, paths]) => new Set(paths).size > 1)
    .map(([key, paths]) => `${key} in ${[...new Set(paths)].join(' and ')}`);
}

const exported =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;

describe('names that are exported', () => {
  it('stand for one thing in a room: no two of its files export the same', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && path !== 'ui/api/schema.ts')
      .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }));
    expect(files.length).to.be.greaterThan(500);
    expect(twice(files)).to.deep.equal([]);
  });

  it('are found when two files of a room export the same, and left alone in two rooms', () => {
    const text = 'export interface Draft {}\nexport const run = 1;';
    const [one, other, elsewhere] = ['cli/one.ts', 'cli/two.ts', 'jobs/three.ts'].map((path) => ({ path, text }));
    expect(twice([one, other, elsewhere].flatMap((each) => each ?? []))).to.deep.equal([
      'cli: Draft in cli/one.ts and cli/two.ts',
    ]);
  });
});
