/** What the check of a call found, as a person reads it: a sentence of the catalogue for each field, all at once. */
import type { ErrorObject } from 'ajv';
import { type Keywords, keywordsOf, type Schema } from '../contract/shape.js';
import type { Wording } from '../words/message.js';
import { sentenceOfFault } from './openapi/field-sentence.js';

/** A field that is not right and what to do about it. */
interface Found {
  field: string;
  problem: Wording;
}

/** A call that is not as its schemas say. */
export class Unfit extends Error {
  readonly status = 400;
  readonly problems: Found[];
  constructor(faults: readonly Partial<ErrorObject>[]) {
    super('a call is not as its schemas say');
    this.problems = problemsOf(faults.map(faultOf));
  }
  /** The same call, with what else was found. */
  with(more: readonly Found[]): Unfit {
    const whole = new Unfit([]);
    whole.problems.push(...this.problems, ...more);
    return whole;
  }
}

/** Which keyword of the schema was not kept, and where: `/body/rota/0`. */
interface Fault {
  place: string;
  keyword: string;
  part: Keywords | undefined;
  value: unknown;
}

/** The first of these that applies to a field is reported. */
const gravest = ['required', 'additionalProperties', 'type', 'enum', 'minLength', 'maxLength', 'pattern', 'format'];
/** Says that another part of the schema was not kept, which says so itself. */
const isEcho = (keyword: string): boolean => ['if', 'anyOf', 'allOf', 'oneOf'].includes(keyword);

function problemsOf(faults: readonly Fault[]): Found[] {
  const own = faults.filter(({ keyword }) => !isEcho(keyword));
  const byPlace = new Map<string, Fault>();
  for (const fault of own.length > 0 ? own : faults) {
    const before = byPlace.get(fault.place);
    if (!before || rank(fault) < rank(before)) byPlace.set(fault.place, fault);
  }
  return [...byPlace.values()].map(({ place, keyword, part, value }) => ({
    field: fieldOf(place),
    problem: sentenceOfFault(keyword, part, value),
  }));
}

const rank = ({ keyword }: Fault): number => {
  const at = gravest.indexOf(keyword);
  return at < 0 ? gravest.length : at;
};

/** Of a field that is missing, or that nobody knows, the error is at what it should be in. */
function faultOf({ instancePath = '', keyword = '', params, parentSchema, data }: Partial<ErrorObject>): Fault {
  const whole = parentSchema as Keywords | undefined;
  const missing = params?.['missingProperty'] as string | undefined;
  const unknown = params?.['additionalProperty'] as string | undefined;
  const named = missing ?? unknown;
  if (named === undefined) return { place: instancePath, keyword, part: whole, value: data };
  const fields = whole?.['properties'] as Record<string, Schema> | undefined;
  const part = missing === undefined ? undefined : fields?.[missing];
  return { place: `${instancePath}/${named}`, keyword, part: part && keywordsOf(part), value: undefined };
}

/** `/body/rota/0` → `rota.0`. */
function fieldOf(place: string): string {
  const [part = 'body', ...steps] = place
    .split('/')
    .filter((step) => step !== '')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.join('.') || part;
}
