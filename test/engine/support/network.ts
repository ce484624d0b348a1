import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { type Node, startNode } from '../../../src/compose.js';
import type { PartnerChange } from '../../../src/contract/partner-schemas.js';
import { readSettings } from '../../../src/settings/read-settings.js';
import { createTestDatabase, type TestDatabase } from '../../support/databases.js';
import { migrated } from '../../support/migrated.js';
import { wronglyShown } from '../../support/open-requests.js';
import { type Desk, deskAt } from './desk.js';

/** A library of the test: its node, its desk, and how the others know it. */
export interface Library {
  code: string;
  node: Node;
  desk: Desk;
  /** Changes how this library's directory knows another one. */
  knows(other: Library, change: PartnerChange): Promise<void>;
  /** Its directory has another address for that one, which was confirmed. */
  moves(other: Library, url: string): Promise<void>;
}

export interface Network {
  /** Algonquin asks; La Cité and Northern are asked, in this order. */
  algonquin: Library;
  lacite: Library;
  northern: Library;
  /** Carries every message that is due, both ways, until none is left; with libraries named, only what these send. */
  post(...senders: Library[]): Promise<void>;
  close(): Promise<void>;
}

const houses = {
  algonquin: { code: 'ALGONQUIN', name: 'Algonquin College', symbol: 'ISIL:CA-OOALG', institution: 'OCAL' },
  lacite: { code: 'LACITE', name: 'La Cité', symbol: 'ISIL:CA-OOLAC', institution: 'OCLC' },
  northern: { code: 'NORTHERN', name: 'Northern College', symbol: 'ISIL:CA-OTNC', institution: 'OTNC' },
};

/** Three nodes in this process, each with its own database and port, partners of each other; clocks and senders are run by hand. */
export async function openNetwork(env: Record<string, string> = {}): Promise<Network> {
  const opened = await Promise.all(Object.values(houses).map((context) => openLibrary(context, env)));
  const [algonquin, lacite, northern] = opened.map(({ library }) => library) as [Library, Library, Library];
  const all = [algonquin, lacite, northern];
  const tokens: (() => Promise<void>)[] = [];
  for (const home of all) for (const other of all) if (home !== other) tokens.push(await introduce(home, other));
  for (const present of tokens) await present();
  return {
    algonquin,
    lacite,
    northern,
    post: (...senders) => post(senders.length > 0 ? senders : all),
    close: async () => {
      const shown: string[] = [];
      for (const { library, database, folder } of opened) {
        await library.node.stop({ graceMs: 0 });
        shown.push(...(await wronglyShownAt(database.url)));
        await database.drop();
        await rm(folder, { recursive: true, force: true });
      }
      // After each story: what lists go by is what the requests say.
      expect(shown).to.deep.equal([]);
    },
  };
}

async function wronglyShownAt(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await wronglyShown((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}

type EngineContext = (typeof houses)[keyof typeof houses];

async function openLibrary(
  context: EngineContext,
  env: Record<string, string>,
): Promise<{ library: Library; database: TestDatabase; folder: string }> {
  const database = await createTestDatabase(migrated);
  const folder = await mkdtemp(join(tmpdir(), 'interlend-test-copies-'));
  const node = await startNode({
    settings: readSettings({
      INTERLEND_NAME: context.name,
      INTERLEND_SYMBOLS: context.symbol,
      INTERLEND_INSTITUTION_CODE: context.institution,
      INTERLEND_PORT: '0',
      INTERLEND_ADMIN_PORT: '0',
      INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
      INTERLEND_UNDO_SECONDS: '0',
      INTERLEND_DATABASE_CONNECTIONS: '4',
      INTERLEND_COPY_FOLDER: folder,
      INTERLEND_LOG_LEVEL: process.env['INTERLEND_LOG_LEVEL'] ?? 'silent',
      ...env,
    }),
    databaseUrl: database.url,
    amqpUrl: '',
    staffTokens: [],
    secretKey: 'a key for tests only',
    byHand: true,
  });
  await asksAgain(node);
  const library: Library = {
    code: context.code,
    node,
    desk: deskAt(node),
    knows: async (other, change) => {
      const outcome = await node.gateway.directory.changePartner(other.code, change, {
        kind: 'staff',
        name: 'Directory',
      });
      if (outcome.kind !== 'changed')
        throw new Error(`${context.code} cannot change ${other.code}: ${JSON.stringify(outcome)}`);
    },
    moves: async (other, url) => {
      await library.knows(other, { url });
      const by = { kind: 'staff', name: 'Directory' } as const;
      await node.gateway.directory.confirmAddress(other.code, new URL(url).origin, by);
    },
  };
  return { library, database, folder };
}

/** Stories ask for the same book again and again: that it is a duplicate is a story of its own. */
export async function asksAgain({ local }: Node): Promise<void> {
  await local.policies.change({ duplicateWindowDays: 0 }, { kind: 'staff', name: 'Directory' });
}

/** Home lists the other, which from then on presents the token it was given. */
async function introduce(home: Library, other: Library): Promise<() => Promise<void>> {
  const { context, servers } = other.node;
  const { settings } = context;
  const added = await home.node.gateway.directory.addPartner(
    {
      code: other.code,
      name: settings.name,
      symbols: settings.symbols,
      url: `${servers?.url}/iso18626`,
      dialect: 'interlend',
    },
    { kind: 'staff', name: 'Directory' },
  );
  if (added.kind !== 'added') throw new Error(`${home.code} cannot list ${other.code}: ${JSON.stringify(added)}`);
  return () => other.knows(home, { outboundAuth: { kind: 'bearer', token: added.token ?? '' } });
}

/** The moments for which automatic answers wait in some dialects are over. */
async function answersAreDue({ database }: Node): Promise<void> {
  await database.pool.query(
    `update outbound_message set next_attempt_at = now()
      where status = 'pending' and attempts_started = 0 and next_attempt_at between now() and now() + interval '3 seconds'`,
  );
}

async function post(libraries: readonly Library[]): Promise<void> {
  for (let round = 1; round <= 50; round += 1) {
    let sent = 0;
    for (const { node } of libraries) {
      await answersAreDue(node);
      sent += await node.sender.runOnce();
    }
    if (sent === 0) return;
  }
  throw new Error('The post does not come to rest: the libraries answer each other for ever.');
}
