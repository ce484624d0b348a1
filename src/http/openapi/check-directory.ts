import { Ajv, type ValidateFunction } from 'ajv';
import type { Keywords } from '../../contract/shape.js';
import type { FieldProblem } from '../../engine/model/local/outcome.js';
import { sentenceOfFault } from './field-sentence.js';

/** Most problems that are reported of one file. */
const atMost = 50;

/** What is wrong with a value by the schema of directory files, each with the place of it. The schema is compiled when it is first needed. */
export function createDirectoryCheck(schema: object): (value: unknown) => FieldProblem[] {
  let compiled: ValidateFunction | undefined;
  return (value) => {
    compiled ??= new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
    const fits = compiled;
    if (fits(value)) return [];
    return (fits.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if')
      .slice(0, atMost)
      .map(({ instancePath, keyword, params, parentSchema, data }) => {
        const named = params['missingProperty'] ?? params['additionalProperty'];
        const place = [placeOf(instancePath), named].filter(Boolean).join('.');
        const said = sentenceOfFault(keyword, named === undefined ? (parentSchema as Keywords) : undefined, data);
        return { field: place || 'file', problem: said };
      });
  };
}

/** `/sections/partners/records/3/url` → `sections.partners.records.3.url`. */
const placeOf = (pointer: string): string =>
  pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
