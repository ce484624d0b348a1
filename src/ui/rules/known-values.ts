import type { RuleFact } from '../../domain/rule-conditions.js';
import { useRead } from '../api/read.js';
import type { Option } from '../records/field-rows.js';
import { languageLabel, languages, useWords } from '../words/index.js';

/** Values that a fact can have, where they are few and known; partners are searched, the others are typed. */
export function useKnownValues(): Partial<Record<RuleFact, Option[]>> {
  const { t, locale } = useWords();
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const places = (libraries.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return {
    serviceType: [
      { value: 'Loan', label: t('rules.loan') },
      { value: 'Copy', label: t('rules.copy') },
    ],
    requestedFormat: [
      { value: 'Book', label: t('list.book') },
      { value: 'Article', label: t('list.article') },
    ],
    pickupLocation: places,
    ownerLibrary: places,
    language: languages.map((value) => ({ value, label: languageLabel(value, locale) })),
  };
}
