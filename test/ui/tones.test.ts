import { expect } from 'chai';
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
const pages = { light: '#FFFFFF', dark: '#1F1F1F' };

describe('the tones of statuses', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const tone of toneNames) {
      const { text, tint, solid } = tones[scheme][tone];
      it(`${tone} can be read in ${scheme}: words 7:1 on their tint, dots 3:1 on the page`, () => {
        expect(contrast(text, tint)).to.be.at.least(7);
        expect(contrast(solid, pages[scheme])).to.be.at.least(3);
      });
    }
  }
});
