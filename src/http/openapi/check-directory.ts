import { Ajv } from 'ajv';
import type { FieldProblem } from '../../engine/local/outcome.js';

/** Most problems that are told of one file. */
const atMost = 50;

/** What is wrong with a value by the schema of directory files, each with the place of it. */
export function createDirectoryCheck(schema: object): (value: unknown) => FieldProblem[] {
  const fits = new Ajv({ allErrors: true, strict: false }).compile(schema);
  return (value) => {
    if (fits(value)) return [];
    return (fits.errors ?? []).slice(0, atMost).map(({ instancePath, message = 'is wrong', params }) => ({
      field: placeOf(instancePath) || 'file',
      problem: `${message}${detailOf(params)}.`,
    }));
  };
}

/** `/sections/partners/records/3/url` → `sections.partners.records.3.url`. */
const placeOf = (pointer: string): string =>
  pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');

function detailOf(params: Record<string, unknown>): string {
  const { additionalProperty, allowedValues, allowedValue } = params;
  if (typeof additionalProperty === 'string') return `: ${additionalProperty}`;
  if (Array.isArray(allowedValues)) return `: ${allowedValues.join(', ')}`;
  return allowedValue === undefined ? '' : `: ${String(allowedValue)}`;
}
