import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Node, startNode } from '../../../compose.js';
import type { PartnerView } from '../../../contract/partner-schemas.js';
import type { Language } from '../../../domain/fulfilment/patron.js';
import { type IsoVersion, isoVersions } from '../../../protocol/codes.js';
import { dialectNames, dialectOf } from '../../../protocol/dialects/index.js';
import { readSettings } from '../../../settings/read-settings.js';
import { ownSecret } from '../../../settings/secrets.js';
import type { EmbeddedPostgres } from '../../../storage/embedded/embedded-postgres.js';
import { migrateUrl } from '../../migrate.js';
import { type Desk, demoDeskOf, RefusedByLibrary } from '../desk.js';
import { freePortFor } from '../network.js';
import type { Chance } from './flow.js';

const pattern = 'interlend_college_pattern';

/** A database for each name; those that are new are copies of one that is migrated once. */
export async function collegeDatabases(engine: EmbeddedPostgres, names: readonly string[]): Promise<void> {
  const session = new pg.Client({ connectionString: engine.url() });
  await session.connect();
  try {
    const { rows } = await session.query<{ datname: string }>('select datname from pg_database');
    const there = new Set(rows.map(({ datname }) => datname));
    const missing = names.filter((name) => !there.has(name));
    if (missing.length === 0) return;
    await migrateUrl(await engine.ensureDatabase(pattern));
    for (const name of missing) await session.query(`create database "${name}" template "${pattern}"`);
  } finally {
    await session.end();
  }
}

/** One college as it takes part: what the directory file says, and what was drawn for it. */
export interface College {
  code: string;
  name: string;
  symbol: string;
  institutionCode: string;
  /** What its system speaks. */
  dialect: string;
  isoVersion: IsoVersion;
  language: Language;
}

interface Listed {
  code: string;
  name: string;
  symbols: { type: string; value: string }[];
}

/** The first colleges of the directory file, each with a dialect, a version and a language by chance. */
export async function drawCast(file: string, count: number, chance: Chance): Promise<College[]> {
  const { sections } = JSON.parse(await readFile(file, 'utf8')) as { sections: { partners: { records: Listed[] } } };
  return sections.partners.records.slice(0, count).map(({ code, name, symbols: [symbol] }) => {
    const dialect = chance.oneOf(dialectNames);
    const isoVersion = dialect.startsWith('standard') ? dialectOf(dialect).version : chance.oneOf(isoVersions);
    const isDrawn = chance.percent(20);
    return {
      code,
      name,
      dialect,
      isoVersion,
      language: fixedLanguages[code] ?? (isDrawn ? 'fr' : 'en'),
      symbol: `${symbol?.type}:${symbol?.value}`,
      institutionCode: (symbol?.value ?? code).replace(/^CA-/, ''),
    };
  });
}

/** What two colleges speak with each other: as the one whose system cannot speak otherwise. */
export function spokenBetween(one: College, other: College): Pick<College, 'dialect' | 'isoVersion'> {
  const [{ dialect, isoVersion }] = [one, other].sort(byStubbornness) as [College, College];
  return { dialect, isoVersion };
}

/** The system that understands least of what others say comes first: the other one can speak as it does. */
const byStubbornness = (one: College, other: College): number =>
  lossesOf(other) - lossesOf(one) || dialectOrder(one) - dialectOrder(other) || one.code.localeCompare(other.code);

const lossesOf = ({ dialect }: College): number => dialectOf(dialect).losses.length;
const dialectOrder = ({ dialect }: College): number => (dialectNames as string[]).indexOf(dialect);

/** The language in which a college teaches, whatever the dice say. */
const fixedLanguages: Readonly<Record<string, College['language']>> = { BOREA: 'fr', LACIT: 'fr' };

/** Each college lists all others in the dialect that the two of them speak; what one issues, the other presents. */
export async function acquaintAll(colleges: readonly OpenCollege[]): Promise<void> {
  const tokens = new Map<string, string>();
  await someAtATime(colleges, (home) => listOthers(home, colleges, tokens));
  await someAtATime(colleges, (home) => presentTokens(home, colleges, tokens));
}

/** All at once would keep one process so busy that calls run out of time. */
const homesAtATime = 4;

async function someAtATime(colleges: readonly OpenCollege[], work: (home: OpenCollege) => Promise<void>) {
  const left = [...colleges];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: homesAtATime }, worker));
}

const pair = (home: OpenCollege, other: OpenCollege) => `${home.college.code} ${other.college.code}`;

async function listOthers(home: OpenCollege, all: readonly OpenCollege[], tokens: Map<string, string>) {
  for (const other of all) if (other !== home) tokens.set(pair(home, other), await tokenFor(home, other));
}

/**
 * Lists the other college, and issues a token for it; none when an earlier one is in use. A call that was cut may have been done:
 * what the library then refuses, because it is there already, is looked at once more.
 */
async function tokenFor(home: OpenCollege, other: OpenCollege): Promise<string> {
  try {
    return await listOrRenew(home, other);
  } catch (error) {
    if (!(error instanceof RefusedByLibrary)) throw error;
    return listOrRenew(home, other);
  }
}

const noToken = '';

async function listOrRenew({ college, desk }: OpenCollege, other: OpenCollege): Promise<string> {
  const { code, name, symbol } = other.college;
  const [type = '', value = ''] = symbol.split(':');
  const how = { url: `http://127.0.0.1:${other.desk.library.port}/iso18626`, ...spokenBetween(college, other.college) };
  const known = await desk.call<PartnerView | undefined>('GET', `/partners/${code}`);
  if (!known) {
    const draft = { code, name, symbols: [{ type, value }], ...how, callLimitSeconds: 20 };
    return (await desk.call<{ token: string }>('POST', '/partners', draft)).token;
  }
  await desk.call('PATCH', `/partners/${code}`, how);
  const live = known.credentials.filter(({ revokedAt }) => !revokedAt);
  if (live.some(({ lastUsedAt }) => lastUsedAt)) return noToken;
  const path = `/partners/${code}/credentials`;
  // Two of a kind are live at most: what an earlier run issued and nobody presented makes room.
  for (const { id } of live) await desk.call('DELETE', `${path}/${id}`);
  return (await desk.call<{ secret: string }>('POST', path, { kind: 'token' })).secret;
}

/** One that was used before is known to the other already. */
async function presentTokens(home: OpenCollege, all: readonly OpenCollege[], tokens: ReadonlyMap<string, string>) {
  for (const other of all) {
    const token = tokens.get(pair(other, home));
    if (token)
      await home.desk.call('PATCH', `/partners/${other.college.code}`, { outboundAuth: { kind: 'bearer', token } });
  }
}

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
 * Connections of one node, and one more beside these holds its locks and listens. 24 nodes so take 144, and the embedded
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
  const port = await freePortFor(wished);
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
    settings,
    secretKey,
    amqpUrl: '',
    databaseUrl: options.engine.url(database),
    staffTokens: [{ name: 'staff', token: staffToken }],
  });
  const { code, name, symbol, institutionCode } = college;
  const library = { code, name, symbol, institutionCode, port, adminPort: 0, database, staffToken };
  return { college, node, desk: demoDeskOf(library, options.ending) };
}
