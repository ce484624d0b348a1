import type { EngineContext } from '../engine-context.js';
import type { PartnerDirectory } from '../model/gateway.js';
import { order } from '../sending/channel.js';
import { waitsForConfirmation } from '../sending/presenting.js';
import type { Sender } from '../sending/sender.js';
import { changedAddresses, confirmAddress } from './confirm-address.js';
import { issueCredential } from './credentials.js';
import { countPartners, listPartners } from './partner-list.js';
import { addPartner, changePartner, type DirectoryStore, healthy, partnerProblems, partnerView } from './partners.js';
import { testPartner } from './try-partner.js';

/** The partners as staff read and change them; the book that messages go by is read anew after each change. */
export function createPartnerDirectory(
  context: EngineContext,
  directory: DirectoryStore,
  sender: Pick<Sender, 'runOnce'>,
): PartnerDirectory {
  const { book, store, views } = context;
  const channelOf = async (code: string) => (await views.channels([code]))[code] ?? healthy;
  const sendNow = (code: string) =>
    void sender.runOnce(code).catch((error: unknown) => context.log.warn({ err: error }, 'A partner was not tried.'));
  return {
    partners: (filter) => listPartners({ context, views }, filter),
    partnerHealth: () => countPartners({ context, views }),
    partner: async (code) => {
      const partner = await book.get(code);
      return partner && partnerView(context, partner, await channelOf(code));
    },
    partnerProblems: (fields, code) => partnerProblems(context, directory, fields, code),
    addPartner: (draft, actor) => addPartner(context, directory, draft, actor),
    changePartner: async (code, change, actor) => {
      const outcome = await changePartner(context, directory, code, change, actor);
      if (outcome.kind !== 'changed') return outcome;
      const isNew = change.url !== undefined || change.outboundAuth !== undefined;
      if (isNew && (await store.channel(code)).state === 'held') await order(context, code, 'resume', actor);
      if (outcome.isReleased) {
        await store.makeDueNow(code);
        sendNow(code);
      }
      return { kind: 'changed', partner: partnerView(context, outcome.partner, await channelOf(code)) };
    },
    removePartner: async (code) => {
      const outcome = await directory.removePartner(code);
      book.forget();
      return outcome;
    },
    removedPartners: () => directory.removedPartners(),
    issueCredential: (code, wish) => issueCredential(context, directory, code, wish),
    revokeCredential: async (code, id) => {
      const revoked = await directory.revokeCredential(code, id);
      book.forget();
      return revoked;
    },
    testPartner: async (code) => {
      const partner = await book.get(code);
      if (!partner) return undefined;
      const steps = await testPartner(context, partner);
      // Where nothing was called nothing is known of how it answers.
      if (!waitsForConfirmation(partner))
        await directory.noteTest(
          code,
          steps.every(({ ok }) => ok),
        );
      return steps;
    },
    channel: async (code, what, actor) => {
      if (!(await book.get(code))) return undefined;
      await order(context, code, what, actor);
      if (what === 'resume' || what === 'probe') sendNow(code);
      return channelOf(code);
    },
    confirmAddress: async (code, origin, actor) => {
      const outcome = await confirmAddress(context, directory, { code, origin, actor });
      if (outcome.kind !== 'confirmed') return outcome;
      sendNow(code);
      const partner = await book.get(code);
      return partner
        ? { kind: 'confirmed', partner: partnerView(context, partner, await channelOf(code)) }
        : { kind: 'unknown' };
    },
    changedAddresses: () => {
      book.forget();
      return changedAddresses(context);
    },
  };
}
