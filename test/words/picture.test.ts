import { expect } from 'chai';
import { isOfCatalogue } from '../look/catalogue-words.js';
import { wordsOfPicture } from '../look/picture-words.js';

describe('the picture in the README', () => {
  it('shows the words that the desk has today; npm run look -- --readme takes it anew', async () => {
    const words = await wordsOfPicture();
    expect(words.length).to.be.above(20);
    expect(words.filter((text) => !isOfCatalogue(text, 'en'))).to.deep.equal([]);
  });
});
