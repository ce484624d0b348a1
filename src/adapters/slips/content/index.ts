/** From a letter's frozen facts to what its slip says. */
import type { LetterCode } from '../../../domain/letters/letters.js';
import type { SlipPrint, SlipToDraw } from '../../../engine/model/slips.js';
import type { SlipContent } from './content.js';
import { returnSlip, shippingSlip } from './parcel.js';
import type { SlipPlace } from './parts.js';
import { plainSlip } from './plain.js';
import { pullSlip } from './pull.js';
import { type Said, saidBy } from './said.js';
import { bookBand, holdShelfSlip } from './small.js';

/** `half`: two on a sheet; `full`: a sheet each; `small`: made for a receipt printer; `row`: a line of a report. */
export type SlipForm = 'half' | 'full' | 'small' | 'row';

interface Kind {
  form: SlipForm;
  write(said: Said, print: SlipPrint, place: SlipPlace): SlipContent;
}

/** Two letters are one slip: whoever walks to the shelf needs the same, whoever asked for it. */
const kinds: Partial<Record<LetterCode, Kind>> = {
  incomingSlip: { form: 'half', write: pullSlip },
  resourceRequestSlip: { form: 'half', write: pullSlip },
  shippingSlip: { form: 'full', write: shippingSlip },
  returnSlip: { form: 'full', write: returnSlip },
  receiveSlip: { form: 'small', write: bookBand },
  holdShelfRequestSlip: { form: 'small', write: holdShelfSlip },
  lendingReport: { form: 'row', write: pullSlip },
};

export interface WrittenSlip {
  form: SlipForm;
  content: SlipContent;
  slip: SlipToDraw;
}

/** Each is told its number among those of its form, as they are cut and counted together. */
export function writtenOf(slips: readonly SlipToDraw[], print: SlipPrint): WrittenSlip[] {
  const formOf = ({ code }: SlipToDraw): SlipForm => kinds[code]?.form ?? 'full';
  const counts = new Map<SlipForm, number>();
  for (const slip of slips) counts.set(formOf(slip), (counts.get(formOf(slip)) ?? 0) + 1);
  const seen = new Map<SlipForm, number>();
  return slips.map((slip) => {
    const form = formOf(slip);
    const number = (seen.get(form) ?? 0) + 1;
    seen.set(form, number);
    const said = saidBy(slip.facts, slip.language);
    const kind = kinds[slip.code];
    const place = { number, count: counts.get(form) ?? 1 };
    return { form, slip, content: kind ? kind.write(said, print, place) : plainSlip(slip, said, print) };
  });
}
