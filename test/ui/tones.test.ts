import { expect } from 'chai';
import { surfaces } from '../../src/ui/theme/surfaces.js';
import { toneNames, tones } from '../../src/ui/theme/tones.js';

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
describe('the colours of the desk', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const { paper, nav, sunk, hover, chosen, ...words } = surfaces[scheme];
    const grounds = { paper, nav, sunk, hover, chosen };

    for (const tone of toneNames) {
      const { text, tint, solid } = tones[scheme][tone];
      it(`FA31: ${tone} can be read in ${scheme}: words 6.8:1 on their tint, icons 3.8:1 on the page`, () => {
        expect(contrast(text, tint)).to.be.at.least(6.8);
        expect(contrast(solid, paper)).to.be.at.least(3.8);
      });
    }

    for (const [name, background] of Object.entries(grounds))
      it(`FA31: titles, values, second lines, links and danger keep 4.5:1 on ${name} in ${scheme}`, () => {
        for (const part of ['text', 'text2', 'muted', 'link', 'danger'] as const)
          expect(contrast(words[part], background), part).to.be.at.least(4.5);
        expect(contrast(words.fieldLine, background), 'the border of a field').to.be.at.least(2.8);
      });

    it(`FA31: a filled button and a count can be read in ${scheme}`, () => {
      expect(contrast('#FFFFFF', words.accent)).to.be.at.least(4.5);
      expect(contrast(words.onCount, words.count)).to.be.at.least(4.5);
      expect(contrast(words.fieldLine, paper), 'the border of a field').to.be.at.least(3);
    });

    it(`FA31: a link and a danger have a colour of their own beside plain words in ${scheme}`, () => {
      expect(new Set([words.text, words.text2, words.muted, words.link, words.danger]).size).to.equal(5);
    });
  }
});
