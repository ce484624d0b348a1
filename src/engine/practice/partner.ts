/** The built-in practice partner: plays a library by scenario, over the same protocol as every partner. */

import {
  type BorrowerScenario,
  borrowerScenario,
  type Faults,
  type LenderScenario,
  lenderScenario,
  sayingsFor,
  scenarioFor,
  withFaults,
} from '../../domain/practice/play.js';
import type { Cue, Pause, Saying } from '../../domain/practice/scenario.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { confirm } from '../../protocol/confirm.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { glimpse } from '../../protocol/glimpse.js';
import type { ErrorData, InitiatingMessage } from '../../protocol/messages.js';
import { read } from '../../protocol/read.js';
import { canonicalOf } from '../../protocol/understand.js';
import { eventFromRequester, eventFromSupplier } from '../../translation/events.js';
import { agencyOf, symbolText } from '../directory/partner-book.js';
import { type PracticePost, sayLine } from './say.js';
import { createTalks, type Talk, type TalkView, talkViewOf } from './talk.js';

export interface PracticeSettings {
  /** Its own symbols, `ISIL:CA-PRACTICE`; the first one signs what it asks for itself. */
  symbols: readonly string[];
  /** The library it practises with. */
  library: string;
  dialect: string;
  /** The version it begins its own requests with; requests of others are answered in theirs. */
  isoVersion: IsoVersion;
  /** What it does with a request that names no scenario. */
  scenario: LenderScenario;
  pauses: Readonly<Record<Pause, number>>;
  faults?: Faults;
}

export interface PracticeWorld {
  post: PracticePost;
  pause(ms: number): Promise<void>;
  now(): Date;
  /** One line for whoever watches. */
  note(line: string): void;
}

/** How a call is answered; `nothing`: the line stays open until the caller gives up. */
export type PracticeReply = { kind: 'confirmed'; xml: string } | { kind: 'garbage' } | { kind: 'nothing' };

export interface PracticePartner {
  hear(bytes: Buffer, contentType: string): PracticeReply;
  /** Asks the library for an item and plays the borrower; the id of its request. */
  ask(order: { title: string; scenario: BorrowerScenario; note?: string }): string;
  talks(): TalkView[];
  /** Says nothing more. */
  stop(): void;
}

export function createPracticePartner(settings: PracticeSettings, world: PracticeWorld): PracticePartner {
  const talks = createTalks();
  const dialect = dialectOf(settings.dialect);
  const faults = settings.faults ?? {};
  let stopped = false;
  let asked = 0;

  /** What follows is said in its own time; a later cue does not wait for it. */
  async function follow(talk: Talk, lines: readonly Saying[]): Promise<void> {
    for (const line of withFaults(lines, faults)) {
      await world.pause(settings.pauses[line.after]);
      if (stopped) return;
      await sayLine(talk, line, dialect, world);
    }
  }

  function happened(talk: Talk, event: Cue): void {
    const before = talk.heard.get(event) ?? 0;
    talk.heard.set(event, before + 1);
    follow(talk, sayingsFor(talk.scenario, event, before)).catch((error: unknown) =>
      world.note(`${talk.id}: could not be said: ${error instanceof Error ? error.message : String(error)}`),
    );
  }

  function answer(message: InitiatingMessage, version: IsoVersion, errors?: readonly ErrorData[]): PracticeReply {
    const verdict = errors ? ({ status: 'ERROR', errors } as const) : ({ status: 'OK' } as const);
    return { kind: 'confirmed', xml: confirm(message, verdict, world.now(), version).xml };
  }

  function take(plain: InitiatingMessage, version: IsoVersion): PracticeReply {
    const message = dialect.reading(plain);
    const known = find(message);
    const talk = known ?? (message.kind === 'request' ? begin(message, version) : undefined);
    const id = message.header.requestingAgencyRequestId;
    if (!talk)
      return answer(message, version, [unknown(`requestingAgencyRequestId: ${id.slice(0, 80)}: no such request`)]);
    if (talk.scenario.confirms === 'garbage') return { kind: 'garbage' };
    if (talk.scenario.confirms === 'nothing') return { kind: 'nothing' };
    const { event } =
      message.kind === 'supplyingAgencyMessage' ? eventFromSupplier(message) : eventFromRequester(message);
    const refused = faults.refuses?.[event];
    talk.lines.push(`heard ${event}${refused ? ', refused' : ''}`);
    world.note(`${id}: heard ${event}${refused ? ', refused' : ''}`);
    if (refused)
      return answer(message, version, [
        {
          errorType: refused.unsupported ? 'UnsupportedActionType' : 'UnrecognisedDataValue',
          errorValue: refused.words,
        },
      ]);
    const { meaning } = canonicalOf(plain);
    const repeated = talk.meanings.has(meaning);
    talk.meanings.add(meaning);
    if (!repeated) happened(talk, event);
    return answer(message, version);
  }

  function find(message: InitiatingMessage): Talk | undefined {
    const id = message.header.requestingAgencyRequestId;
    if (message.kind === 'supplyingAgencyMessage') return talks.get('borrowing', id);
    const before = message.kind === 'request' ? message.serviceInfo?.requestingAgencyPreviousRequestId : undefined;
    return talks.get('lending', id) ?? talks.get('lending', before);
  }

  function begin(message: InitiatingMessage & { kind: 'request' }, version: IsoVersion): Talk {
    const { header, bibliographicInfo, serviceInfo } = message;
    const supplyingAgency = header.supplyingAgencyId ?? agencyOf(settings.symbols[0] ?? '');
    const wish = { note: serviceInfo?.note, title: bibliographicInfo.title, symbol: symbolText(supplyingAgency) };
    const scenarioName = scenarioFor(wish, settings.scenario);
    return talks.add({
      ...newTalk(header.requestingAgencyRequestId, 'lending', version),
      scenarioName,
      scenario: lenderScenario(scenarioName),
      supplyingAgency,
      requestingAgency: header.requestingAgencyId,
      citation: { bibliographicInfo, ...(serviceInfo ? { serviceInfo } : {}) },
    });
  }

  function unreadable(bytes: Buffer, contentType: string, reason: string): PracticeReply {
    const { echo, version } = glimpse(bytes, contentType);
    const errors: ErrorData[] = [{ errorType: 'BadlyFormedMessage', errorValue: reason }];
    return { kind: 'confirmed', xml: confirm(echo, { status: 'ERROR', errors }, world.now(), version).xml };
  }

  return {
    hear: (bytes, contentType) => {
      const got = read(bytes, contentType, { maxBytes: 1_000_000, strict: false });
      if (got.kind === 'unreadable') return unreadable(bytes, contentType, got.reason);
      if (got.kind === 'refused')
        return {
          kind: 'confirmed',
          xml: confirm(got.echo, { status: 'ERROR', errors: got.errors }, world.now(), got.version).xml,
        };
      if (got.message.kind.endsWith('Confirmation'))
        return unreadable(bytes, contentType, 'a confirmation is not a message to be confirmed');
      return take(got.message as InitiatingMessage, got.version);
    },
    ask: ({ title, scenario, note }) => {
      asked += 1;
      const id = `PRACTICE-${world.now().getTime().toString(36).toUpperCase()}-${asked}`;
      const talk = talks.add({
        ...newTalk(id, 'borrowing', settings.isoVersion),
        scenarioName: scenario,
        scenario: borrowerScenario(scenario),
        requestingAgency: agencyOf(settings.symbols[0] ?? ''),
        supplyingAgency: agencyOf(settings.library),
        citation: { bibliographicInfo: { title }, serviceInfo: { serviceType: 'Loan', ...(note ? { note } : {}) } },
      });
      happened(talk, 'start');
      return id;
    },
    talks: () => talks.all().map(talkViewOf),
    stop: () => {
      stopped = true;
    },
  };
}

const unknown = (errorValue: string): ErrorData => ({ errorType: 'UnrecognisedDataValue', errorValue });

const newTalk = (id: string, side: Talk['side'], version: IsoVersion) => ({
  id,
  side,
  version,
  answered: false,
  sent: 0,
  status: 'RequestReceived' as const,
  heard: new Map<string, number>(),
  meanings: new Set<string>(),
  lines: [],
});
