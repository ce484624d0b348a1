/** What the library's own records say about a draft: who the patron is, which library asks, where it shall go. */
import { isLocalDate } from '../../domain/fulfilment/local-days.js';
import type { LocalDraft } from '../desk/request-draft.js';
import type { LibraryView, PostalAddress } from '../local/libraries.js';
import type { FieldProblem } from '../local/outcome.js';
import type { LocalRecords } from '../local-records.js';
import type { CitationRecord } from '../records.js';

export interface KnownToUs {
  patron?: CitationRecord['patron'];
  pickupLocation?: string;
  ownerLibrary?: string;
  /** Of a library without shelves of its own: its address is not the directory's (R30). */
  shipTo?: PostalAddress;
  problems: FieldProblem[];
}

export async function knownToUs(draft: LocalDraft, local: LocalRecords, now: Date): Promise<KnownToUs> {
  const { patron, pickup, problems } = await patronOf(draft, local, now);
  const pickupLocation = draft.pickupLocation?.trim() || pickup;
  const libraries = await local.libraries.list(now);
  const { owner, problems: ofOwner } = ownerOf(draft.ownerLibrary, pickupLocation, libraries);
  return {
    ...(patron ? { patron } : {}),
    ...(pickupLocation ? { pickupLocation } : {}),
    ...(owner ? { ownerLibrary: owner.code } : {}),
    ...(owner?.virtual && owner.address ? { shipTo: owner.address } : {}),
    problems: [...problems, ...pickupProblems(draft.pickupLocation?.trim(), libraries), ...ofOwner],
  };
}

/** The table knows a patron better than a form does; who only gives a name walked in. */
async function patronOf(
  { patron }: LocalDraft,
  { patrons }: LocalRecords,
  now: Date,
): Promise<{ patron?: CitationRecord['patron']; pickup?: string; problems: FieldProblem[] }> {
  const id = patron?.id?.trim();
  if (!patron || !(id || patron.name?.trim() || patron.email?.trim())) return { problems: [] };
  if (!id) {
    if (patron.name?.trim()) return { patron: { name: patron.name, ...said('email', patron.email) }, problems: [] };
    return { problems: [{ field: 'patron.name', problem: 'Say who it is: the name, or the number of the card.' }] };
  }
  const known = await patrons.read(id, now);
  if (!known) {
    const problem = `There is no patron ${id}. Add the patron first, or give a name without a number for a walk-in.`;
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

/** An item is sent to no place that nobody knows: the patron would be told to fetch it there. */
function pickupProblems(code: string | undefined, libraries: readonly LibraryView[]): FieldProblem[] {
  if (!code || libraries.some((each) => each.code === code)) return [];
  const choices = libraries.map((each) => each.code).join(', ');
  return [{ field: 'pickupLocation', problem: `${code} is no library of ours. Choose one of: ${choices}.` }];
}

/** The library named, else the one where it is picked up, else the only one that does resource sharing here. */
function ownerOf(
  code: string | undefined,
  pickup: string | undefined,
  libraries: readonly LibraryView[],
): { owner?: LibraryView; problems: FieldProblem[] } {
  const sharing = libraries.filter(({ resourceSharing }) => resourceSharing);
  if (!code) {
    const [only, ...others] = sharing;
    const usual = sharing.find((each) => each.code === pickup) ?? (others.length === 0 ? only : undefined);
    return { ...(usual ? { owner: usual } : {}), problems: [] };
  }
  const owner = sharing.find((each) => each.code === code);
  if (owner) return { owner, problems: [] };
  const choices = sharing.map((each) => each.code).join(', ') || 'there is none yet';
  const problem = `${code} is no resource sharing library of ours. Choose one of: ${choices}.`;
  return { problems: [{ field: 'ownerLibrary', problem }] };
}

/** A date of the past is not copied to a new request. */
export const stillToCome = (date: string | undefined, today: string): string | undefined =>
  date && isLocalDate(date.slice(0, 10)) && date.slice(0, 10) >= today ? date : undefined;
