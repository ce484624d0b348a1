/** What the library's own records say about a draft: who the patron is, which library asks, where it shall go. */

import type { LibraryView } from '../../contract/local-views.js';
import { isLocalDate } from '../../domain/fulfilment/local-days.js';
import { message } from '../../words/message.js';
import { sameSymbol } from '../directory/partner-book.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';
import type { CitationRecord } from '../model/records.js';
import type { LocalDraft } from '../model/request-draft.js';

export interface KnownToUs {
  patron?: CitationRecord['patron'];
  pickupLocation?: string;
  ownerLibrary?: string;
  /** The library that asks: where the item shall go, and who it is. */
  owner?: LibraryView;
  problems: FieldProblem[];
}

/** `symbols`: those of the node, its own library’s first. */
export async function knownToUs(
  draft: LocalDraft,
  local: Pick<LocalRecords, 'libraries' | 'patrons'>,
  now: Date,
  symbols: readonly string[],
): Promise<KnownToUs> {
  const { patron, pickup, problems } = await patronOf(draft, local, now);
  const pickupLocation = draft.pickupLocation?.trim() || pickup;
  const libraries = await local.libraries.list(now);
  const { owner, problems: ofOwner } = ownerOf(draft.ownerLibrary, pickupLocation, libraries, symbols);
  return {
    ...(patron ? { patron } : {}),
    ...(pickupLocation ? { pickupLocation } : {}),
    ...(owner ? { ownerLibrary: owner.code } : {}),
    ...(owner ? { owner } : {}),
    problems: [...problems, ...pickupProblems(draft.pickupLocation?.trim(), libraries), ...ofOwner],
  };
}

/** The table knows a patron better than a form does; who only gives a name walked in. */
async function patronOf(
  { patron }: LocalDraft,
  { patrons }: Pick<LocalRecords, 'patrons'>,
  now: Date,
): Promise<{ patron?: CitationRecord['patron']; pickup?: string; problems: FieldProblem[] }> {
  const id = patron?.id?.trim();
  if (!patron || !(id || patron.name?.trim() || patron.email?.trim())) return { problems: [] };
  if (!id) {
    if (patron.name?.trim()) return { patron: { name: patron.name, ...said('email', patron.email) }, problems: [] };
    return { problems: [{ field: 'patron.name', problem: message('refusedDraft.whoIsIt') }] };
  }
  const known = await patrons.read(id, now);
  if (!known) {
    const problem = message('refusedDraft.noPatron', { patron: id });
    return { problems: [{ field: 'patron.id', problem }] };
  }
  const { name, email, group, language, pickupLibrary } = known;
  return {
    patron: { id, name, language, ...said('email', email), ...said('group', group) },
    ...(pickupLibrary ? { pickup: pickupLibrary } : {}),
    problems: [],
  };
}

const said = (name: string, value: string | undefined) => (value ? { [name]: value } : {});

/** An item is sent only to a known place, where the patron can fetch it. */
function pickupProblems(code: string | undefined, libraries: readonly LibraryView[]): FieldProblem[] {
  if (!code || libraries.some((each) => each.code === code)) return [];
  const choices = libraries.map((each) => each.code).join(', ');
  return [{ field: 'pickupLocation', problem: message('refusedDraft.notOurLibrary', { code, choices }) }];
}

/**
 * The library named, else the one where it is picked up, else the only one that does resource sharing here, else the one
 * that the node itself is named for.
 */
function ownerOf(
  code: string | undefined,
  pickup: string | undefined,
  libraries: readonly LibraryView[],
  symbols: readonly string[],
): { owner?: LibraryView; problems: FieldProblem[] } {
  const sharing = libraries.filter(({ resourceSharing }) => resourceSharing);
  if (!code) {
    const [only, ...others] = sharing;
    const usual =
      sharing.find((each) => each.code === pickup) ??
      (others.length === 0 ? only : sharing.find((each) => isNamedFor(each, symbols)));
    return { ...(usual ? { owner: usual } : {}), problems: [] };
  }
  return sharingNamed(code, libraries);
}

/** The resource sharing library of ours that a form names. */
export function sharingNamed(
  code: string,
  libraries: readonly LibraryView[],
): { owner?: LibraryView; problems: FieldProblem[] } {
  const sharing = libraries.filter(({ resourceSharing }) => resourceSharing);
  const owner = sharing.find((each) => each.code === code);
  if (owner) return { owner, problems: [] };
  const choices = sharing.map((each) => each.code).join(', ') || 'there is none yet';
  const problem = message('refusedDraft.notOurSharing', { code, choices });
  return { problems: [{ field: 'ownerLibrary', problem }] };
}

const isNamedFor = ({ symbol = '', isil }: LibraryView, symbols: readonly string[]): boolean =>
  symbols.some((each) => sameSymbol(each, symbol) || (isil !== undefined && sameSymbol(each, `ISIL:${isil}`)));

/** A date of the past is not copied to a new request. */
export const stillToCome = (date: string | undefined, today: string): string | undefined =>
  date && isLocalDate(date.slice(0, 10)) && date.slice(0, 10) >= today ? date : undefined;
