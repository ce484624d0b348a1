/** Libraries of this institution, their desks and locations, and the days on which they are closed. */
import type {
  ClosureChange,
  ClosureDraft,
  DeskChange,
  DeskDraft,
  LibraryChange,
  LibraryDraft,
  LocationChange,
  LocationDraft,
} from '../../../contract/local-inputs.js';
import type {
  ClosureNotified,
  ClosureView,
  DeskView,
  LibraryView,
  LocationView,
} from '../../../contract/local-views.js';
import type { Calendar } from '../../../domain/calendar/calendar.js';
import type { LendingPauses } from '../../../domain/fulfilment/closed-for-lending.js';
import type { DeskTask } from '../../../domain/fulfilment/desks.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface PostalAddress {
  line1: string;
  line2?: string;
  locality?: string;
  postalCode?: string;
  region?: string;
  country?: string;
}
/** Local dates; without `until` until further notice. */
export interface InactivePeriod {
  from: string;
  until?: string;
}

/** A library as its requests have it. */
export interface HomeLibrary {
  code: string;
  name: string;
  timeZone: string;
  /** The symbol that its requests are signed with. */
  symbol?: string;
  /** Codes of its desks, and of those of our other resource sharing libraries. */
  desks: string[];
  desksOfOthers: string[];
}

export interface LibraryRecords {
  list(now: Date): Promise<LibraryView[]>;
  read(code: string, now: Date): Promise<LibraryView | undefined>;
  add(draft: LibraryDraft, now: Date): Promise<Outcome<LibraryView>>;
  change(code: string, change: LibraryChange, now: Date): Promise<Outcome<LibraryView>>;
  /** Also its desks, locations and closures; not while anything else names them. */
  remove(code: string): Promise<Outcome<undefined>>;
  addDesk(library: string, draft: DeskDraft): Promise<Outcome<DeskView>>;
  changeDesk(library: string, code: string, change: DeskChange): Promise<Outcome<DeskView>>;
  removeDesk(library: string, code: string): Promise<Outcome<undefined>>;
  addLocation(library: string, draft: LocationDraft): Promise<Outcome<LocationView>>;
  changeLocation(library: string, code: string, change: LocationChange): Promise<Outcome<LocationView>>;
  removeLocation(library: string, code: string): Promise<Outcome<undefined>>;
  /** Closures that end on this local date or later, earliest first. */
  closures(library: string, from?: string): Promise<ClosureView[]>;
  /** A library closes itself for a period. */
  close(library: string, draft: ClosureDraft, by: Actor): Promise<Outcome<ClosureView>>;
  changeClosure(library: string, id: string, change: ClosureChange, by: Actor): Promise<Outcome<ClosureView>>;
  /** Partners that were told that it is closed are told that it is open; unless `tell` is false or it is over. */
  removeClosure(library: string, id: string, by: Actor, tell?: boolean): Promise<Outcome<ClosureNotified>>;
  /** When the resource sharing library of that agency symbol, else the first one, takes no part. */
  standing(symbol?: string): Promise<LendingPauses | undefined>;
  /** The library of that code, else the first one that does resource sharing. */
  home(code?: string): Promise<HomeLibrary | undefined>;
  /** Where the node has several that do resource sharing: the code of the one that is asked by that symbol. */
  asked(symbol: string): Promise<string | undefined>;
  /** Agency symbols of all of them: what is addressed to one of these is for us. */
  symbols(): Promise<string[]>;
  /** Time zone and holidays, for every date that is counted in business days. Without a code: of the resource sharing library. */
  calendar(code?: string): Promise<Calendar | undefined>;
  /** Whether a task may be done at a desk (R26, R34, R86), for a request of the library `owner`; the reason names the remedy. */
  mayWorkAt(desk: string, task: DeskTask, owner?: string): Promise<Outcome<{ library: string }>>;
}
