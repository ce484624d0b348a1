/** What a certification says: practice requests and what follows them, worded for one partner. */

import { certificationScript, type Move, talkOf } from '../../domain/certify/script.js';
import { onOneLine, practiceMark } from '../../domain/partner/note-to-partner.js';
import type { BorrowerSays } from '../../domain/practice/scenario.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { write } from '../../protocol/write.js';
import { compose } from '../../translation/messages.js';
import { message } from '../../words/index.js';
import { agencyOf } from '../directory/partner-book.js';
import type { PartnerRecord } from '../model/records.js';
import { practiceId } from './practice-messages.js';
import type { CertificationMessage, SentMessage } from './records.js';

/** It tells staff of the partner that no item is to be fetched. */
const mark = practiceMark('practiceDoNotSend');

export interface Speech {
  event: BorrowerSays;
  version: IsoVersion;
  kind: InitiatingMessage['kind'];
  bodies: string[];
}

/** Writes the messages of one move. What was sent and received so far decides what is repeated and what was crossed. Throws `UnwritableMessage`. */
export function speak(
  index: number,
  about: { key: string; ours: string; partner: PartnerRecord; name: string },
  messages: readonly CertificationMessage[],
  now: Date,
): Speech {
  const move = certificationScript[index];
  if (!move || 'hear' in move) throw new Error(`Move ${index} of the certification says nothing.`);
  if ('say' in move) return word(move, about, messages, now);
  const before = messages.filter((each): each is SentMessage => each.direction === 'out' && each.talk === move.in);
  const last = before.at(-1);
  const first = before.findLast((each) => 'say' in (certificationScript[each.move] ?? {}));
  const original = certificationScript[first?.move ?? -1];
  if (!last || !first || !original || !('say' in original)) throw new Error('There is nothing to repeat.');
  const again = word(original, about, messages, now, first);
  return move.again === 'identical' ? { ...again, bodies: first.bodies } : again;
}

function word(
  move: Extract<Move, { say: string }>,
  { key, ours, partner, name }: { key: string; ours: string; partner: PartnerRecord; name: string },
  messages: readonly CertificationMessage[],
  now: Date,
  repeats?: SentMessage,
): Speech {
  const { asks, scenario, version: fixed } = talkOf(move.in);
  const version = fixed ?? partner.isoVersion;
  const inTalk = messages.filter(({ talk }) => talk === move.in);
  const lastHeard = inTalk.findLast(({ direction }) => direction === 'in');
  const stamp = move.crossing && lastHeard ? new Date(lastHeard.at.getTime() - 60_000) : now;
  const timestamp = stamp.toISOString();
  const wish = `${mark} ${onOneLine(message('partnerNote.practicePlease'))}: ${onOneLine(asks)}. practice:${scenario}`;
  const said = move.note ? `${mark} ${onOneLine(move.note)}` : mark;
  const note = move.say === 'send:Request' || move.mended ? wish : said;
  const situation = {
    side: 'borrowing',
    version,
    requestingAgency: agencyOf(ours),
    supplyingAgency: agencyOf(partner.symbols[0] ?? ''),
    requestingAgencyRequestId: practiceId(key, move.in),
    firstAnswer: false,
    currentStatus: 'RequestReceived',
    timestamp,
    lastChange: timestamp,
    bibliographicInfo: { title: `Practice ${key}: no real book`, author: 'Interlend' },
    serviceInfo: { serviceType: 'Loan', note },
    requestingAgencyInfo: { name },
  } as const;
  const canonical = compose(move.say, situation, { note, ...(move.mended ? { mendedCitation: true } : {}) });
  const saidBefore = repeats
    ? inTalk.filter(({ direction, at }) => direction === 'out' && at < repeats.at)
    : inTalk.filter(({ direction }) => direction === 'out');
  const spoken = dialectOf(partner.dialect).writing(canonical, {
    version,
    firstAnswer: false,
    currentStatus: 'RequestReceived',
    sequence: saidBefore.length + 1,
  });
  return {
    event: move.say,
    version,
    kind: spoken[0]?.kind ?? canonical.kind,
    bodies: spoken.map((message) => write(message, version)),
  };
}
