import { policyWords } from '../../domain/fulfilment/policy-words.js';
import { dialectLabel } from '../../domain/partner/dialects.js';
import { type PartnerFieldName, partnerFieldRows } from '../../domain/partner/fields.js';
import { useRead } from '../api/read.js';
import { usePlaceNames } from '../parts/place-names.js';
import { type Language, languageLabel, languages, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { deedOf, objectOf } from './deeds.js';
import { ofTheRecordItself } from './differences.js';

/** What partners are called, by their codes. */
export type NamesByCode = ReadonlyMap<string, string>;

/** The log’s operations, things, fields and values in words. `times`: as a list shows them, or in full, as a file does. */
export function useAuditWords(times: 'moment' | 'exact' = 'moment', partners?: NamesByCode) {
  const { t, textOf, wordsOr, either, locale } = useWords();
  const places = usePlaceNames();
  const reasons = useRead('/reasons', { freshMs: 60_000 }).data?.items ?? [];
  const clock = useClock();
  /** What has no words of its own yet is said by its name, parted into words. */
  const inWords = (key: string, name: string) => wordsOr(key, spelled(name));
  const objectWords = (thing: string) => inWords(`access.object_${objectOf(thing)}`, thing);
  const fieldOf = (thing: string, name: string): string => {
    const reason = thing === 'reasons' ? reasons.find(({ code }) => code === name) : undefined;
    if (reason) return either(reason);
    if (thing === 'policies' && name in policyWords) return textOf(policyWords[name as keyof typeof policyWords].label);
    if (thing === 'settings') return inWords(`settingLabel.${name}`, name);
    if (thing === 'partner' && name in partnerFieldRows)
      return textOf(partnerFieldRows[name as PartnerFieldName].label);
    return inWords(`access.field_${name}`, name);
  };
  /** A part of a thing by its name: a language, a library, a field that has fields of its own. */
  const partOf = (thing: string, name: string): string =>
    (languages as readonly string[]).includes(name)
      ? languageLabel(name as Language, locale)
      : fieldOf(thing, places.library(name) ?? name);
  /** A field of a thing, with the part of it that the field belongs to. */
  const fieldWithin = (thing: string, name: string, of: readonly string[] = []): string =>
    of.length === 0
      ? fieldOf(thing, name)
      : t('access.fieldOf', {
          field: fieldOf(thing, name),
          part: of.map((each) => partOf(thing, each)).join(', '),
        });
  const valueIn = (value: unknown, of?: string, names = partners): string => {
    if (of === 'closedWeekdays' && Array.isArray(value))
      return value.map((day) => t(`schedule.day${day}` as 'schedule.day0')).join(', ');
    if (of === 'dialect' && typeof value === 'string') return textOf(dialectLabel(value));
    if (value === undefined || value === null || value === '') return t('access.nothingSaid');
    if (typeof value === 'boolean') return t(value ? 'records.yes' : 'records.no');
    if (Array.isArray(value))
      return value.length === 0
        ? t('access.nothingSaid')
        : value.map((each) => valueIn(each, of === 'members' ? 'partner' : undefined, names)).join('; ');
    if (of === 'partner' && typeof value === 'string') return names?.get(value) ?? value;
    if (typeof value === 'string' && isTime.test(value)) return clock[times](value);
    if (of === 'kind') return wordsOr(`partner.kind_${value}`, String(value));
    if (typeof value !== 'object') return String(value);
    return Object.entries(value)
      .filter(([name, inner]) => inner !== undefined && inner !== null && !leftOut.includes(name))
      .map(([name, inner]) =>
        t('frame.pair', { name: inWords(`access.field_${name}`, name), value: valueIn(inner, name, names) }),
      )
      .join(', ');
  };
  /** A thing by its kind and its name, where the log has only its code; of what there is one of, its kind alone. */
  const thingOf = (thing: string, id: string, state?: unknown): string => {
    const name = nameOf(objectOf(thing), id, state);
    return name ? t('access.thingNamed', { kind: objectWords(thing), name }) : objectWords(thing);
  };
  const nameOf = (kind: string, id: string, state: unknown): string | undefined => {
    if (kind === 'letter') return wordsOr(`letterName.${id}`, id);
    if (kind === 'library' || kind === 'closure') return places.library(id);
    if (kind === 'reason') return wordsOr(`reasons.list_${id}`, id);
    if (['policies', 'settings', 'directory', 'subscription'].includes(kind)) return undefined;
    // As people call it, where the log keeps that.
    const { name, title } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
    return [name, title].find((each) => typeof each === 'string' && each !== '')?.toString() ?? id;
  };
  return {
    objectOf: objectWords,
    thingOf,
    fieldWithin,
    valueIn,
    deedOf: (operation: string) => {
      const { deed, object } = deedOf(operation);
      const words = inWords(`access.deed_${deed}`, deed);
      return object ? t('access.deedOf', { deed: words, object: objectWords(object) }) : words;
    },
  };
}

/** What a thing within another is known by here alone, and how a credential begins: that is its name. */
const leftOut = [...ofTheRecordItself, 'id', 'prefix'];
/** A day or a moment as programs write it. */
const isTime = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/;

/** `changePartner` → `change partner`; a code that somebody gave stays as it is. */
const spelled = (name: string): string =>
  /^[a-z][A-Za-z]*$/.test(name) ? name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() : name;
