/** Every field of a body that the document describes, with values that do not fit it. */
import { apiDocument } from '../../src/contract/document.js';

export interface Piece {
  type?: string | string[];
  $ref?: string;
  properties?: Record<string, Piece>;
  required?: string[];
  items?: Piece;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
}

const { schemas } = apiDocument().components as unknown as { schemas: Record<string, Piece> };

export const schemaNamed = (name: string): Piece => whole(schemas[name] ?? {});
const whole = (piece: Piece): Piece =>
  piece.$ref ? whole(schemas[piece.$ref.slice('#/components/schemas/'.length)] ?? {}) : piece;

const typesOf = ({ type }: Piece): string[] => [type ?? []].flat();

export interface FieldAt {
  path: string[];
  piece: Piece;
}

/** The fields of an object, and of what it holds; of a list its first entry. */
export function fieldsOf(schema: Piece, before: string[] = []): FieldAt[] {
  if (before.length > 5) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, said]) => {
    const piece = whole(said);
    const path = [...before, name];
    const inner = piece.items ? whole(piece.items) : undefined;
    return [
      { path, piece },
      ...fieldsOf(piece, path),
      ...(inner ? [{ path: [...path, '0'], piece: inner }, ...fieldsOf(inner, [...path, '0'])] : []),
    ];
  });
}

export interface Bad {
  value: unknown;
  /** The document itself refuses it; of the others only the node knows. */
  isRefused: boolean;
}

const script = '<script>alert(1)</script>';

export function badValues(piece: Piece): Bad[] {
  const types = typesOf(piece);
  const refused = (value: unknown): Bad => ({ value, isRefused: true });
  const perhaps = (value: unknown): Bad => ({ value, isRefused: false });
  const takes = (value: unknown) => !piece.pattern || new RegExp(piece.pattern).test(String(value));
  if (types.includes('string')) {
    const isListed = piece.enum !== undefined;
    return [
      isListed || (piece.minLength ?? 0) > 0 || !takes('') ? refused('') : perhaps(''),
      isListed || (piece.pattern && (piece.minLength ?? 0) > 0) ? refused('  ') : perhaps('  '),
      ...(piece.maxLength ? [refused('x'.repeat(piece.maxLength + 1))] : []),
      refused(17),
      isListed || !takes(script) ? refused(script) : perhaps(script),
      ...(piece.pattern ? [refused('\u0007')] : []),
      ...(piece.format === 'date' || piece.format === 'date-time' ? [refused('2027-02-30')] : [perhaps('2027-02-30')]),
    ];
  }
  if (types.includes('integer') || types.includes('number'))
    return [
      ...[refused('many'), refused(''), refused(script)],
      ...(piece.minimum === undefined ? [perhaps(-1)] : [refused(piece.minimum - 1)]),
      ...(piece.maximum === undefined ? [perhaps(3_000_000_000)] : [refused(piece.maximum + 1)]),
    ];
  if (types.includes('boolean')) return [refused('perhaps'), refused(2)];
  if (types.includes('array')) return [refused('one'), ...(piece.minItems ? [refused([])] : [perhaps([])])];
  if (types.includes('object')) return [refused('one'), perhaps({})];
  return [];
}

/** A body that fits: the fields it must have, and nothing else. */
export function sampleOf(given: Piece): unknown {
  const piece = whole(given);
  const types = typesOf(piece);
  if (piece.enum) return piece.enum[0];
  if (types.includes('object'))
    return Object.fromEntries(
      Object.entries(piece.properties ?? {})
        .filter(([name]) => piece.required?.includes(name))
        .map(([name, inner]) => [name, sampleOf(inner)]),
    );
  if (types.includes('array')) return piece.minItems ? [sampleOf(piece.items ?? {})] : [];
  if (types.includes('boolean')) return true;
  if (types.includes('integer') || types.includes('number')) return piece.minimum ?? 1;
  return samples.find((each) => !piece.pattern || new RegExp(piece.pattern).test(each)) ?? 'x';
}

const samples = [
  'Anything',
  'CAD',
  '2027-01-15',
  '12.50',
  'name@college.example',
  'ISIL:CA-OTHU',
  'https://college.example',
];

/** The body with another value at that place; what leads there is made when it lacks. */
export function set(body: unknown, [step = '', ...more]: string[], value: unknown): unknown {
  if (step === '') return value;
  const isList = /^\d+$/.test(step);
  const before = (isList ? (Array.isArray(body) ? body : []) : typeof body === 'object' && body ? body : {}) as Record<
    string,
    unknown
  >;
  const inner = set(before[step], more, value);
  if (isList) return [inner];
  return { ...before, [step]: inner };
}

const known: Record<string, string> = {
  direction: 'in',
  how: 'paid',
  end: 'complete',
  order: 'hold',
  task: 'ship',
  action: 'generalMessage',
  kind: 'reject',
};

export const filledPath = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '1');
