import { expect } from 'chai';
import { placeholdersOf, speaker, whenWordsAreMissing, wordsOr } from '../../src/words/say.js';

/** Says a sentence, in English unless told otherwise. */
const said = (sentence: string, facts = {}, locale = 'en-CA', more = {}) =>
  speaker({ test: { sentence, ...more } }, locale)({ code: 'test.sentence', facts });

describe('a message of the catalogue', () => {
  it('has its facts where they belong', () => {
    expect(said('{partner} will read this.', { partner: 'Humber' })).to.equal('Humber will read this.');
  });

  it('chooses by the plural rule of the language: 0 is one in French, and several in English', () => {
    expect(said('{count, plural, one {# request} other {# requests}}', { count: 0 })).to.equal('0 requests');
    expect(said('{count, plural, one {# demande} other {# demandes}}', { count: 0 }, 'fr-CA')).to.equal('0 demande');
    expect(said('{count, plural, one {# request} other {# requests}}', { count: 1 })).to.equal('1 request');
  });

  it('ends with one full stop where its last word is a month that French cuts short', () => {
    expect(said('D’ici le {due}.', { due: { day: '2026-12-18' } }, 'fr-CA')).to.match(/ déc\.$|2026\.$/);
    expect(said('D’ici le {due}.', { due: 'ven. 18 déc.' }, 'fr-CA')).to.equal('D’ici le ven. 18 déc.');
    expect(said('Patientez... {due}', { due: 'déc.' }, 'fr-CA')).to.equal('Patientez... déc.');
  });

  it('says a code without words as whoever made it up wrote it', () => {
    const say = speaker({ code: { known: 'In words' } }, 'en-CA');
    expect(wordsOr(say, 'code.known', 'known')).to.equal('In words');
    expect(wordsOr(say, 'code.list_CA-House', 'CA-House')).to.equal('CA-House');
  });

  it('writes numbers as the language does', () => {
    expect(said('{n}', { n: 12_000 })).to.equal('12,000');
    expect(said('{n}', { n: 12_000 }, 'fr-CA')).to.match(/^12\s000$/);
  });

  it('writes days, instants in the zone of the library, and money as the language does', () => {
    const facts = {
      due: { day: '2027-01-15' },
      at: { moment: '2027-01-01T04:59:00Z', zone: 'America/Toronto' },
      price: { amount: '12.5', currency: 'CAD' },
    };
    expect(said('{due}; {at}; {price}', facts)).to.equal('Jan 15, 2027; Dec 31, 2026, 23:59; $12.50');
    expect(said('{due}; {at}; {price}', facts, 'fr-CA')).to.match(
      /^15 janv\. 2027; 31 déc\. 2026,? (à )?23\s?h\s?59; 12,50\s\$$/,
    );
  });

  it('writes the first of a month, and a time of day, as the language does', () => {
    const facts = { due: { day: '2026-12-01' }, other: { day: '2026-12-11' }, at: { time: '01:05' } };
    expect(said('{due}; {other}; {at}', facts)).to.equal('Dec 1, 2026; Dec 11, 2026; 01:05');
    expect(said('{due}; {other}; {at}', facts, 'fr-CA')).to.equal('1er déc. 2026; 11 déc. 2026; 01 h 05');
  });

  it('joins lists by and, and choices by or', () => {
    const facts = { all: ['A', 'B', 'C'], any: { oneOf: ['A', 'B'] } };
    expect(said('{all}; {any}', facts)).to.equal('A, B and C; A or B');
    expect(said('{all}; {any}', facts, 'fr-CA')).to.equal('A, B et C; A ou B');
  });

  it('says a message within a message, and what a library has named itself, in the same language', () => {
    const facts = {
      state: { code: 'test.shipped', facts: {} },
      reason: { in: { en: 'Too fragile', fr: 'Trop fragile' } },
    };
    const more = { shipped: 'Expédié' };
    expect(said('{state} – {reason}', facts, 'fr-CA', more)).to.equal('Expédié – Trop fragile');
  });

  it('keeps what looks like a placeholder in a fact as it is, and marks in a sentence', () => {
    expect(said('<b>{title}</b>', { title: '{partner} & <i>' })).to.equal('<b>{partner} & <i></b>');
  });

  it('shows the name of a fact that is missing', () => {
    expect(said('by {who}')).to.equal('by {who}');
  });

  it('KA4: a code without words is an error; where people work it is logged, and they read a plain sentence', () => {
    const away = { code: 'gone.away', facts: {} };
    const inherited = { code: 'gone.constructor', facts: {} };
    expect(() => speaker({}, 'en-CA')(away)).to.throw(
      'There are no words for the code gone.away: the section before the dot, in a file of src/words/<language>.',
    );
    expect(() => speaker({ gone: {} }, 'en-CA')(inherited)).to.throw('gone.constructor');
    const logged: string[] = [];
    whenWordsAreMissing((code) => logged.push(code));
    try {
      expect(speaker({}, 'en-CA')(away)).to.equal('There are no words for this yet.');
      expect(speaker({}, 'fr-CA')(away)).to.equal('Il n’y a pas encore de mots pour ceci.');
    } finally {
      whenWordsAreMissing((code) => {
        throw new Error(`There are no words for the code ${code}.`);
      });
    }
    expect(logged).to.deep.equal(['gone.away', 'gone.away']);
  });

  it('names its placeholders, each once, also within plurals', () => {
    expect(placeholdersOf('{b} {a} {b, plural, one {x {c}} other {y}}')).to.deep.equal(['a', 'b', 'c']);
  });
});
