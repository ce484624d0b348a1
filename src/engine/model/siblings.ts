/** What one of the processes of a node says of itself when another one is asked for all. */
export interface ProcessReport {
  /** Its counters and gauges, as they can be added up. */
  metrics: unknown;
  /** Messages of partners that it answered with "try again later", in the last minute. */
  turnedAway: number;
  /** Whether the practice partner answers from it. */
  practice: boolean;
}

/** How the processes of a node are. */
export interface ProcessesNow {
  /** As many as the settings say, and as many as are open. */
  wanted: number;
  open: number;
  /** Since the start, those that ended unexpectedly. */
  ends: number;
  /** The number of one that ended again and again soon after its start. */
  failing: number[];
}

/** Something that all processes count together: each receives a moment later what the others counted. */
export interface SharedCount {
  tell(key: string, many: number): void;
  onTold(handler: (key: string, many: number) => void): void;
}

/** What a process remembers, and reads anew when another one changed it. */
export type Remembered = 'partners' | 'records' | 'settings' | 'webhooks' | 'librarySystem';

/** The worker processes of one node, which share its ports on one machine. */
export interface Siblings {
  /** So many processes share the work. */
  wanted: number;
  count(name: string): SharedCount;
  /** Tells the others that this was changed here. */
  changed(what: Remembered): void;
  onChanged(what: Remembered, handler: () => void): void;
  /** What this process says when it is asked. */
  reportBy(report: () => Promise<ProcessReport>): void;
  /** What all of them say, this one included; one that does not answer in time is left out. */
  reports(): Promise<{ now: ProcessesNow; reports: ProcessReport[] }>;
}

const silent: SharedCount = { tell: () => {}, onTold: () => {} };
const alone: ProcessesNow = { wanted: 1, open: 1, ends: 0, failing: [] };

/** Of a node of one process: it counts for itself. */
export const noSiblings = (): Siblings => {
  let own: (() => Promise<ProcessReport>) | undefined;
  return {
    wanted: 1,
    count: () => silent,
    changed: () => {},
    onChanged: () => {},
    reportBy: (report) => {
      own = report;
    },
    reports: async () => ({ now: alone, reports: own ? [await own()] : [] }),
  };
};
