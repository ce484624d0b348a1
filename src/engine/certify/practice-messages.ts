/** Messages of a certification at the partners' door: written down and confirmed, and no request of ours moves. */
import { confirm } from '../../protocol/confirm.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import type { MessageRead } from '../../protocol/read.js';
import { marksOf, type Understood } from '../../protocol/understand.js';
import { eventFromSupplier } from '../../translation/events.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { practiceTalk } from './voice.js';

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
