import { type WishKind, wishKinds } from '../../domain/patrons-side/views.js';
import { prefilled, type WishValues } from '../../domain/patrons-side/wish-fields.js';

/** What is typed in the request form, as it is kept while this tab is open. */
export interface AskDraft {
  kind: WishKind;
  values: WishValues;
}

const place = 'interlend.my.draft';

/** Keeps what is typed at an address. */
export const keepDraft = (search: string, { kind, values }: AskDraft): void =>
  sessionStorage.setItem(place, JSON.stringify({ search, kind, values }));

/** It was sent. */
export const forgetDraft = (): void => sessionStorage.removeItem(place);

/** What was typed for this very address goes on; another address begins anew. */
export function draftFor(search: string, asked: URLSearchParams): AskDraft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<AskDraft> & { search?: string };
    if (kept.search === search && kept.kind && kept.values && wishKinds.includes(kept.kind))
      return { kind: kept.kind, values: kept.values };
  } catch {
    // What cannot be read was no draft.
  }
  return prefilled(asked);
}
