import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { dialectNames } from '../../../src/protocol/dialects/index.js';

/** Tests run from the project's folder; compiled ones too. */
const sources = ['src', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** The two that a new dialect is added to; the compiler holds them to the words. */
const lists = ['src/protocol/dialects/index.ts', 'src/domain/partner/dialects.ts'];

/** Kinds of catalogues have some of the same names; the client types are printed. */
const noLists = ['src/catalogue/locate/profile.ts', 'src/ui/api/schema.ts'];

/** Lines so close together that names in them are one list. */
const near = 6;

/** The first line of a list of dialect names: three of them, quoted or as keys, within a few lines. */
export function listOfDialects(text: string): number | undefined {
  const lines = text.split('\n');
  const named = new RegExp(`['"\`](${dialectNames.join('|')})\\b|^\\s*(${dialectNames.join('|')})(?=:|,$)`, 'g');
  const names = lines.map((line) => [...line.matchAll(named)].map(([, quoted, key]) => quoted ?? key));
  const found = lines.findIndex((_, at) => new Set(names.slice(at, at + near).flat()).size >= 3);
  return found < 0 ? undefined : found + 1;
}

describe('the names of the dialects', () => {
  it('are listed in the entries and in the list to choose from, nowhere else', () => {
    const found = sources
      .filter((file) => ![...lists, ...noLists].includes(file))
      .map((file) => ({ file, line: listOfDialects(readFileSync(file, 'utf8')) }))
      .filter(({ line }) => line !== undefined)
      .map(({ file, line }) => `${file}:${line} lists dialects: read dialectNames or the entries (dialectOf) instead.`);
    expect(found).to.deep.equal([]);
  });

  it('are noticed in a list and in a record', () => {
    const [one, two, three] = dialectNames.slice(2);
    expect(listOfDialects(`const all = ['${one}', '${two}', '${three}'];`)).to.equal(1);
    expect(listOfDialects(`x\nconst by = {\n  ${one}: 1,\n  ${two}: 2,\n  ${three}: 3,\n};`)).to.equal(1);
    expect(listOfDialects(`const some = ['${one}', '${two}'];`)).to.equal(undefined);
  });
});
