import type { DirectoryFile } from '../../domain/distribution/directory-file.js';
import { message } from '../../words/message.js';
import type { FieldProblem } from '../model/local/outcome.js';
import { sections } from './sections.js';

/** Records that a file that is right by its schema has twice: it could only mean one of them. */
export const doubledKeys = (file: DirectoryFile): FieldProblem[] =>
  sections.flatMap((section) => {
    const keys = (file.sections[section.name]?.records ?? []).map((record) => section.keyOf(record));
    return [...new Set(keys.filter((key, at) => keys.indexOf(key) < at))].map((key) => ({
      field: `sections.${section.name}`,
      problem: message('refusedPartner.twice', { symbol: key }),
    }));
  });
