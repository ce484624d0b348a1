/** A lender's node tells of a file: it is fetched afterwards, so that the message is confirmed at once. */

import { fileNameFor } from '../../domain/copies/file-name.js';
import { type CopyKind, copyTypes } from '../../domain/copies/file-type.js';
import { attentionSays } from '../../domain/request/attention.js';
import type { FileFacts } from '../../protocol/extras.js';
import { type Message, message } from '../../words/message.js';
import type { WordStep } from '../fulfilment/local-step.js';
import type { FileOffer } from '../model/copies.js';
import { megabytes, takenKinds } from './look-into.js';
import { referenceForm } from './offer.js';

/** Only a partner that is a node like ours is asked for a file; a link of any other is for staff, as it always was. */
export const fileOffered: WordStep = async ({ context, requestStep, local, partners, now }) => {
  const { request } = requestStep.loan;
  const { file } = request.facts;
  if (!file) return;
  delete request.facts.file;
  const partner = partners.find(({ code }) => code === request.partnerCode);
  if (partner?.dialect !== 'interlend') return;
  const told = offeredFile(file, context.settings.copyMegabytes * 1_000_000);
  if ('problem' in told) {
    requestStep.mark({ reason: 'copyNotFetched', says: attentionSays('copyNotFetched', { more: told.problem }) });
    return;
  }
  // Its link opens nothing without our credential: neither staff nor the patron is sent there.
  delete request.facts.url;
  await local.copies.expect(told, { request: request.id, partner: partner.code, now });
};

/** What was said of the file, as far as it can be true. */
export function offeredFile(file: FileFacts, mostBytes: number): FileOffer | { problem: Message } {
  const { reference = '', name = '', type = '', bytes = '', sha256 = '' } = file;
  const kind = (Object.keys(copyTypes) as CopyKind[]).find((each) => copyTypes[each].type === type);
  const isWhole = referenceForm.test(reference) && /^[0-9a-f]{64}$/.test(sha256) && /^[1-9]\d{0,11}$/.test(bytes);
  if (!isWhole) return { problem: message('refusedCopy.notTold') };
  if (!kind) return { problem: message('refusedCopy.otherKind', { kinds: takenKinds() }) };
  if (Number(bytes) > mostBytes)
    return {
      problem: message('refusedCopy.theirsTooLarge', { is: megabytes(Number(bytes)), most: megabytes(mostBytes) }),
    };
  return { reference, name: fileNameFor(name, kind), type, bytes: Number(bytes), sha256 };
}
