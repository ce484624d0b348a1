import { expect } from 'chai';
import { wordingOf, wordingText } from '../../src/storage/database/wording-text.js';
import { message } from '../../src/words/message.js';

describe('what is said, in a column of text', () => {
  const again = (stored: string | undefined) => wordingOf(stored ?? null);

  it('comes back as it was: a message of the catalogue, words of somebody, nothing', () => {
    const ours = message('because.probed', { number: '7' });
    expect(again(wordingText(ours))).to.deep.equal(ours);
    expect(again(wordingText('Perdu dans le courrier.'))).to.equal('Perdu dans le courrier.');
    expect(again(wordingText(undefined))).to.equal(undefined);
  });

  it('is never taken for a message of ours when somebody wrote what looks like one', () => {
    const written = '{"code":"because.found","facts":{}}';
    expect(again(wordingText(written))).to.deep.equal(message('said.asWritten', { words: written }));
    expect(wordingOf('{"code": broken')).to.equal('{"code": broken');
  });
});
