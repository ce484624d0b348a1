/** A node of a fleet as another node asks it: over HTTP, under the guard of everything that is dialled. */
import type { NodeFacts, PartnerFacts, SharedRequestFacts } from '../../domain/agreement/facts.js';
import { message, type Wording } from '../../words/message.js';
import type { FetchFile } from '../distribution/ports.js';
import type { Page } from '../model/actor.js';
import type { ListedNode } from './fleet-file.js';
import type { FleetNode } from './read-sides.js';

/** A node did not say what it was asked for. */
export class NodeUnread extends Error {
  constructor(readonly reason: Wording) {
    super('unread');
    this.name = 'NodeUnread';
  }
}

const pageSize = 200;
const limitMs = 60_000;
const maxBytes = 16 * 1_048_576;
/** A node that never comes to an end must not hold the job: as many pages are read of it. */
const pagesAtMost = 5_000;

/** Asks a node by its key, which is in no sentence and no log. Each call throws `NodeUnread`. */
export function fetchedNode({ name, url, key }: ListedNode, fetch: FetchFile): FleetNode {
  let left = pagesAtMost;
  async function read(path: string, query: Record<string, string | readonly string[] | undefined> = {}) {
    left -= 1;
    if (left < 0) throw new NodeUnread(message('fleet.unreadable'));
    const asked = new URL(`${url.replace(/\/$/, '')}/api/v1/comparison/${path}`);
    for (const [field, value] of Object.entries(query))
      for (const each of [value ?? []].flat()) asked.searchParams.append(field, each);
    const fetched = await fetch({ url: asked.href, token: key, maxBytes, limitMs });
    if (fetched.kind === 'failed') throw new NodeUnread(fetched.reason);
    try {
      if (fetched.kind === 'new') return JSON.parse(fetched.bytes.toString('utf8')) as unknown;
    } catch {}
    throw new NodeUnread(message('fleet.unreadable'));
  }
  async function page<T>(path: string, query: Parameters<typeof read>[1]): Promise<Page<T>> {
    const answer = (await read(path, { ...query, limit: String(pageSize) })) as Partial<Page<T>> | null;
    if (!Array.isArray(answer?.items)) throw new NodeUnread(message('fleet.unreadable'));
    return answer as Page<T>;
  }
  return {
    name,
    own: async () => {
      const own = (await read('node')) as Partial<NodeFacts> | null;
      if (typeof own?.name !== 'string' || !Array.isArray(own.symbols))
        throw new NodeUnread(message('fleet.unreadable'));
      return own as NodeFacts;
    },
    partners: (after) => page<PartnerFacts>('partners', { after }),
    requests: (filter) => page<SharedRequestFacts>('requests', filter),
  };
}
