/** A label of 4 × 2 in: an address, or what is read from two metres; the bar code and a short title. */
import type { SlipContent } from '../content/content.js';
import { label as size } from '../papers.js';
import type { Pen } from '../pen.js';
import { fittingSize } from './blocks.js';

const inset = 13;

/** Labels are counted along the rows, from 1. */
export function placeOfLabel(number: number): { x: number; y: number } {
  const at = number - 1;
  const column = at % size.columns;
  const row = Math.floor(at / size.columns);
  return { x: size.left + column * (size.width + size.gap), y: size.top + row * size.height };
}

export function drawLabel(pen: Pen, content: SlipContent, place: { x: number; y: number }): void {
  const x = place.x + inset;
  const width = size.width - 2 * inset;
  const bottom = place.y + size.height - 10;
  const { label: name, lines } = content.stays?.to ?? content.to ?? headed(content);
  const top = place.y + 10;
  const small = 8.5;
  if (content.number) pen.write(content.number, { x, y: top, width }, { size: small, align: 'right' });
  let y = pen.write(name, { x, y: top, width: width * 0.62 }, { size: small, weight: 'bold' });
  const [first = '', ...others] = lines;
  y = pen.address([first], { x, y, width }, { size: fittingSize(pen, first, width, [14, 12, 10]), weight: 'bold' });
  const rest =
    [11, 10, 9, 8].find((each) => pen.dry.address(others, { x, y, width }, { size: each }) < bottom - 36) ?? 7;
  pen.address(others, { x, y, width }, { size: rest });
  const code = content.stays?.code ?? content.codes[0];
  const codeWidth = code ? width * 0.55 : 0;
  if (code) pen.code(code.text, { x, y: bottom - 35, width: codeWidth }, { height: 25, size: 8 });
  const beside = { x: x + codeWidth + 10, width: width - codeWidth - 10 };
  const title = shortened(pen, content.title, beside.width * 2.6);
  pen.write(title, { ...beside, y: bottom - 35 }, { size: small });
}

const headed = ({ heading, lead, day }: SlipContent) => ({
  label: lead?.label || heading,
  lines: [lead?.text, lead?.detail, day && `${day.label} ${day.text}`].filter((line) => line !== undefined),
});

/** A label has no room for a long title: it ends in an ellipsis, between two words. */
function shortened(pen: Pen, title: string, width: number): string {
  const words = title.split(' ');
  let text = words.shift() ?? '';
  for (const [at, word] of words.entries()) {
    if (pen.width(`${text} ${word} …`, { size: 8.5 }) > width) return `${text} …`;
    text = `${text} ${word}`;
    if (at === words.length - 1) return text;
  }
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
