/**
 * Copies in a folder: `kept` holds them under their ids, `fetching` what is on its way from a lender and may be gone on with,
 * `incoming` what is being uploaded, named by the process that writes it.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { headBytes } from '../../domain/copies/file-type.js';
import type { CopyFolder, TakenIn } from '../../engine/model/copies.js';
import { sweepFolder } from './sweep-folder.js';

export interface FolderPlaces {
  kept: string;
  fetching: string;
  incoming: string;
}

/** Names what this process writes; another process of the same number, after this one, has another sign. */
const ownSign = `${hostname().replace(/[^A-Za-z0-9-]/g, '-')}.${process.pid}.${randomBytes(6).toString('hex')}`;

/** Where a copy is kept below the folder of copies. */
export const keptIn = (root: string, id: string): string => join(root, 'kept', checked(id).slice(0, 2), id);

/** The folder is made when something is first put into it. */
export function createCopyFolder(root: string): CopyFolder {
  const places: FolderPlaces = {
    kept: join(root, 'kept'),
    fetching: join(root, 'fetching'),
    incoming: join(root, 'incoming'),
  };
  const keptAt = (id: string) => keptIn(root, id);
  const fetchingAt = (id: string) => join(places.fetching, checked(id));
  return {
    async takeIn(stream, maxBytes) {
      const part = join(places.incoming, `${ownSign}.${randomUUID()}`);
      await mkdir(places.incoming, { recursive: true, mode: 0o700 });
      const file = await open(part, 'wx', 0o600);
      const taken = await writeTo(file, stream, { part, maxBytes });
      if (taken.kind !== 'whole') await rm(part, { force: true });
      return taken;
    },
    async goOn(id, stream, maxBytes) {
      const part = fetchingAt(id);
      await mkdir(places.fetching, { recursive: true, mode: 0o700 });
      const file = await open(part, 'a+', 0o600);
      return writeTo(file, stream, { part, maxBytes });
    },
    fetched: async (id) => (await sizeOf(fetchingAt(id))) ?? 0,
    async keep(part, id) {
      const place = keptAt(id);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(part, place);
      await settled(dirname(place));
    },
    drop: (part) => rm(part, { force: true }),
    dropFetched: (id) => rm(fetchingAt(id), { force: true }),
    readPart: (part) => createReadStream(part),
    async read(id, from = 0) {
      const file = await open(keptAt(id), 'r').catch(whenGone);
      if (!file) return undefined;
      const { size } = await file.stat();
      return { stream: file.createReadStream({ start: from }), bytes: size };
    },
    remove: (id) => rm(keptAt(id), { force: true }),
    sweep: (wanted) => sweepFolder(places, ownSign, wanted),
  };
}

/** Ids are made by the database or by us; what is none must not become a path. */
function checked(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Error(`"${id.slice(0, 60)}" is no id of a copy.`);
  return id;
}

/** Appends what comes, counting and summing, and makes sure that it is on the disk before it is called whole. */
async function writeTo(
  file: FileHandle,
  stream: Readable,
  { part, maxBytes }: { part: string; maxBytes: number },
): Promise<TakenIn> {
  const sum = createHash('sha256');
  let bytes = 0;
  let head = Buffer.alloc(0);
  const look = (chunk: Buffer) => {
    bytes += chunk.length;
    sum.update(chunk);
    if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes);
  };
  try {
    const { size } = await file.stat();
    if (size > 0) for await (const chunk of createReadStream(part)) look(chunk as Buffer);
    try {
      for await (const chunk of stream) {
        const more = chunk as Buffer;
        if (bytes + more.length > maxBytes) return { kind: 'tooLarge' };
        await file.appendFile(more);
        look(more);
      }
    } catch (error) {
      if (isOurs(error)) throw error;
      return { kind: 'cut', bytes };
    }
    await file.sync();
    return { kind: 'whole', part, bytes, sha256: sum.digest('hex'), head };
  } finally {
    await file.close();
    stream.destroy();
  }
}

/** The disk is full, or may not be written to: that is no matter of who sends. */
const isOurs = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EBADF'].includes((error as { code?: string }).code ?? '');

const whenGone = (error: { code?: string }): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

const sizeOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(whenGone))?.size;

/** A name is on the disk only once its folder is. */
async function settled(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => {});
  await handle.close();
}
