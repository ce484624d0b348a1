/** A node whose log is kept, and the link of its library to its own system. */
import { Writable } from 'node:stream';
import type { LibrarySystemLinkView } from '../../src/contract/library-system-operations.js';
import { openNode, type PlantedNode } from '../patron-data/logged-node.js';

export interface NodeWithLink {
  node: PlantedNode;
  /** As it is before anything is set. */
  link: LibrarySystemLinkView;
  /** All that the node wrote into its log. */
  log: string[];
  desk<T>(method: string, path: string, body?: unknown): Promise<T>;
}

export async function openNodeWithLink(): Promise<NodeWithLink> {
  const log: string[] = [];
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const node = await openNode(logTo, {
    INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
    INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
  });
  const desk = async <T>(method: string, path: string, body?: unknown) =>
    (await node.call(method, path, body)).body as T;
  const [link] = (await desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items;
  if (!link) throw new Error('The node has no library.');
  return { node, link, log, desk };
}
