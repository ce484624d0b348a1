/** Who may have which file: the borrower by credential or link, the patron whose request it is, staff. */
import type { Readable } from 'node:stream';
import type { Message } from '../../words/message.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { Presented } from '../model/arrivals.js';
import type { CopyFolder, CopyRecord } from '../model/copies.js';
import type { PatronCaller } from '../patrons-side/ports.js';
import { referenceDigest, referenceForm } from './offer.js';

export interface OpenFile {
  copy: CopyRecord;
  stream: Readable;
  /** Its first byte, and the length of the whole. */
  from: number;
  bytes: number;
}

export type PartnerServed =
  | ({ kind: 'file' } & OpenFile)
  /** Only with the credential of a partner. */
  | { kind: 'stranger' }
  /** None such, or another partner's: the caller does not learn which. */
  | { kind: 'unknown' }
  | { kind: 'gone' }
  | { kind: 'beyond'; bytes: number };

export interface PartnerCall {
  reference: string;
  presented: readonly Presented[];
  source: string;
  from: number;
  /** The mark of the file that the caller has a part of; of another file it is sent the whole. */
  ifRange?: string | undefined;
  /** Only what is there: nothing is sent, and nothing noted. */
  headOnly: boolean;
}

export function createServing({ context, folder }: { context: EngineContext; folder: CopyFolder }) {
  const { book, local } = context;

  async function opened(copy: CopyRecord, from = 0): Promise<OpenFile | undefined> {
    const file = await folder.read(copy.id, from);
    if (file && file.bytes === copy.bytes) return { copy, from, ...file };
    file?.stream.destroy();
    context.log.error({ copy: copy.id }, 'The file of a copy is not in the folder as its row says.');
    return undefined;
  }

  const isOver = ({ status, until }: CopyRecord, served: CopyRecord['status'], now: Date): boolean =>
    status !== served || until === undefined || until <= now;

  return {
    async toPartner({ reference, presented, source, ifRange, headOnly, ...call }: PartnerCall): Promise<PartnerServed> {
      const copy = referenceForm.test(reference)
        ? await local.copies.byReference(referenceDigest(reference))
        : undefined;
      if (!copy) return { kind: 'unknown' };
      if (copy.withCredential) {
        const caller = await book.identify(presented, source);
        if (!caller) return { kind: 'stranger' };
        if (caller.partner.code !== copy.partner) {
          const detail = `${caller.partner.code} asked for a file of ${copy.externalId}`;
          await context.store.securityEvent({ partnerCode: caller.partner.code, source, kind: 'foreign-copy', detail });
          return { kind: 'unknown' };
        }
      }
      const now = new Date();
      if (isOver(copy, 'offered', now)) return { kind: 'gone' };
      const from = ifRange === undefined || ifRange === `"${copy.sha256}"` ? call.from : 0;
      if (from >= copy.bytes) return { kind: 'beyond', bytes: copy.bytes };
      const file = await opened(copy, from);
      if (!file) return { kind: 'gone' };
      if (!headOnly) {
        const name = (await book.get(copy.partner ?? ''))?.name ?? copy.partner ?? '–';
        const facts = { by: copy.withCredential ? 'credential' : 'link', ...(from > 0 ? { from } : {}) };
        await local.copies.note(
          copy.request,
          { kind: 'partner', name },
          { event: 'copyTaken', note: copy.name, facts },
          now,
        );
      }
      return { kind: 'file', ...file };
    },

    /** Of a request of this library, for who may see it. */
    async toStaff(request: string, id: string, actor: Actor): Promise<OpenFile | undefined> {
      const copy = await local.copies.read(id);
      if (copy?.request !== request || !['waiting', 'offered', 'here'].includes(copy.status)) return undefined;
      const file = await opened(copy);
      if (file) await local.copies.note(request, actor, { event: 'copyOpened', note: copy.name }, new Date());
      return file;
    },

    /** The patron's own, once the notice was accepted. */
    async toPatron(
      { id, name }: PatronCaller,
      number: string,
    ): Promise<({ kind: 'file' } & OpenFile) | { kind: 'unknown' } | { kind: 'notNow'; reason: Message }> {
      const now = new Date();
      const copy = await local.copies.forPatron(id, number, now);
      if (!copy) return { kind: 'unknown' };
      if (!copy.acceptedAt) return { kind: 'notNow', reason: message('refusedCopy.noticeFirst') };
      const file = await opened(copy);
      if (!file) return { kind: 'unknown' };
      await local.copies.note(copy.request, { kind: 'patron', name }, { event: 'copyRead', note: copy.name }, now);
      return { kind: 'file', ...file };
    },
  };
}
