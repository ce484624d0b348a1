/** The lender's file comes in: streamed into the folder, looked into, then kept with its row, or nothing of it is kept. */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fileNameFor } from '../../domain/copies/file-name.js';
import { copyTypes } from '../../domain/copies/file-type.js';
import { allowedActions } from '../../domain/tables/staff-actions.js';
import { stateRow } from '../../domain/tables/states.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { CopyFolder, CopyRecord, VirusCheck } from '../model/copies.js';
import { lookInto, takenKinds } from './look-into.js';

export interface CopyTools {
  context: EngineContext;
  folder: CopyFolder;
  virusCheck?: VirusCheck | undefined;
}

export type Uploaded =
  | { kind: 'kept'; copy: CopyRecord }
  | { kind: 'unknown' }
  | { kind: 'notAllowed'; reason: Message }
  | { kind: 'tooLarge'; problem: Message }
  | { kind: 'bad'; problem: Message }
  /** Not now: too many at once, or the virus check is away. */
  | { kind: 'later'; problem: Message }
  /** The caller hung up. */
  | { kind: 'gone' };

/** Files taken in at once by one process. */
const atOnce = 8;
/** What was uploaded and not sent is removed after so long. */
const unsentMs = 24 * 3_600_000;
/** The steps that send a file. */
export const sendsFile: ReadonlySet<string> = new Set(['shipDigitally', 'replaceFile']);

export function createUpload({ context, folder, virusCheck }: CopyTools) {
  let now = 0;
  const { settings, log } = context;
  const most = settings.copyMegabytes * 1_000_000;

  /** Whether a file can be sent for the request, before a byte of it is read. */
  async function mayCome(id: string): Promise<{ request: string } | Exclude<Uploaded, { kind: 'kept' }>> {
    const loan = await context.views.loan(id);
    if (!loan) return { kind: 'unknown' };
    const { side, serviceType, state } = loan.request;
    const possible = allowedActions(side, serviceType, state).some(({ name }) => sendsFile.has(name));
    if (side === 'lending' && possible) return { request: loan.request.id };
    const reason = message('refusedCopy.notNow', { state: stateRow(side, state).label });
    return { kind: 'notAllowed', reason };
  }

  /** `announced`: as long as the caller says it is. */
  async function upload(
    id: string,
    { name, stream, announced }: { name: string; stream: Readable; announced?: number | undefined },
    actor: Actor,
  ): Promise<Uploaded> {
    const may = await mayCome(id);
    if ('kind' in may) return may;
    const tooLarge = {
      kind: 'tooLarge',
      problem: message('refusedCopy.tooLarge', { most: settings.copyMegabytes }),
    } as const;
    if (announced !== undefined && announced > most) return tooLarge;
    if (now >= atOnce) return { kind: 'later', problem: message('refusedCopy.busy') };
    now += 1;
    try {
      const taken = await folder.takeIn(stream, most);
      if (taken.kind === 'tooLarge') return tooLarge;
      if (taken.kind === 'cut') return { kind: 'gone' };
      try {
        context.faultPoint('copy-taken-in');
        const looked = await lookInto({ folder, virusCheck, log }, taken);
        if (looked.kind !== 'good') return looked;
        const at = new Date();
        const copy: CopyRecord = {
          id: randomUUID(),
          request: may.request,
          side: 'lending',
          status: 'waiting',
          name: fileNameFor(name, looked.as),
          type: copyTypes[looked.as].type,
          bytes: taken.bytes,
          sha256: taken.sha256,
          madeAt: at,
          madeBy: actor.name,
          until: new Date(at.getTime() + unsentMs),
        };
        await folder.keep(taken.part, copy.id);
        await context.local.copies.keep(copy);
        await context.local.copies.note(copy.request, actor, { event: 'copyUploaded', note: copy.name }, at);
        return { kind: 'kept', copy };
      } finally {
        await folder.drop(taken.part);
      }
    } finally {
      now -= 1;
    }
  }

  return { upload, limits: { megabytes: settings.copyMegabytes, days: settings.copyDays, kinds: takenKinds() } };
}
