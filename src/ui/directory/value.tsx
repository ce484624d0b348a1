import { useWords } from '../words/index.js';

/** A value of a directory file in short: lists joined, symbols as they are written, nested things as `name: value`. */
export function Value({ value }: { value: unknown }) {
  const { t } = useWords();
  const pair = (name: string, value: string) => t('frame.pair', { name, value });
  return <>{inWords(value, { yes: t('records.yes'), no: t('records.no'), pair })}</>;
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
