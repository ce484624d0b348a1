/** A file goes out with the step that ships it: a link of 128 random bits, and for a node like ours what the link leads to. */
import { createHash, randomBytes } from 'node:crypto';
import { message } from '../../words/message.js';
import type { LocalAnswer, OrderAtHand } from '../fulfilment/local-step.js';

const dayMs = 86_400_000;

/** The last part of a link, as it is kept: whoever reads the database learns no link. */
/** By which a text that somebody accepted is known again. */
export const shortDigestOf = (text: string): string => referenceDigest(text).slice(0, 16);
export const referenceDigest = (reference: string): string => createHash('sha256').update(reference).digest('hex');

export const referenceForm = /^[A-Za-z0-9_-]{22}$/;

/** A node like ours fetches with its credential; others read the link in the message, and whoever has it may have the file. */
export async function offerFile({ context, loan, local, now }: OrderAtHand, file: string): Promise<LocalAnswer> {
  const copy = await local.copies.read(file);
  const gone = {
    refused: { kind: 'invalid' as const, problems: [{ field: 'file', problem: message('refusedCopy.gone') }] },
  };
  if (copy?.request !== loan.request.id || copy.status !== 'waiting') return gone;
  const partner = await context.book.get(loan.request.partnerCode ?? '');
  const fetches = partner?.dialect === 'interlend' && partner.byEmail !== true;
  const reference = randomBytes(16).toString('base64url');
  const offered = await local.copies.offer(file, {
    request: loan.request.id,
    referenceDigest: referenceDigest(reference),
    withCredential: fetches,
    until: new Date(now.getTime() + context.settings.copyDays * dayMs),
    ...(partner ? { partner: partner.code } : {}),
  });
  if (!offered) return gone;
  const { name, type, bytes, sha256 } = copy;
  return {
    sent: {
      url: `${context.reachedAt().replace(/\/$/, '')}/copies/${reference}`,
      ...(fetches ? { file: { reference, name, type, bytes: String(bytes), sha256 } } : {}),
    },
    because: { file: name },
  };
}
