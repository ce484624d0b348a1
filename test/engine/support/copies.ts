import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { CopyRecord } from '../../../src/engine/model/copies.js';
import { marie } from './desk.js';
import type { Library, Network } from './network.js';

/** Bytes that begin as a PDF does; no two of another seed are alike. */
export function pdfOf(bytes: number, seed = 'a'): Buffer {
  const content = Buffer.alloc(bytes, seed);
  content.write('%PDF-1.7\n', 0, 'latin1');
  return content;
}
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const uploads = (library: Library, request: string, bytes: Buffer, name = 'article.pdf') =>
  library.node.copies.upload(request, { name, stream: Readable.from([bytes]), announced: bytes.length }, marie);

/** A file that must be taken. */
export async function uploaded(library: Library, request: string, bytes: Buffer, name?: string): Promise<CopyRecord> {
  const outcome = await uploads(library, request, bytes, name);
  if (outcome.kind !== 'kept') throw new Error(JSON.stringify(outcome));
  return outcome.copy;
}

/** A patron of Algonquin’s asks La Cité for an article, which La Cité promises. */
export async function articleAsked({ algonquin, lacite, post }: Network, patron?: string): Promise<string> {
  const request = await algonquin.desk.creates({
    serviceType: 'Copy',
    title: 'Journal of Example Studies',
    titleOfComponent: 'Reading habits',
    rota: ['LACITE'],
    ...(patron ? { patron: { id: patron } } : {}),
  });
  await algonquin.desk.does(request, 'send');
  await post();
  await lacite.desk.does(request, 'willSupply');
  await post();
  return request;
}

/** Every file in a library’s folder of copies, by the folder below it. */
export async function filesOf({ node }: Library): Promise<string[]> {
  const root = node.context.settings.copyFolder;
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile())
    .map(
      (each) =>
        join(each.parentPath, each.name)
          .slice(root.length + 1)
          .split('/')[0] as string,
    );
}
