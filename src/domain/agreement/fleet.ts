/** The report on many nodes: what they share, and where they differ. */
import type { NodeFacts, PartnerFacts, SharedRequestFacts } from './facts.js';
import { comparePartner, listedAs, type PartnerDifference } from './partners.js';
import { compareRequest, type Limits, type RequestVerdict } from './requests.js';

/** Everything that one node said. */
export interface NodeSide {
  node: NodeFacts;
  partners: readonly PartnerFacts[];
  requests: readonly SharedRequestFacts[];
}

/** A request that two nodes of the fleet share. */
export interface SharedRequest {
  request: string;
  title: string;
  /** Places of the two nodes in the list of sides. */
  borrower: number;
  lender: number;
  borrowerSays?: SharedRequestFacts;
  lenderSays?: SharedRequestFacts;
}

/** A request on which its two libraries differ. */
export type RequestFinding = Extract<RequestVerdict, { standing: 'differ' }> & {
  request: string;
  title: string;
  borrower: string;
  lender: string;
};

/** What one node has wrong about another. */
export type PartnerFinding = PartnerDifference & { node: string; about: string };

export interface FleetReport {
  checkedAt: string;
  libraries: number;
  /** Nodes that could not be read, and why: nothing is said of what they share. */
  unread: { node: string; why: string }[];
  requests: { shared: number; agree: number; inFlight: number; differ: number };
  /** When the oldest message that is on its way was written. */
  oldestInFlight?: string;
  pairs: { known: number; agree: number };
  differingRequests: RequestFinding[];
  differingPartners: PartnerFinding[];
}

/** Requests by their two nodes, from what each says. Those with others than these nodes are left out. */
export function sharedRequests(sides: readonly NodeSide[]): SharedRequest[] {
  const found = new Map<string, SharedRequest>();
  for (const [at, { partners, requests }] of sides.entries()) {
    const nodeOf = new Map<string, number>();
    for (const [place, { node }] of sides.entries()) {
      const listed = place === at ? undefined : listedAs(partners, node);
      if (listed) nodeOf.set(listed.code, place);
    }
    for (const each of requests) {
      const other = nodeOf.get(each.partner);
      if (other === undefined) continue;
      const [borrower, lender] = each.side === 'borrowing' ? [at, other] : [other, at];
      const key = `${borrower} ${lender} ${each.agencyRequestId}`;
      const shared = found.get(key) ?? { request: each.agencyRequestId, title: each.title, borrower, lender };
      if (each.side === 'borrowing') shared.borrowerSays = each;
      else shared.lenderSays = each;
      found.set(key, shared);
    }
  }
  return [...found.values()];
}

/** The report from what was read. */
export function fleetReport(
  sides: readonly NodeSide[],
  shared: readonly SharedRequest[],
  unread: FleetReport['unread'],
  limits: Limits,
): FleetReport {
  const nameOf = (place: number): string => sides[place]?.node.name ?? '';
  const report: FleetReport = {
    checkedAt: limits.now.toISOString(),
    libraries: sides.length,
    unread,
    requests: { shared: shared.length, agree: 0, inFlight: 0, differ: 0 },
    pairs: { known: 0, agree: 0 },
    differingRequests: [],
    differingPartners: [],
  };
  for (const { request, title, borrower, lender, borrowerSays, lenderSays } of shared) {
    const verdict = compareRequest(borrowerSays, lenderSays, limits);
    report.requests[verdict.standing] += 1;
    if (verdict.standing === 'differ')
      report.differingRequests.push({
        ...verdict,
        request,
        title,
        borrower: nameOf(borrower),
        lender: nameOf(lender),
      });
    else if (verdict.standing === 'inFlight' && !(report.oldestInFlight && report.oldestInFlight < verdict.since))
      report.oldestInFlight = verdict.since;
  }
  report.differingRequests.sort((one, other) => one.since.localeCompare(other.since));
  comparePairs(sides, report);
  return report;
}

function comparePairs(sides: readonly NodeSide[], report: FleetReport): void {
  for (const [at, one] of sides.entries())
    for (const other of sides.slice(at + 1)) {
      if (!listedAs(one.partners, other.node) && !listedAs(other.partners, one.node)) continue;
      const found = [
        ...comparePartner(one, other).map((each) => ({ ...each, node: one.node.name, about: other.node.name })),
        ...comparePartner(other, one).map((each) => ({ ...each, node: other.node.name, about: one.node.name })),
      ];
      report.pairs.known += 1;
      if (found.length === 0) report.pairs.agree += 1;
      report.differingPartners.push(...found);
    }
}
