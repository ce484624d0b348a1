import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isoVersions } from '../../src/protocol/codes.js';
import { elementRows } from '../../src/translation/elements/rows.js';
import { sectionsOf } from '../support/words.js';
import { elementsOfSchema, elementsPath, elementsTable, holdsRows, inModel, rowOf } from './support/elements.js';

describe('FB1: the table of elements', () => {
  for (const version of isoVersions)
    it(`has a row for every element of version ${version}, and the reader knows each`, () => {
      const elements = elementsOfSchema(version);
      expect(elements.length).to.be.above(200);
      const unread = elements.filter((path) => inModel(path) === undefined);
      expect(unread, 'no reader').to.deep.equal([]);
      const without = elements.filter((path) => {
        const model = inModel(path) ?? '';
        return !rowOf(model) && !holdsRows(model);
      });
      expect(without, 'without a row').to.deep.equal([]);
    });

  it('has no row twice, and none for what no schema has', () => {
    const all = new Set(isoVersions.flatMap((version) => elementsOfSchema(version).map(inModel)));
    const names = elementRows.map(({ element }) => element);
    expect(names.filter((name) => !all.has(name))).to.deep.equal([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).to.deep.equal([]);
  });

  it('gives each line of the page a label of its own, with words in both languages', () => {
    const labels = elementRows.flatMap(({ shown }) => ('at' in shown ? [shown.label] : []));
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).to.deep.equal([]);
    for (const language of ['en', 'fr']) {
      const words = sectionsOf(language)['element'] ?? {};
      expect(
        labels.filter((label) => !words[label]),
        language,
      ).to.deep.equal([]);
      expect(
        Object.keys(words).filter((word) => !labels.includes(word) && word !== 'yes' && word !== 'no'),
      ).to.deep.equal([]);
    }
  });

  it('is printed for partners as it stands', () => {
    expect(
      readFileSync(elementsPath, 'utf8') === elementsTable(),
      'run: npx tsx test/translation/write-elements.ts',
    ).to.equal(true);
  });
});
