import { join } from 'node:path';
import { type Node, startNode } from '../../../compose.js';
import { readSettings } from '../../../settings/read-settings.js';
import { ownSecret } from '../../../settings/secrets.js';
import type { EmbeddedPostgres } from '../../../storage/embedded/embedded-postgres.js';
import { type Desk, deskOf } from '../desk.js';
import { freePort } from '../network.js';
import type { College } from './cast.js';
import { collegeDatabases } from './databases.js';

/** A college whose node runs in this process. */
export interface OpenCollege {
  college: College;
  node: Node;
  desk: Desk;
}

export interface OpenOptions {
  dataFolder: string;
  engine: EmbeddedPostgres;
  ending: AbortSignal;
  /** Told how far it is. */
  say(line: string): void;
}

/**
 * Connections of one node: one is its lock, and one more beside these listens. 24 nodes so take 144, and the embedded
 * database lets 200 in.
 */
const connections = 5;
const firstPort = 8801;
/** A busy machine may not let a connection in within its ten seconds: then the node is opened once more. */
const tries = 5;
const saidEvery = 8;

/** Opens all of them in this process. What was opened is closed again when a later one fails. */
export async function openColleges(
  cast: readonly College[],
  options: OpenOptions,
): Promise<{ colleges: OpenCollege[]; stop(): Promise<void> }> {
  await collegeDatabases(options.engine, cast.map(databaseOf));
  const colleges: OpenCollege[] = [];
  const stop = async () => void (await Promise.all(colleges.map(({ node }) => node.stop())));
  try {
    for (const [index, college] of cast.entries()) {
      options.ending.throwIfAborted();
      colleges.push(await opened(college, firstPort + index, options));
      if (colleges.length % saidEvery === 0) options.say(`  ${colleges.length} of ${cast.length} are open.`);
    }
    options.ending.throwIfAborted();
    return { colleges, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function opened(college: College, wished: number, options: OpenOptions): Promise<OpenCollege> {
  for (let left = tries; ; left -= 1) {
    try {
      return await openCollege(college, wished, options);
    } catch (error) {
      if (left <= 1 || options.ending.aborted) throw error;
    }
  }
}

const databaseOf = ({ code }: College): string => `interlend_college_${code.toLowerCase()}`;

async function openCollege(college: College, wished: number, options: OpenOptions): Promise<OpenCollege> {
  const folder = join(options.dataFolder, college.code.toLowerCase());
  const staffToken = await ownSecret('', folder, 'staff-token');
  const secretKey = await ownSecret('', folder, 'secret-key');
  const database = databaseOf(college);
  const port = await freePort(wished);
  const settings = readSettings({
    INTERLEND_NAME: college.name,
    INTERLEND_SYMBOLS: college.symbol,
    INTERLEND_INSTITUTION_CODE: college.institutionCode,
    INTERLEND_LANGUAGE: college.language,
    INTERLEND_PORT: String(port),
    INTERLEND_ADMIN_PORT: '0',
    INTERLEND_DATA: folder,
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_UNDO_SECONDS: '0',
    INTERLEND_AUTO_SEND_NEXT: 'yes',
    INTERLEND_SWEEP_SECONDS: '2',
    // What goes wrong shows in the summary and the proof; on a busy machine a late job is no news.
    INTERLEND_LOG_LEVEL: process.env['INTERLEND_LOG_LEVEL'] || 'silent',
    INTERLEND_DATABASE_CONNECTIONS: String(connections),
  });
  const node = await startNode({
    ...{ settings, secretKey, amqpUrl: '', databaseUrl: options.engine.url(database) },
    staffTokens: [{ name: 'staff', token: staffToken }],
  });
  const { code, name, symbol, institutionCode } = college;
  const library = { code, name, symbol, institutionCode, port, adminPort: 0, database, staffToken };
  return { college, node, desk: deskOf(library, options.ending) };
}
