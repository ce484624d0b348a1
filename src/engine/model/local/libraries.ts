/** Libraries of this institution, their desks and locations, and the days on which they are closed. */
import type { Calendar } from '../../../domain/calendar.js';
import type { LendingPauses } from '../../../domain/fulfilment/closed-for-lending.js';
import type { ClosureKind } from '../../../domain/fulfilment/closures.js';
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

export interface LibraryDraft {
  code: string;
  name: string;
  /** `CA-OOALG` */
  isil?: string | null;
  /** The agency symbol that requests of this library are signed with, `ISIL:CA-OOALG`. */
  symbol?: string | null;
  /** Of those that it signed with before: the ones that partners may still write to. */
  formerSymbols?: string[];
  resourceSharing?: boolean;
  /** A resource sharing library without shelves: items go to another address than the directory's. */
  virtual?: boolean;
  address?: PostalAddress | null;
  /** Where partners send copies. */
  email?: string | null;
  /** Without it the node's. */
  timeZone?: string;
  /** A location of this library for received items that no rule sends elsewhere. */
  defaultItemLocation?: string | null;
  /** The library at which items are picked up when nobody says where. */
  defaultPickup?: string | null;
  /** Days of the week on which it is closed, 0 for Sunday. None said: Saturday and Sunday are no business days. */
  closedWeekdays?: number[] | null;
  inactiveForBorrowing?: InactivePeriod | null;
  inactiveForLending?: InactivePeriod | null;
}
export type LibraryChange = Partial<Omit<LibraryDraft, 'code'>>;

export interface DeskView {
  code: string;
  library: string;
  name: string;
  holdShelf: boolean;
  /** Where patrons answer its letters; without one, the library’s. */
  email?: string;
}
export interface DeskDraft {
  code: string;
  name: string;
  holdShelf?: boolean;
  email?: string | null;
}
export type DeskChange = Partial<Omit<DeskDraft, 'code'>>;
export interface LocationView {
  code: string;
  library: string;
  name: string;
  /** `borrowing` and `lending`: where items of and for partners are while they are away from home. */
  kind: 'shelf' | 'borrowing' | 'lending';
}
export type LocationChange = Partial<Omit<LocationDraft, 'code'>>;
export type LocationDraft = Pick<LocationView, 'code' | 'name'> & { kind?: LocationView['kind'] };

export interface LibraryView {
  code: string;
  name: string;
  isil?: string;
  symbol?: string;
  /** Symbols that it signed with before, which partners may still write to. */
  formerSymbols: string[];
  resourceSharing: boolean;
  virtual: boolean;
  address?: PostalAddress;
  email?: string;
  timeZone: string;
  defaultItemLocation?: string;
  defaultPickup?: string;
  closedWeekdays?: number[];
  inactiveForBorrowing?: InactivePeriod;
  inactiveForLending?: InactivePeriod;
  /** Whether it takes part today. */
  borrowsToday: boolean;
  lendsToday: boolean;
  desks: DeskView[];
  locations: LocationView[];
  /** As the answer to a change of its symbol: the partners that know it by the old one. */
  toInform?: { code: string; name: string }[];
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

export interface ClosureDraft {
  kind?: ClosureKind;
  from: string;
  /** Included; without it one day. */
  until?: string;
  note?: string;
  /** Tell partners whose open requests we have. Without it: a closure yes, a holiday no. */
  tell?: boolean;
}
/** What is named changes. */
export type ClosureChange = Partial<Pick<ClosureDraft, 'from' | 'until' | 'note' | 'tell'>>;
/** How many are told: one message on each request. */
export interface ClosureNotified {
  partners: number;
  requests: number;
}
export interface ClosureView {
  id: string;
  library: string;
  kind: ClosureKind;
  from: string;
  until: string;
  note?: string;
  createdAt: string;
  createdBy: string;
  /** Who is told of it, or was. */
  told?: ClosureNotified;
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
  /** Who was told that it is closed is told that it is not; unless `tell` is false or it is over. */
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
