import type { LetterView } from '../../contract/letter-schemas.js';
import type { FrozenFacts } from '../../domain/letters/letters.js';
import { type Paper, type PatronForm, papers, patronForms } from '../../domain/letters/papers.js';
import { patronFields } from '../../domain/request/patron-facts.js';
import type { EngineContext } from '../engine-context.js';

/** Letters as one PDF, in this order, on the papers of the library unless another is asked for. */
export async function drawLetters(
  context: Pick<EngineContext, 'local' | 'settings' | 'drawSlips'>,
  letters: readonly LetterView[],
  { paper, startLabel, now }: { paper?: Paper; startLabel?: number; now: Date },
): Promise<Buffer> {
  const { slipPaper, smallSlipPaper, patronOnSlips } = await context.local.policies.inForce();
  return context.drawSlips(
    letters.map(({ code, language, facts }) => ({ code, language, facts: facts as FrozenFacts })),
    {
      paper: paper ?? among<Paper>(papers, slipPaper, 'letter'),
      smallPaper: paper ?? among<Paper>(papers, smallSlipPaper, 'receipt'),
      patronForm: among<PatronForm>(patronForms, patronOnSlips, 'cardEnd'),
      now,
      timeZone: context.settings.timeZone,
      ...(startLabel ? { startLabel } : {}),
    },
  );
}

const among = <T extends string>(values: readonly T[], value: string, usual: T): T =>
  values.find((each) => each === value) ?? usual;

/** Slips without who asked, and no letters to patrons: for whoever may not read of them. */
export const slipsWithoutPatrons = (letters: readonly LetterView[]): LetterView[] =>
  letters
    .filter(({ audience }) => audience !== 'patron')
    .map(({ facts, ...slip }) => ({
      ...slip,
      facts: Object.fromEntries(Object.entries(facts).filter(([name]) => !patronFields.has(name))),
    }));
