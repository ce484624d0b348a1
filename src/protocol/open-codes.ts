import { type OpenCode, type OpenList, openLists } from './codes.js';
import type { CodedValue } from './messages.js';

/**
 * The official spelling of an open code: `libraryuseonly` is `LibraryUseOnly`, and all dashes are one. Undefined for a
 * code that is not in the list, which is no error: open lists are open.
 */
export function openCode<List extends OpenList>(list: List, value: string): OpenCode<List> | undefined {
  const wanted = alike(value);
  return openLists[list].codes.find((code): code is OpenCode<List> => alike(code) === wanted);
}

/** A code as a writer should send it: officially spelt if it is official, else as given. No scheme: none is needed. */
export function official(list: OpenList, value: string): CodedValue {
  return { value: openCode(list, value) ?? value };
}

function alike(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-');
}
