import type { ErrorType, IsoVersion } from '../codes.js';
import type { ErrorData } from '../messages.js';

/** What reading one message brings to light beside the message itself. */
export interface Findings {
  version: IsoVersion;
  /** The schema found nothing wrong, so names, order and mandatory elements need no second look. */
  tidy: boolean;
  /** A confirmation: nobody confirms it, so what cannot be understood is left out instead of refused. */
  lenient: boolean;
  /** What a strict receiver would not have taken, one short sentence each, beginning with the element's name. */
  tolerances: Set<string>;
  errors: ErrorData[];
}

export function tolerate(findings: Findings, element: string, what: string): void {
  findings.tolerances.add(`${element}: ${what}`);
}

/** Refuses the message for one element, or leaves the element out of a confirmation. */
export function refuse(findings: Findings, errorType: ErrorType, element: string, what: string): undefined {
  if (findings.lenient) tolerate(findings, element, `${what}, left out`);
  else findings.errors.push({ errorType, errorValue: `${element}: ${what}` });
}

/** At most 40 characters of a value, never half a character. */
export function clipped(value: string): string {
  return [...value.slice(0, 82)].slice(0, 40).join('');
}
