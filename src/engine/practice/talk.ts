import type { Scenario } from '../../domain/practice/scenario.js';
import type { IsoVersion, Status } from '../../protocol/codes.js';
import type { AgencyId, Request } from '../../protocol/messages.js';

/** One conversation of the practice partner, in memory: practice leaves nothing behind. */
export interface Talk {
  id: string;
  /** As the practice partner sees it. */
  side: 'borrowing' | 'lending';
  scenarioName: string;
  scenario: Scenario;
  version: IsoVersion;
  requestingAgency: AgencyId;
  supplyingAgency: AgencyId;
  citation: Pick<Request, 'bibliographicInfo' | 'serviceInfo'>;
  /** Lending: the status now, and whether anything was answered. */
  status: Status;
  answered: boolean;
  sent: number;
  dueDate?: string;
  /** How often each thing was received. */
  heard: Map<string, number>;
  /** Messages already received: a repeat is confirmed and changes nothing. */
  meanings: Set<string>;
  /** What was sent and received, one line each, newest last. */
  lines: string[];
}

/** What `interlend practice` tells of a conversation. */
export type TalkView = Pick<Talk, 'id' | 'side' | 'status' | 'lines'> & { scenario: string; title?: string };

export function talkViewOf({ id, side, status, lines, scenarioName, citation }: Talk): TalkView {
  const { title } = citation.bibliographicInfo;
  return { id, side, scenario: scenarioName, status, lines: [...lines], ...(title ? { title } : {}) };
}

const mostTalks = 2000;

/** Keeps the newest conversations; the oldest make room. */
export function createTalks() {
  const talks = new Map<string, Talk>();
  const key = (side: Talk['side'], id: string) => `${side} ${id}`;
  return {
    get: (side: Talk['side'], id: string | undefined) => (id ? talks.get(key(side, id)) : undefined),
    add: (talk: Talk): Talk => {
      const [oldest] = talks.keys();
      if (talks.size >= mostTalks && oldest !== undefined) talks.delete(oldest);
      talks.set(key(talk.side, talk.id), talk);
      return talk;
    },
    all: (): Talk[] => [...talks.values()],
  };
}
