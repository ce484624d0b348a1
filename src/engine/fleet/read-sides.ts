/** Reads what each node of a fleet says, page by page, and compares it. */
import type { NodeFacts, PartnerFacts, SharedRequestFacts } from '../../domain/agreement/facts.js';
import {
  type FleetReport,
  fleetReport,
  type NodeSide,
  type SharedRequest,
  sharedRequests,
} from '../../domain/agreement/fleet.js';
import type { Page } from '../model/actor.js';

/** A node as a comparison reads it. Each call throws when the node does not answer. */
export interface FleetNode {
  /** As the list of nodes calls it. */
  name: string;
  own(): Promise<NodeFacts>;
  partners(after: string | undefined): Promise<Page<PartnerFacts>>;
  requests(filter: {
    since?: string;
    request?: string[];
    after?: string | undefined;
  }): Promise<Page<SharedRequestFacts>>;
}

/** How a fleet is compared. */
export interface FleetWish {
  /** Only requests that are open, or changed since then. */
  since?: string;
  /** A message that has been on its way for longer is no longer waited for. */
  inFlightMinutes: number;
}

/** Nodes that are read at a time. */
const nodesAtOnce = 4;
/** Ids that are asked for in one call. */
const idsAtOnce = 50;

/** Compares all nodes with each other; those that do not answer are named in the report. */
export async function compareFleet(
  nodes: readonly FleetNode[],
  { since, inFlightMinutes }: FleetWish,
  now: () => Date,
  reasonOf: (error: unknown) => string,
): Promise<FleetReport> {
  const readSince = now().toISOString();
  const unread: FleetReport['unread'] = [];
  const read: { node: FleetNode; side: NodeSide & { requests: SharedRequestFacts[] } }[] = [];
  const left = [...nodes.entries()];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [place, node] = next;
      try {
        read[place] = { node, side: await readSide(node, since) };
      } catch (error) {
        unread.push({ node: node.name, why: reasonOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: nodesAtOnce }, worker));
  const answered = read.filter((each) => each !== undefined);
  if (since !== undefined)
    for (const [place, ids] of lackingOf(sharedRequests(answered.map(({ side }) => side)))) {
      const home = answered[place];
      if (!home) continue;
      for (let first = 0; first < ids.length; first += idsAtOnce)
        home.side.requests.push(
          ...(await allOf((after) => home.node.requests({ request: ids.slice(first, first + idsAtOnce), after }))),
        );
    }
  const sides = answered.map(({ side }) => side);
  return fleetReport(sides, sharedRequests(sides), unread, { now: now(), inFlightMinutes, readSince });
}

async function readSide(
  node: FleetNode,
  since: string | undefined,
): Promise<NodeSide & { requests: SharedRequestFacts[] }> {
  return {
    node: await node.own(),
    partners: await allOf((after) => node.partners(after)),
    requests: await allOf((after) => node.requests({ ...(since ? { since } : {}), after })),
  };
}

async function allOf<T>(page: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = await page(after);
    all.push(...items);
    if (!next) return all;
    after = next;
  }
}

/** Requests that one side gave and the other did not, because it closed them earlier: by the node that is asked for them. */
function lackingOf(shared: readonly SharedRequest[]): Map<number, string[]> {
  const lacking = new Map<number, string[]>();
  for (const { borrower, lender, borrowerSays, lenderSays, request } of shared) {
    const place = borrowerSays ? (lenderSays ? undefined : lender) : borrower;
    if (place !== undefined) lacking.set(place, [...(lacking.get(place) ?? []), request]);
  }
  return lacking;
}
