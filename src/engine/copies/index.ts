/** Copies delivered as files: everything that the HTTP layer, jobs and workers ask. */

import type { Language } from '../../domain/fulfilment/patron.js';
import { policyText } from '../../domain/fulfilment/policies.js';
import { wordsIn } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { CopyFolder, CopyRecord, CopyStore, FetchCopy, VirusCheck } from '../model/copies.js';
import type { PatronCaller } from '../patrons-side/ports.js';
import { type CopyFetcher, createCopyFetcher } from './fetcher.js';
import { shortDigestOf } from './offer.js';
import { clearCopies, endCopies } from './remove.js';
import { createServing } from './serve.js';
import { createUpload } from './upload.js';

export interface Copies extends ReturnType<typeof createUpload>, ReturnType<typeof createServing> {
  ofRequest(request: string): Promise<CopyRecord[]>;
  /** Staff ask for a file again that did not come. */
  again(request: string, id: string, actor: Actor): Promise<boolean>;
  /** The patron accepts the notice as it reads now. False: there is no copy to be read. */
  accept(caller: PatronCaller, number: string, language: Language): Promise<boolean>;
  fetcher: CopyFetcher;
  /** Files whose term is over are not served any more. */
  end(now: Date, on?: EngineContext): Promise<number>;
  /** Takes out of the folder what is over, and what killed processes left. */
  clear(): Promise<number>;
}

export interface CopyParts {
  context: EngineContext;
  store: CopyStore;
  folder: CopyFolder;
  virusCheck?: VirusCheck | undefined;
  fetch: FetchCopy;
}

export function createCopies(parts: CopyParts): Copies {
  const { context, store, folder } = parts;
  return {
    ...createUpload(parts),
    ...createServing(parts),
    ofRequest: (request) => store.ofRequest(request),
    async again(request, id, actor) {
      const copy = await store.read(id);
      const now = new Date();
      if (copy?.request !== request || !(await store.again(id, now))) return false;
      await store.note(request, actor, { event: 'copyAskedAgain', note: copy.name }, now);
      return true;
    },
    async accept({ id, name }, number, language) {
      const now = new Date();
      const copy = await store.forPatron(id, number, now);
      if (!copy) return false;
      await store.accepted(copy.id, now);
      const notice = wordsIn(policyText(await context.local.policies.inForce(), 'copyrightNotice'), language);
      // The text that was accepted can be shown later, though the library may have changed it.
      const facts = { language, notice: shortDigestOf(notice) };
      await store.note(
        copy.request,
        { kind: 'patron', name },
        { event: 'copyNoticeAccepted', note: copy.name, facts },
        now,
      );
      return true;
    },
    fetcher: createCopyFetcher(parts),
    end: (now, on = context) => endCopies(on, now),
    clear: async () => (await clearCopies(store, folder)) + (await folder.sweep((ids) => store.wanted(ids))),
  };
}
