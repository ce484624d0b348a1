/** A script as librarians would tell it. */
import { actionRow } from '../../../src/domain/tables/staff-actions.js';
import { say } from '../../../src/words/index.js';
import type { Line } from './libraries.js';

const borrowerName = 'Algonquin';
const lenderNames = ['La Cité', 'Boréal'];

export function dialogue(lines: readonly Line[]): string {
  return lines.map((line) => `  ${spoken(line)}`).join('\n');
}

function spoken({ who, act, heard }: Line): string {
  const side = who === 'borrower' ? 'borrowing' : 'lending';
  const name = who === 'borrower' ? borrowerName : (lenderNames[who] ?? `lender ${who}`);
  if (act) return `${name}: ${say(actionRow(side, act)?.label ?? act, 'en')} (${act})`;
  return `${name} hears: ${words(heard ?? '')} (${heard})`;
}

/** `supplier.renewGranted` → "renew granted". */
const words = (event: string) => event.replace(/^\w+\./, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
