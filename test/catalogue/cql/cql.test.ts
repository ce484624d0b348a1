import { expect } from 'chai';
import fc from 'fast-check';
import { meaningOfQuery } from '../../../src/catalogue/cql/meaning.js';
import { parseCql } from '../../../src/catalogue/cql/parse.js';
import { parsePqf } from '../../../src/catalogue/cql/pqf.js';
import type { CqlNode, CqlQuery, Modifier } from '../../../src/catalogue/cql/tree.js';
import { clause, writeCql } from '../../../src/catalogue/cql/write.js';
import { Diagnosed } from '../../../src/catalogue/sru/diagnostics.js';

const codeOf = (work: () => unknown): number | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Diagnosed) return error.diagnostic.code;
    throw error;
  }
};
const sought = (text: string) => meaningOfQuery(parseCql(text)).sought;
const words = (text: string, more: object) => ({
  kind: 'words',
  words: text.split(' ').map((word) => ({ word })),
  ...more,
});

describe('CQL', () => {
  it('means what it says', () => {
    const rows: [string, object][] = [
      ['nana', words('nana', { how: 'all' })],
      ['two words', words('two words', { how: 'all' })],
      ['title = nana', words('nana', { how: 'all', in: 'title' })],
      ['dc.title adj "la bête humaine"', words('la bete humaine', { how: 'phrase', in: 'title' })],
      ['author any "zola hugo"', words('zola hugo', { how: 'any', in: 'author' })],
      [
        'isbn = 2-07-036002-4',
        { kind: 'numbers', names: ['ISBN:9782070360024', 'WRONG:2070360024', 'WRONG:9782070360024'] },
      ],
      ['alma.title=x', words('x', { how: 'all', in: 'title' })],
      ['>mine="info:srw/cql-context-set/1/dc-v1.1" mine.title=x', words('x', { how: 'all', in: 'title' })],
      ['year >= 1990', { kind: 'year', relation: '>=', year: 1990 }],
      ['rec.id = "b1"', { kind: 'record', id: 'b1' }],
      ['cql.allRecords = 1', { kind: 'everything' }],
      ['title = "programm*"', { kind: 'words', how: 'all', in: 'title', words: [{ word: 'programm', begins: true }] }],
      ['title = "^la bête"', { kind: 'title', key: 'bete', begins: true }],
      ['title = /stem/relevant "x"', words('x', { how: 'all', in: 'title' })],
    ];
    for (const [text, meaning] of rows) expect(sought(text), text).to.deep.equal(meaning);
  });

  it('has one precedence, from left to right, and parentheses', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((word) => words(word, { how: 'all' }));
    expect(sought('a or b and c')).to.deep.equal({ kind: 'all', of: [{ kind: 'any', of: [a, b] }, c] });
    expect(sought('a OR (b AND c)')).to.deep.equal({ kind: 'any', of: [a, { kind: 'all', of: [b, c] }] });
    expect(sought('a not b')).to.deep.equal({ kind: 'but', sought: a, not: b });
  });

  it('takes an order', () => {
    const { order } = meaningOfQuery(parseCql('x sortby dc.date/sort.descending title'));
    expect(order).to.deep.equal([
      { by: 'year', descending: true },
      { by: 'title', descending: false },
    ]);
  });

  it('is refused by the number that says why', () => {
    const rows: [string, number][] = [
      ...([
        ['', 27],
        ['""', 27],
        ['a and', 10],
        ['and', 10],
        ['= x', 10],
        ['(a', 13],
        ['a)', 13],
        ['"a', 14],
      ] as [string, number][]),
      ...([
        ['foo.bar = x', 15],
        ['nothere = x', 16],
        ['dc.nothere = x', 16],
        ['title encloses x', 19],
      ] as [string, number][]),
      ...([
        ['title =/fuzzy x', 20],
        ['title < x', 22],
        ['isbn within "1 2"', 22],
        ['year any "1990 x"', 36],
      ] as [string, number][]),
      ...([
        ['year = soon', 36],
        ['title = "a?b"', 28],
        ['title = "*abc"', 28],
        ['title = "ab*"', 29],
      ] as [string, number][]),
      ...([
        ['a prox b', 39],
        ['a and/weird b', 46],
        ['x sortby subject', 80],
        ['x sortby title/odd', 92],
      ] as [string, number][]),
      ...([
        ['>m="http://elsewhere/" m.x=1', 15],
        ['x sortby', 10],
        ['a ) b', 13],
        ['title = (a)', 10],
      ] as [string, number][]),
      [Array.from({ length: 60 }, () => 'a').join(' or '), 38],
      [`${'('.repeat(5000)}a${')'.repeat(5000)}`, 10],
      [`${'('.repeat(100)}a${')'.repeat(100)}`, 13],
      ['a'.repeat(9000), 10],
    ];
    for (const [text, code] of rows)
      expect(
        codeOf(() => sought(text)),
        text.slice(0, 60),
      ).to.equal(code);
  });

  it('any text is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c "()=<>/\\*^?and]*$/)), (text) => {
        codeOf(() => sought(text));
      }),
      { numRuns: 500 },
    );
  });

  it('reads what it writes', () => {
    const term = fc.stringMatching(/^[a-z][a-z ]{0,10}$/);
    const leaf: fc.Arbitrary<CqlNode> = fc.record({
      kind: fc.constant('clause' as const),
      index: fc.constantFrom('title', 'dc.creator', 'year'),
      relation: fc.constantFrom('=', '==', 'any', 'all', '<='),
      modifiers: fc.constantFrom([], [{ name: 'stem' }]),
      term,
    });
    const tree = fc.letrec<{ node: CqlNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({
          kind: fc.constant('boolean' as const),
          operator: fc.constantFrom('and' as const, 'or' as const, 'not' as const),
          modifiers: fc.constant<Modifier[]>([]),
          left: tie('node'),
          right: tie('node'),
        }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (root) => {
        const query: CqlQuery = { root, sort: [], prefixes: {} };
        expect(parseCql(writeCql(query))).to.deep.equal(query);
      }),
    );
  });

  it('takes words of people as nothing but words', () => {
    const hostile = 'x" or cql.allRecords = "1 \\ * ? ^';
    const read = parseCql(clause('title', '=', hostile));
    expect(read.root).to.include({ kind: 'clause', index: 'title' });
    expect(sought(clause('title', '=', hostile))).to.include({ kind: 'words', in: 'title' });
  });
});

describe('queries in prefix form', () => {
  it('mean what gateways of Z39.50 mean by them', () => {
    expect(parsePqf('@attr 1=7 2070360024')).to.deep.include({ kind: 'numbers' });
    expect(parsePqf('@and @attr 1=4 "la bete" @attr 1=1003 zola')).to.deep.equal({
      kind: 'all',
      of: [words('la bete', { how: 'all', in: 'title' }), words('zola', { how: 'all', in: 'author' })],
    });
    expect(parsePqf('@attr bib-1 1=12 b7')).to.deep.equal({ kind: 'record', id: 'b7' });
  });

  it('are refused by number', () => {
    const rows: [string, number][] = [
      ['@and a', 10],
      ['@prox a b', 37],
      ['@attr 1=9999 x', 16],
      ['a b', 10],
      ['@attr 1=31 soon', 36],
      ['', 10],
    ];
    for (const [text, code] of rows)
      expect(
        codeOf(() => parsePqf(text)),
        text,
      ).to.equal(code);
  });
});
