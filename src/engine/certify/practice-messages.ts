/** Messages of a certification at the partners' endpoint: written down and confirmed, and no request of ours moves. */
import { type TalkName, talkNames } from '../../domain/certify/script.js';
import { confirm } from '../../protocol/confirm.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import type { MessageRead } from '../../protocol/read.js';
import { marksOf, type Understood } from '../../protocol/understand.js';
import { eventFromSupplier } from '../../translation/events.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';

/** `PRACTICE-K3F9A2-1`: the key of the certification, and which of its requests. */
export const practiceId = (key: string, talk: TalkName): string => `PRACTICE-${key}-${talkNames.indexOf(talk) + 1}`;

/** Which certification and which of its requests an id names; nothing for the id of a real request. */
export function practiceTalk(id: string): { key: string; talk: TalkName } | undefined {
  const [, key, number] = /^PRACTICE-([0-9A-Z]{6})-(\d)$/.exec(id.trim()) ?? [];
  const talk = talkNames[Number(number) - 1];
  return key && talk ? { key, talk } : undefined;
}

/** The confirmation, when the message belongs to a certification of that partner; nothing otherwise. */
export async function takePracticeMessage(
  context: EngineContext,
  partner: PartnerRecord,
  got: MessageRead,
  message: InitiatingMessage,
  understood: Understood,
): Promise<string | undefined> {
  if (message.kind !== 'supplyingAgencyMessage') return undefined;
  const about = practiceTalk(message.header.requestingAgencyRequestId);
  const certification = about && (await context.certifications.find(partner.code, about.key));
  if (!about || !certification) return undefined;
  const { event, facts } = eventFromSupplier(message);
  await context.certifications.hear(certification.id, {
    talk: about.talk,
    event,
    isoVersion: got.version,
    bodies: [asText(understood.masked.bytes)],
    words: facts.note ?? '',
    at: new Date(),
    verdict: {
      ...got.verdict,
      tolerances: got.tolerances,
      ...(got.versionText === undefined ? {} : { versionText: got.versionText }),
    },
    identity: marksOf(understood).identity,
  });
  return confirm(message, { status: 'OK' }, new Date(), got.version).xml;
}

/** As it came, prefixes and all: they tell one system from another. A database text holds no NUL. */
const asText = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\0', '');

/** What cannot be read has no id to go by: it is noted with the certification that runs with its sender. */
export async function noteUnreadable(context: EngineContext, partner: PartnerRecord, reason: string): Promise<void> {
  const certification = await context.certifications.running(partner.code);
  if (!certification) return;
  await context.certifications.hear(certification.id, {
    event: 'unreadable',
    bodies: [],
    words: reason.slice(0, 500),
    at: new Date(),
  });
}
