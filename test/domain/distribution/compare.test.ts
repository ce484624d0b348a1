import { expect } from 'chai';
import { canonical, compareRecord, type FieldCompared, type Three } from '../../../src/domain/distribution/compare.js';
import { recordIn } from '../../../src/domain/distribution/directory-file.js';

const field = (
  three: Omit<Three, 'imposed'> & { imposed?: string[] },
  careful: string[] = [],
): FieldCompared | string => {
  const compared = compareRecord({ imposed: [], ...three }, careful);
  return compared.kind === 'changed' ? (compared.fields[0] as FieldCompared) : compared.kind;
};
const verdict = (...three: Parameters<typeof field>) => {
  const found = field(...three);
  return typeof found === 'string' ? found : found.verdict;
};
const days = (n: number) => ({ days: n });

describe('a directory file beside what is here', () => {
  it('is taken where nobody here changed what it said before', () => {
    expect(verdict({ ours: days(4), before: days(4), file: days(5) })).to.equal('take');
  });

  it('leaves what staff changed, and says nothing about it while the file says nothing new', () => {
    expect(verdict({ ours: days(7), before: days(4), file: days(4) })).to.equal('keep');
  });

  it('asks where both changed, and shows the three values', () => {
    expect(field({ ours: days(7), before: days(4), file: days(5) })).to.deep.equal({
      field: 'days',
      ours: 7,
      file: 5,
      before: 4,
      imposed: false,
      careful: false,
      verdict: 'decide',
    });
  });

  it('asks where the file never said anything before: nobody knows who was first', () => {
    expect(verdict({ ours: days(7), file: days(5) })).to.equal('decide');
  });

  it('is taken whatever staff did where it imposes', () => {
    for (const before of [days(4), days(5), undefined])
      expect(verdict({ ours: days(7), file: days(5), imposed: ['days'], ...(before ? { before } : {}) })).to.equal(
        'take',
      );
  });

  it('is never taken unread at an address or a symbol, not even where it imposes', () => {
    const three = { ours: { url: 'https://a/' }, before: { url: 'https://a/' }, file: { url: 'https://b/' } };
    expect(verdict(three, ['url'])).to.equal('decide');
    expect(verdict({ ...three, imposed: ['url'] }, ['url'])).to.equal('decide');
  });

  it('does not touch fields that it never named', () => {
    expect(verdict({ ours: { days: 7, name: 'A' }, file: { name: 'A' } })).to.equal('same');
  });

  it('takes a value away that it named before and names no more', () => {
    expect(field({ ours: days(4), before: days(4), file: {} })).to.include({ verdict: 'take', before: 4 });
    expect(verdict({ ours: days(7), before: days(4), file: {} })).to.equal('decide');
  });

  it('adds what is new; what staff removed stays away until the file changes it', () => {
    expect(compareRecord({ file: days(4), imposed: [] }, [])).to.deep.equal({ kind: 'added', verdict: 'take' });
    const removed = { before: days(4), imposed: [] };
    expect(compareRecord({ ...removed, file: days(4) }, [])).to.deep.equal({ kind: 'added', verdict: 'keep' });
    expect(compareRecord({ ...removed, file: days(5) }, [])).to.deep.equal({ kind: 'added', verdict: 'decide' });
    expect(compareRecord({ ...removed, file: days(4), imposed: ['days'] }, [])).to.include({ verdict: 'take' });
  });

  it('removes only what came from a file: our own records are no business of it', () => {
    expect(compareRecord({ ours: days(4), before: days(4), imposed: [] }, [])).to.deep.equal({ kind: 'removed' });
    expect(compareRecord({ ours: days(4), imposed: [] }, [])).to.deep.equal({ kind: 'same' });
  });

  it('does not mind the order of names, but that of a list', () => {
    expect(canonical({ a: 1, b: [1, 2], c: null })).to.equal(canonical({ b: [1, 2], a: 1 }));
    expect(canonical([1, 2])).not.to.equal(canonical([2, 1]));
  });

  it('imposes by section, by record, all or some fields', () => {
    const record = { code: 'A', days: 4, imposed: ['days'] };
    expect(recordIn({ records: [] }, record)).to.deep.equal({ record: { code: 'A', days: 4 }, imposed: ['days'] });
    expect(recordIn({ records: [], imposed: ['code'] }, record).imposed).to.deep.equal(['code', 'days']);
    expect(recordIn({ records: [], imposed: true }, { code: 'A', days: 4 }).imposed).to.deep.equal(['code', 'days']);
  });
});
