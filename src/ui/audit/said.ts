import { type Key, useWords } from '../words/index.js';
import { deedOf, objectOf } from './deeds.js';

/** The log’s operations and things in words. */
export function useAuditWords() {
  const { t } = useWords();
  const objectWords = (thing: string) => t(`access.object_${objectOf(thing)}` as Key);
  return {
    objectOf: objectWords,
    deedOf: (operation: string) => {
      const { deed, object } = deedOf(operation);
      const words = t(`access.deed_${deed}` as Key);
      return object ? t('access.deedOf', { deed: words, object: objectWords(object) }) : words;
    },
  };
}
