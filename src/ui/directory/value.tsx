import { dialectLabel } from '../../domain/partner/dialects.js';
import { useWords } from '../words/index.js';

/** A value of a directory file in short: a kind of system by its name, lists joined, symbols as they are written, nested things as `name: value`. */
export function Value({ field, value }: { field: string; value: unknown }) {
  const { t, textOf } = useWords();
  const pair = (name: string, value: string) => t('frame.pair', { name, value });
  const isDialect = field === 'dialect' && typeof value === 'string';
  return (
    <>
      {inWords(isDialect ? textOf(dialectLabel(value)) : value, { yes: t('records.yes'), no: t('records.no'), pair })}
    </>
  );
}

interface Say {
  yes: string;
  no: string;
  pair(name: string, value: string): string;
}

const isSymbol = (value: object): value is { type: string; value: string } =>
  'type' in value && 'value' in value && Object.keys(value).length === 2;

function inWords(value: unknown, say: Say): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (Array.isArray(value)) return value.map((each) => inWords(each, say)).join(', ') || '–';
  if (typeof value === 'object' && isSymbol(value)) return `${value.type}:${value.value}`;
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null)
      .map(([name, each]) => say.pair(name, inWords(each, say)))
      .join(' · ');
  return String(value);
}
