/** Jobs that staff define: what is kept of them, who made them, and what a run of one tells. */
import type { Language } from '../../domain/fulfilment/patron.js';
import type { JobWish } from '../../domain/jobs/deeds.js';
import type { Rights } from '../../domain/staff/permissions.js';
import type { Message, Wording } from '../../words/message.js';
import type { Actor, Side } from '../model/actor.js';
import type { SheetFile } from '../model/sheets.js';
import type { RequestNamed } from '../model/store.js';
import type { Reach } from './reach.js';

/** Whose permissions a job runs with: a member of staff, a key, or the node’s own key. */
export interface Maker {
  kind: 'user' | 'key' | 'node';
  code: string;
  /** As the history names them. */
  name: string;
  /** Whose tasks a view of one’s own tasks shows. */
  person: string;
}

/** A maker at present. */
export interface MakerNow {
  rights: Rights;
  language?: Language;
}
/** Nothing when they have no account or key here any more. */
export type FindMaker = (maker: Pick<Maker, 'kind' | 'code'>, now: Date) => Promise<MakerNow | undefined>;

/** A job as kept. Without `view` and `report` its view has been removed. */
export interface StaffJob extends JobWish {
  id: string;
  /** As the view is called; of one that was removed, as it was. */
  viewName?: string;
  side?: Side;
  on: boolean;
  maker: Maker;
  changedAt: string;
  changedBy: string;
}

export interface StaffJobStore {
  list(): Promise<StaffJob[]>;
  read(id: string): Promise<StaffJob | undefined>;
  /** Nothing when there are as many as may be; `taken`: another has that name. */
  add(wish: JobWish & { viewName?: string }, maker: Maker): Promise<StaffJob | 'taken' | 'tooMany'>;
  change(id: string, wish: JobWish & { viewName?: string }, maker: Maker): Promise<StaffJob | 'taken' | undefined>;
  turn(id: string, on: boolean, by: string): Promise<StaffJob | undefined>;
  remove(id: string): Promise<boolean>;
  /** Requests that a run has worked on already: it goes on with the others. */
  doneIn(run: string): Promise<string[]>;
  /** Slips that a run wrote. */
  slipsOf(run: string): Promise<string[]>;
  keepFile(run: string, file: SheetFile, reach: Reach): Promise<void>;
  /** `reach` is not known of files of versions before. */
  file(
    run: string,
  ): Promise<(Pick<SheetFile, 'fileName' | 'contentType' | 'content'> & { reach: Reach | null }) | undefined>;
}

/** As many as somebody can look through. */
export const staffJobsAtMost = 200;

/** What a run tells beside what the history of the requests says. Plain JSON: it is kept with the run. */
export interface ReportedLine {
  label: Wording;
  count: number;
  requests: RequestNamed[];
  /** The number stands for no requests. */
  plain?: true;
  /** These requests stay as they are. */
  untouched?: true;
}

/** What a run of a job knows of itself. */
export interface RunScope {
  run: string;
  /** Nothing is kept and nobody is notified. */
  tried: boolean;
  tell(line: ReportedLine): void;
}

/** A job that does not run at present, with the reason: it is not tried again before its next slot, unless it says so. */
export class JobRefused extends Error {
  constructor(
    readonly reason: Message,
    readonly triedAgain?: 'again',
  ) {
    super(reason.code);
    this.name = 'JobRefused';
  }
}

/** The node stops in the middle of a job: its run stands as one whose process ended, and is gone on with after the start. */
export class JobStopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'JobStopped';
  }
}

/** The name by which the timetable knows a job that staff defined. */
export const nameOfStaffJob = (id: string): string => `own-${id}`;
export const idOfStaffJob = (name: string): string | undefined => /^own-(\d{1,18})$/.exec(name)?.[1];

/** Who acts in the history of a request. */
export const byJob: Actor = { kind: 'system', name: 'Interlend' };
