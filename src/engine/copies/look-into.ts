/** Whether a file that was taken in may be kept: what it is by its content, and whether a virus was found in it. */
import { type CopyKind, copyTypes, kindOfFile } from '../../domain/copies/file-type.js';
import { type Message, message } from '../../words/message.js';
import type { Log } from '../engine-context.js';
import type { CopyFolder, TakenIn, VirusCheck } from '../model/copies.js';

export type LookedInto =
  | { kind: 'good'; as: CopyKind }
  | { kind: 'bad'; problem: Message }
  /** Nobody can say now: later. */
  | { kind: 'later'; problem: Message };

export const megabytes = (bytes: number): number => Math.floor(bytes / 1_000_000);

/** What is taken, in words. */
export const takenKinds = (): string =>
  Object.values(copyTypes)
    .map(({ label }) => label)
    .join(', ');

export async function lookInto(
  { folder, virusCheck, log }: { folder: CopyFolder; virusCheck?: VirusCheck | undefined; log: Log },
  { part, bytes, head }: Extract<TakenIn, { kind: 'whole' }>,
): Promise<LookedInto> {
  if (bytes === 0) return { kind: 'bad', problem: message('refusedCopy.empty') };
  const as = kindOfFile(head);
  if (!as) return { kind: 'bad', problem: message('refusedCopy.otherKind', { kinds: takenKinds() }) };
  if (!virusCheck) return { kind: 'good', as };
  const verdict = await virusCheck.check(folder.readPart(part));
  if (verdict.kind === 'clean') return { kind: 'good', as };
  if (verdict.kind === 'found') {
    log.warn({ virus: verdict.name }, 'A virus was found in the file of a copy; it was thrown away.');
    return { kind: 'bad', problem: message('refusedCopy.virus', { name: verdict.name }) };
  }
  log.error({ detail: verdict.detail }, 'The virus check does not answer: no file of a copy is taken.');
  return { kind: 'later', problem: message('refusedCopy.checkAway') };
}
