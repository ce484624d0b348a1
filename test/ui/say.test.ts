import { expect } from 'chai';
import { placeholdersOf, say } from '../../src/ui/words/say.js';

describe('a sentence of the desk', () => {
  it('has its facts where they belong', () => {
    expect(say('{partner} will read this.', { partner: 'Humber' })).to.equal('Humber will read this.');
  });

  it('chooses by the plural rule of the language: 0 is one in French, and several in English', () => {
    expect(say('{count|# request|# requests}', { count: 0 }, 'en-CA')).to.equal('0 requests');
    expect(say('{count|# demande|# demandes}', { count: 0 }, 'fr-CA')).to.equal('0 demande');
    expect(say('{count|# request|# requests}', { count: 1 }, 'en-CA')).to.equal('1 request');
  });

  it('writes numbers as the language does', () => {
    expect(say('{n}', { n: 12_000 }, 'en-CA')).to.equal('12,000');
    expect(say('{n}', { n: 12_000 }, 'fr-CA')).to.match(/^12\s000$/);
  });

  it('keeps what looks like a placeholder in a fact as it is', () => {
    expect(say('{title}', { title: '{partner} & <b>' })).to.equal('{partner} & <b>');
  });

  it('shows the name of a fact that is missing', () => {
    expect(say('by {who}')).to.equal('by {who}');
  });

  it('names its placeholders, each once', () => {
    expect(placeholdersOf('{b} {a} {b|x|y}')).to.deep.equal(['a', 'b']);
  });
});
