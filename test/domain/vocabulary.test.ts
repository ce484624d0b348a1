import { expect } from 'chai';
import { isoReasonWords } from '../../src/domain/request/reasons.js';
import { eventWords, readHistoryEvent } from '../../src/domain/tables/events.js';
import { vocabulary, type WordRow } from '../../src/domain/tables/vocabulary.js';
import { openLists } from '../../src/protocol/codes.js';
import { say } from '../../src/words/index.js';
import { languages } from '../../src/words/languages.js';
import { english } from '../support/english.js';

describe('the words of the tables', () => {
  const { states, actions, ...lists } = vocabulary;
  const all: WordRow[] = [
    ...[...states.borrowing, ...states.lending, ...actions.borrowing, ...actions.lending],
    ...Object.values(lists).flat(),
  ];

  it('are there in both languages', () => {
    expect(all.length).to.be.greaterThan(250);
    for (const { code, label } of all) for (const each of languages) expect(say(label, each), code).to.match(/\S/);
    for (const { code, next } of [...states.borrowing, ...states.lending])
      expect(say(next, 'fr'), code).to.match(/[.]$/).and.not.equal(say(next, 'en'));
  });

  it('are French where they say so: the same word in both languages is one of these', () => {
    const same = new Set(['Message']);
    expect(
      all
        .map(({ label }) => languages.map((each) => say(label, each)))
        .filter(([en = '', fr]) => en === fr && !same.has(en)),
    ).to.deep.equal([]);
  });

  it('say of a step that it was done, of a message by what it says, and what nobody named as a step', () => {
    expect(languages.map((each) => say(eventWords('borrowing', 'cancelUnsent'), each))).to.deep.equal([
      'Cancelled',
      'Annulée',
    ]);
    expect(say(eventWords('lending', 'requester.retry', 'conditional'), 'en')).to.equal('Conditions accepted');
    expect(say(eventWords('lending', 'requester.retry', 'retryPossible'), 'en')).to.equal('Asked again');
    expect(say(eventWords('lending', 'requester.renew'), 'fr')).to.equal('Renouvellement demandé');
    expect(languages.map((each) => say(eventWords('lending', readHistoryEvent('somethingNew')), each))).to.deep.equal([
      'Step',
      'Étape',
    ]);
  });

  it('name each published code of a refusal', () => {
    for (const code of [...openLists.reasonUnfilled.codes, ...openLists.reasonRetry.codes])
      expect(english(isoReasonWords(code)), code).to.not.equal(code);
  });
});
