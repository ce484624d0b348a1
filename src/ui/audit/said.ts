import { policyWords } from '../../domain/fulfilment/policy-words.js';
import { dialectLabel } from '../../domain/partner/dialects.js';
import { type PartnerFieldName, partnerFieldRows } from '../../domain/partner/fields.js';
import { wordsOr } from '../../words/say.js';
import { type Key, useWords } from '../words/index.js';
import { deedOf, objectOf } from './deeds.js';

/** The log’s operations, things, fields and values in words. */
export function useAuditWords() {
  const { t, textOf } = useWords();
  /** What has no words of its own yet is said by its name, parted into words. */
  const inWords = (key: string, name: string) => wordsOr((code) => t(code as Key), key, spelled(name));
  const objectWords = (thing: string) => inWords(`access.object_${objectOf(thing)}`, thing);
  const fieldOf = (thing: string, name: string): string => {
    if (thing === 'policies' && name in policyWords) return textOf(policyWords[name as keyof typeof policyWords].label);
    if (thing === 'partner' && name in partnerFieldRows)
      return textOf(partnerFieldRows[name as PartnerFieldName].label);
    return inWords(`access.field_${name}`, name);
  };
  const valueIn = (value: unknown, of?: string): string => {
    if (of === 'closedWeekdays' && Array.isArray(value))
      return value.map((day) => t(`schedule.day${day}` as 'schedule.day0')).join(', ');
    if (of === 'dialect' && typeof value === 'string') return textOf(dialectLabel(value));
    if (value === undefined || value === null || value === '') return t('access.nothingSaid');
    if (typeof value === 'boolean') return t(value ? 'records.yes' : 'records.no');
    if (Array.isArray(value))
      return value.length === 0 ? t('access.nothingSaid') : value.map((each) => valueIn(each)).join('; ');
    if (typeof value !== 'object') return String(value);
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .map(([name, inner]) =>
        t('frame.pair', { name: inWords(`access.field_${name}`, name), value: valueIn(inner, name) }),
      )
      .join(', ');
  };
  return {
    objectOf: objectWords,
    fieldOf,
    valueIn,
    deedOf: (operation: string) => {
      const { deed, object } = deedOf(operation);
      const words = inWords(`access.deed_${deed}`, deed);
      return object ? t('access.deedOf', { deed: words, object: objectWords(object) }) : words;
    },
  };
}

/** `changePartner` → `change partner`. */
const spelled = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
