import { factLabel, isLetterCode, letterName, letterRow } from '../../../domain/letters/letters.js';
import { defined } from '../../../domain/request/defined.js';
import type { SlipPrint, SlipToDraw } from '../../../engine/model/slips.js';
import { say } from '../../../words/index.js';
import type { SlipContent } from './content.js';
import { printedAt, titleLineOf } from './parts.js';
import type { Said } from './said.js';

/** A letter that has no form of its own here: its facts under their names, whole. */
export function plainSlip({ code, language }: SlipToDraw, said: Said, print: SlipPrint): SlipContent {
  const facts = isLetterCode(code) ? letterRow(code).facts : [];
  const headed = ['title', 'libraryName', 'institution'];
  return defined({
    heading: say(letterName(code), language),
    own: said.one('libraryName') || said.one('institution'),
    at: printedAt(said, print),
    parcel: [],
    title: titleLineOf(said),
    about: [],
    facts: facts
      .filter((fact) => !headed.includes(fact))
      .flatMap((fact) => {
        const text = said.day(fact);
        return text === '' ? [] : [{ label: say(factLabel(code, fact), language), text }];
      }),
    terms: [],
    codes: said.line('slip.requestNumber', said.one('externalId')),
    notes: [],
    boxes: [],
    number: said.one('externalId') || undefined,
  });
}
