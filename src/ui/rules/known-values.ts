import type { RuleFact } from '../../domain/rules/rule-conditions.js';
import { useRead } from '../api/read.js';
import type { Option } from '../records/field-rows.js';
import { languageLabel, languages, useWords } from '../words/index.js';

/** Values that a fact can have, where they are few and known; partners are searched, the others are typed. */
export function useKnownValues(): Partial<Record<RuleFact, Option[]>> {
  const { t, locale, either } = useWords();
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const groups = useRead('/patron-groups', { freshMs: 60_000 }).data?.items ?? [];
  const places = (libraries.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return {
    // Without groups, the codes on patrons’ records are typed.
    ...(groups.length > 0
      ? {
          userGroup: groups.map(({ code, name, french }) => ({
            value: code,
            label: either({ label: name, ...(french ? { french } : {}) }),
          })),
        }
      : {}),
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
