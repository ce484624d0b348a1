import { useDraft } from '../request/draft.js';
import { type Draft, emptyDraft } from './field-rows.js';

/** What is typed in a form, kept for this person until it is saved or taken back, also when the page is left. */
export function useFormDraft(of: string): [draft: Draft, set: (draft: Draft) => void] {
  const [text, setText] = useDraft(`form ${of}`);
  const draft = text ? (JSON.parse(text) as Draft) : emptyDraft;
  return [draft, (now) => setText(Object.keys(now.edits).length > 0 ? JSON.stringify(now) : '')];
}
