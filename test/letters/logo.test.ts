import { expect } from 'chai';
import type { Language } from '../../src/domain/fulfilment/patron.js';
import { letterLanguage } from '../../src/domain/letters/letter-language.js';
import { readLogo, shownSize } from '../../src/letters/logo.js';
import { say } from '../../src/words/index.js';
import { aJpeg, aPng, jpegBeginning } from '../support/pictures.js';

const said = (file: Buffer): unknown => {
  const read = readLogo(file);
  return 'problem' in read ? say(read.problem, 'en') : read.head;
};

describe('the logo of letters', () => {
  it('is a PNG or JPEG by its content, whatever its name, with the size that its head says', () => {
    expect(said(aPng(1200, 600))).to.deep.equal({ type: 'image/png', width: 1200, height: 600 });
    expect(said(aJpeg(300, 120))).to.deep.equal({ type: 'image/jpeg', width: 300, height: 120 });
  });

  it('is refused with a sentence that names what to do', () => {
    const neither = 'This file is neither a PNG nor a JPEG picture. Save the logo as PNG or JPEG and choose it again.';
    const wrong = ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', ''];
    for (const each of wrong) expect(said(Buffer.from(each, 'latin1')), each).to.equal(neither);
    expect(said(aPng(0, 20)), 'no width').to.equal(neither);
    expect(said(jpegBeginning(300, 120).subarray(0, 24)), 'cut off before its size').to.equal(neither);
    // A segment that says it has no length would be read for ever.
    expect(said(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), Buffer.alloc(40)]))).to.equal(neither);
    expect(said(aPng(1201, 10))).to.match(/^The logo is 1201 × 10 pixels; at most 1200 × 600 are taken\./);
    expect(said(jpegBeginning(10, 601))).to.match(/^The logo is 10 × 601 pixels/);
    expect(said(Buffer.concat([aPng(10, 10), Buffer.alloc(200_000)]))).to.match(/^The logo has 201 kB; at most 200 kB/);
  });

  it('KD8: is refused when it is damaged: it would be missing in print', () => {
    const damaged =
      'This picture is damaged and would be missing in print. Save the logo again as PNG or JPEG and choose it again.';
    const whole = aPng(400, 100);
    expect(said(whole)).to.be.an('object');
    const other = Buffer.from(whole);
    other.writeUInt8((other[60] ?? 0) ^ 1, 60);
    for (const each of [
      whole.subarray(0, -20),
      whole.subarray(0, 50),
      other,
      jpegBeginning(300, 120),
      aJpeg(300, 120).subarray(0, -2),
    ])
      expect(said(each)).to.equal(damaged);
  });

  it('is shown no larger than its room, in its own shape, and never blown up', () => {
    expect(shownSize({ width: 1120, height: 280 })).to.deep.equal({ width: 280, height: 70 });
    expect(shownSize({ width: 600, height: 600 })).to.deep.equal({ width: 90, height: 90 });
    expect(shownSize({ width: 40, height: 20 })).to.deep.equal({ width: 40, height: 20 });
    expect(shownSize({ width: 1200, height: 1 })).to.deep.equal({ width: 280, height: 1 });
  });
});

describe('the language of a letter', () => {
  const of = (reader: Language | undefined, order: Language[], worded: Language[] = [], usual: Language = 'en') =>
    letterLanguage({ reader, order, usual, isWorded: (each) => worded.includes(each) });

  it('is the reader’s, else the node’s, where the library chose no order', () => {
    expect(of('fr', [], ['en'])).to.equal('fr');
    expect(of(undefined, [], ['fr'])).to.equal('en');
  });

  it('is the reader’s, else the library’s first, and the next where only that is worded', () => {
    expect(of(undefined, ['fr', 'en'])).to.equal('fr');
    expect(of('en', ['fr', 'en'])).to.equal('en');
    expect(of(undefined, ['fr', 'en'], ['en'])).to.equal('en');
    expect(of('en', ['fr', 'en'], ['fr'])).to.equal('fr');
    expect(of('en', ['fr', 'en'], ['fr', 'en'])).to.equal('en');
  });
});
