import { directoryFields } from '../../domain/distribution/field-words.js';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';

/** What a field of a record is called; an unknown one keeps its name. */
export function useFieldName(): (field: string) => string {
  const { textOf } = useWords();
  return (field) => {
    const words = directoryFields[field];
    return words ? textOf(words) : field;
  };
}

/** What a section of the file is called. */
export function useSectionName(): (section: string) => string {
  const sections = useRead('/directory/sections', { freshMs: 5 * 60_000 }).data?.items ?? [];
  return (section) => {
    const found = sections.find(({ name }) => name === section);
    return found ? found.label : section;
  };
}
