import { useWords } from '../words/index.js';

/** A value of a directory file in short: lists joined, nested things as `name: value`. */
export function Value({ value }: { value: unknown }) {
  const { t } = useWords();
  return <>{inWords(value, { yes: t('records.yes'), no: t('records.no') })}</>;
}

function inWords(value: unknown, say: { yes: string; no: string }): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (Array.isArray(value)) return value.map((each) => inWords(each, say)).join(', ') || '–';
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null)
      .map(([name, each]) => `${name}: ${inWords(each, say)}`)
      .join(' · ');
  return String(value);
}
