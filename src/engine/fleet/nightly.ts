/** The comparison that a node makes each night of the libraries that its settings name. */
import type { NodeNotice } from '../../contract/directory-views.js';
import type { FleetReport } from '../../domain/agreement/fleet.js';
import { say } from '../../words/index.js';
import type { Language } from '../../words/languages.js';
import { message } from '../../words/message.js';
import type { FetchFile } from '../distribution/ports.js';
import { JobRefused } from '../jobs/ports.js';
import { fetchedNode, NodeUnread } from './fetched-node.js';
import { fleetNodesIn, WrongFleetFile } from './fleet-file.js';
import { compareFleet } from './read-sides.js';

/** The last report; one is kept. */
export interface FleetReports {
  keep(report: FleetReport): Promise<void>;
  last(): Promise<FleetReport | undefined>;
}

export interface FleetTools {
  /** The file that names the nodes; empty: nothing is compared. */
  file: string;
  read(file: string): Promise<string>;
  fetch: FetchFile;
  reports: FleetReports;
  language: Language;
  timeZone: string;
}

/** Metrics show the numbers of the last report. */
export interface FleetCounts {
  agree: number;
  inFlight: number;
  differ: number;
  partnersDiffer: number;
  unread: number;
  ageSeconds: number;
}

export interface NightlyFleet {
  /** Absent where no file is set. */
  check?: () => Promise<void>;
  notices(): Promise<NodeNotice[]>;
  /** What the last comparison found; absent before the first one. */
  last(): Promise<FleetReport | undefined>;
  counts(now: Date): Promise<FleetCounts | undefined>;
}

const inFlightMinutes = 15;
/** Requests that ended earlier were compared in the nights before. */
const closedDays = 30;
/** As many differences of a kind are kept. */
const keptOfAKind = 500;

/** Compares, keeps the report, and says at Home and in the metrics what the last one found. */
export function createNightlyFleet(tools: FleetTools): NightlyFleet {
  const { file, reports, timeZone } = tools;
  if (file === '') return { notices: async () => [], last: async () => undefined, counts: async () => undefined };
  return {
    check: async () => reports.keep(bounded(await compared(tools))),
    last: () => reports.last(),
    notices: async () => {
      const report = await reports.last();
      if (!report) return [];
      const requests = report.requests.differ;
      const pairs = report.pairs.known - report.pairs.agree;
      const unread = report.unread.length;
      if (requests + pairs + unread === 0) return [];
      const at = { moment: report.checkedAt, zone: timeZone };
      return [{ kind: 'fleetDiffers', text: message('notice.fleetDiffers', { requests, pairs, unread, at }) }];
    },
    counts: async (now) => {
      const report = await reports.last();
      if (!report) return undefined;
      const { requests, pairs, unread, checkedAt } = report;
      const { agree, inFlight, differ } = requests;
      const ageSeconds = (now.getTime() - Date.parse(checkedAt)) / 1000;
      return {
        agree,
        inFlight,
        differ,
        partnersDiffer: pairs.known - pairs.agree,
        unread: unread.length,
        ageSeconds,
      };
    },
  };
}

async function compared({ file, read, fetch, language }: FleetTools): Promise<FleetReport> {
  const nodes = await nodesOf(file, read);
  const since = new Date(Date.now() - closedDays * 86_400_000).toISOString();
  return compareFleet(
    nodes.map((each) => fetchedNode(each, fetch)),
    { since, inFlightMinutes },
    () => new Date(),
    (error) => {
      if (error instanceof NodeUnread) return say(error.reason, language);
      throw error;
    },
  );
}

/** Why the file cannot be used says the command, on the server: here is only that it cannot. */
async function nodesOf(file: string, read: FleetTools['read']) {
  const refused = () => new JobRefused(message('refusedJob.fleetFile', { file }));
  const text = await read(file).catch(() => {
    throw refused();
  });
  try {
    return fleetNodesIn(text, file);
  } catch (error) {
    throw error instanceof WrongFleetFile ? refused() : error;
  }
}

const bounded = (report: FleetReport): FleetReport => ({
  ...report,
  differingRequests: report.differingRequests.slice(0, keptOfAKind),
  differingPartners: report.differingPartners.slice(0, keptOfAKind),
});
