import type { PartnerSymbol } from '../../engine/ports.js';
import { Misused } from '../failures.js';

/** `ISIL:CA-OOALG` as type and value. */
export function symbolFrom(given: string): PartnerSymbol {
  const [, type, value] = /^([^:\s]+):(\S.*)$/.exec(given) ?? [];
  if (!type || !value) throw new Misused(`"${given}" is not a symbol.`, 'Write it as ISIL:CA-OOALG.');
  return { type, value };
}
