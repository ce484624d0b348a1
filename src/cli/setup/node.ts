import { resolve } from 'node:path';
import { startServed } from '../../main.js';
import { connectTo, databaseNameOf } from '../../storage/transfer/connect.js';
import { defaultNodeLockKey, keepNodesOut } from '../../storage/transfer/node-lock.js';
import { type Client, createClient } from '../client.js';
import { withDatabase } from '../library-database.js';
import type { SetupOrder } from './command.js';
import type { Terminal } from './questions.js';
import type { SettingsDone } from './settings.js';
import type { SetupWords } from './words.js';

/** One run of setup: what was ordered, and how it speaks. */
export interface Setup {
  order: SetupOrder;
  words: SetupWords;
  /** Nothing: nobody is asked. */
  terminal: Terminal | undefined;
  env: Record<string, string | undefined>;
  say(...lines: string[]): void;
}

/** The same with the node of this folder open. */
export interface SetupAtNode extends Setup {
  client: Client;
  /** Where that node takes messages for the moment: on a port of its own, whatever the settings say. */
  nodeUrl: string;
}

/**
 * The node of these settings for as long as the work takes. Throws `Refused` while another process of it runs: that one
 * would take messages to the practice partner over, and may not call this machine.
 */
export async function withNode<T>(
  setup: Setup,
  { env }: SettingsDone,
  work: (at: SetupAtNode) => Promise<T>,
): Promise<T> {
  const { words, say, order } = setup;
  const { host } = order;
  say('', words.database.title);
  return withDatabase({ ...host, env, err: () => {} }, undefined, async (url) => {
    await mustBeAlone(url);
    // The output is the answer: what goes wrong meanwhile is told beside it.
    const served = await startServed({ ...env, ...forNow(env) }, () => {}, process.stderr);
    try {
      const { databaseUrl, dataFolder } = served.settings;
      say(
        databaseUrl ? words.database.given(databaseNameOf(databaseUrl)) : words.database.embedded(resolve(dataFolder)),
      );
      const nodeUrl = served.node.servers?.url ?? '';
      const caller = {
        url: new URL(nodeUrl),
        token: served.staffToken,
        fetch: host.fetch,
        user: host.user,
        language: order.language,
      };
      return await work({ ...setup, client: createClient(caller), nodeUrl });
    } finally {
      await served.stop();
    }
  });
}

async function mustBeAlone(url: string): Promise<void> {
  const session = await connectTo(url);
  try {
    await keepNodesOut(session, url, defaultNodeLockKey);
  } finally {
    await session.end();
  }
}

/** On free ports, open to this machine for the practice partner, and without the minute in which a receipt is undone. */
const forNow = (env: SettingsDone['env']): Record<string, string> => ({
  INTERLEND_HOST: '127.0.0.1',
  INTERLEND_PORT: '0',
  INTERLEND_ADMIN_HOST: '127.0.0.1',
  INTERLEND_ADMIN_PORT: '0',
  INTERLEND_ALLOW_ADDRESSES: [env['INTERLEND_ALLOW_ADDRESSES'], '127.0.0.1/32'].filter(Boolean).join(','),
  INTERLEND_UNDO_SECONDS: '0',
  INTERLEND_SWEEP_SECONDS: '1',
  INTERLEND_LOG_LEVEL: env['INTERLEND_LOG_LEVEL'] || 'error',
});
