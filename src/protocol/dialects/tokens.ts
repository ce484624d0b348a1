/** The tokens other systems put into notes, one row each: taken out of the text, kept as extras. */
import type { Extras } from '../extras.js';
import { takeItemsBlock } from './items.js';

/** The tokens Interlend itself sends, to the partners that know them. */
export const reshareTokens = {
  addCondition: '#ReShareAddLoanCondition#',
  agree: '#ReShareLoanConditionAgreeResponse#',
  reject: '#ReShareLoanConditionRejectResponse#',
  sequence: (number: number) => `#seq:${number}#`,
} as const;

interface TokenRow {
  pattern: RegExp;
  means(value: string, second: string, known: Extras): Extras;
}

const rows: TokenRow[] = [
  { pattern: /#SHIP_TO#((?:(?!#SHIP_TO#)[\s\S])*?)#ST_END#/g, means: (address) => ({ shipTo: address.trim() }) },
  { pattern: /#RETURN_TO#((?:(?!#RETURN_TO#)[\s\S])*?)#RT_END#/g, means: (address) => ({ returnTo: address.trim() }) },
  { pattern: /#seq:(\d{1,15})#/g, means: (number) => ({ sequence: Number(number) }) },
  { pattern: /#lastSeq:(\d{1,15})#/g, means: (number) => ({ probeSequence: Number(number) }) },
  { pattern: /#ReShareAddLoanCondition#/g, means: () => ({ conditionAttached: true, offeredBy: 'token' }) },
  { pattern: /#ReShareSupplierAwaitingConditionConfirmation#/g, means: () => ({ awaitingConditionsAnswer: true }) },
  { pattern: /#ReShareSupplierConditionsAssumedAgreed#/g, means: () => ({ conditionsAssumedAgreed: true }) },
  { pattern: /#ReShareLoanConditionAgreeResponse#/g, means: () => ({ conditionsAnswer: 'accepted' }) },
  { pattern: /#ReShareLoanConditionRejectResponse#/g, means: () => ({ conditionsAnswer: 'refused' }) },
  {
    pattern: /#ReShareUpdatedField-([A-Za-z]+)[:-]([^#]*)#/g,
    means: (field, value, known) => ({ updatedFields: [...(known.updatedFields ?? []), { field, value }] }),
  },
  { pattern: /\btransferToCluster:([^\s#]+)/g, means: (cluster) => ({ transferToCluster: cluster }) },
  { pattern: /#ABORT#/g, means: () => ({ aborted: true }) },
];

/** The note without tokens, and what they said. A note without any comes back as it is, spaces and all. */
export function takeTokens(note: string): { note: string; extras: Extras } {
  const block = takeItemsBlock(note);
  let extras: Extras = block.items.length > 0 ? { items: block.items } : {};
  let text = block.note;
  for (const { pattern, means } of rows)
    text = text.replace(pattern, (_token, ...groups: unknown[]) => {
      extras = { ...extras, ...means(textOf(groups[0]), textOf(groups[1]), extras) };
      return '';
    });
  return text === note ? { note, extras } : { note: text.trim(), extras };
}

function textOf(group: unknown): string {
  return typeof group === 'string' ? group : '';
}
