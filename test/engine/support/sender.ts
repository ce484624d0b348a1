import { type Node, startNode } from '../../../src/compose.js';
import type { ChannelView } from '../../../src/contract/exchange-views.js';
import { readSettings } from '../../../src/settings/read-settings.js';
import { createTestDatabase } from '../../support/databases.js';
import { type FakePartner, startFakePartner } from '../../support/fake-partner.js';
import { migrated } from '../../support/migrated.js';
import { type Desk, deskAt, marie } from './desk.js';
import { asksAgain } from './network.js';

/** One library with scripted partners; nothing runs by itself, and time passes when it is told to. */
export interface Post {
  node: Node;
  desk: Desk;
  partners: FakePartner[];
  /** A scripted partner of that code. */
  partner(code: string): Promise<FakePartner>;
  /** Requests to a partner, sent one after the other. Their External IDs, in order. */
  sends(code: string, count?: number): Promise<string[]>;
  /** What is due goes out, one round. */
  round(): Promise<number>;
  /** Waits for another try, or for a probe, are over. */
  waitsAreOver(): Promise<void>;
  channel(code: string): Promise<ChannelView>;
  statuses(code: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openPost(env: Record<string, string> = {}): Promise<Post> {
  const database = await createTestDatabase(migrated);
  const node = await startNode({
    settings: readSettings({
      INTERLEND_NAME: 'Algonquin College',
      INTERLEND_SYMBOLS: 'ISIL:CA-OOALG',
      INTERLEND_INSTITUTION_CODE: 'OCAL',
      INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
      INTERLEND_UNDO_SECONDS: '0',
      INTERLEND_LOG_LEVEL: process.env['INTERLEND_LOG_LEVEL'] ?? 'silent',
      INTERLEND_DATABASE_CONNECTIONS: '6',
      ...env,
    }),
    databaseUrl: database.url,
    amqpUrl: '',
    staffTokens: [],
    secretKey: 'a key for tests only',
    quiet: true,
  });
  await asksAgain(node);
  const partners: FakePartner[] = [];
  const desk = deskAt(node);
  const { gateway, database: opened } = node;
  return {
    node,
    desk,
    partners,
    partner: async (code) => {
      const partner = await startFakePartner();
      partners.push(partner);
      const added = await gateway.directory.addPartner(
        {
          code,
          name: code,
          symbols: [{ type: 'ISIL', value: `CA-${code}` }],
          url: partner.url,
          dialect: 'standard-2021',
        },
        marie,
      );
      if (added.kind !== 'added') throw new Error(JSON.stringify(added));
      return partner;
    },
    sends: async (code, count = 1) => {
      const ids: string[] = [];
      for (let sent = 0; sent < count; sent += 1) {
        const id = await desk.creates({ rota: [code] });
        await desk.does(id, 'send');
        ids.push(id);
      }
      return ids;
    },
    round: () => node.sender.runOnce(),
    waitsAreOver: async () => {
      await opened.pool.query(`update outbound_message set next_attempt_at = now() where status = 'pending'`);
      await opened.pool.query(`update partner_channel set next_probe_at = now() where state = 'open'`);
    },
    channel: async (code) => {
      const partner = await gateway.directory.partner(code);
      if (!partner) throw new Error(`No partner ${code}.`);
      return partner.channel;
    },
    statuses: async (code) =>
      (await gateway.messageLog.messages({ partner: code, direction: 'out', limit: 200 })).items
        .map((each) => each.status)
        .reverse(),
    close: async () => {
      await node.stop();
      for (const partner of partners) await partner.close();
      await database.drop();
    },
  };
}

/** A suite with a library and its scripted partners; each test takes partner codes of its own. */
export function posting(title: string, suite: (post: Post) => void, settings: Record<string, string> = {}): void {
  describe(title, () => {
    const post = {} as Post;
    before(async () => {
      Object.assign(post, await openPost(settings));
    });
    after(() => post.close?.());
    suite(post);
  });
}
