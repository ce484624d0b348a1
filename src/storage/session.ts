/** A connection of ours. The shape of a named statement's rows is told once a connection, not at each call. */

import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import pg, { type ClientConfig, type Pool, type QueryConfig, type QueryResult } from 'pg';

type Told = (error: Error | null, result: QueryResult) => void;

/** One that breaks between two statements fails the next of them: unheard, its error would end the whole process. */
export class DatabaseSession extends pg.Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

// `pg` declares a dozen forms of `query`; a pool hands over what is to be told last.
DatabaseSession.prototype.query = function (this: DatabaseSession, given: unknown, values?: unknown, told?: unknown) {
  const query = (asked: unknown, ...more: unknown[]): unknown =>
    (pg.Client.prototype.query as (...all: unknown[]) => unknown).call(this, asked, ...more);
  if (!isPlanned(given)) return query(given, values, told);
  const callback = [values, told].find((each) => typeof each === 'function') as Told | undefined;
  if (callback) return query(new PlannedQuery(given, callback));
  return new Promise((done, failed) => {
    query(new PlannedQuery(given, (error, result) => (error ? failed(withOurStack(error)) : done(result))));
  });
} as typeof DatabaseSession.prototype.query;

/** Named, with its values: what nearly all of our statements are. */
const isPlanned = (given: unknown): given is QueryConfig =>
  typeof given === 'object' &&
  given !== null &&
  !('submit' in given) &&
  !('rowMode' in given) &&
  !('types' in given) &&
  typeof (given as QueryConfig).name === 'string' &&
  Array.isArray((given as QueryConfig).values);

/** Where it was asked is lost by now; where it is waited for is not. */
function withOurStack(error: Error): Error {
  Error.captureStackTrace(error);
  return error;
}

/** What `pg` has inside, as far as it is needed here. */
interface Connection {
  parsedStatements: Record<string, string | undefined>;
  describe(given: object): void;
}
interface Shape {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}
interface Inside {
  name: string;
  _result: Shape;
  _accumulateRows: boolean;
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
}
const Query = pg.Query as unknown as new (config: QueryConfig, values: undefined, told: Told) => Inside;

/** What is known of a connection: the shapes of the statements that it has planned, by their names. */
interface Known {
  shapes: Map<string, Shape>;
  /** The same connection, which asks for no shape. */
  silent: Connection;
}
const known = new WeakMap<Connection, Known>();

function knownOf(connection: Connection): Known {
  const before = known.get(connection);
  if (before) return before;
  const silent = Object.create(connection, { describe: { value: () => {} } }) as Connection;
  const begun = { shapes: new Map<string, Shape>(), silent };
  known.set(connection, begun);
  return begun;
}

/** The server tells the shape of rows when it is asked to; a planned statement that gives another one fails. */
class PlannedQuery extends Query {
  /** Where the shape is kept that this call was the first to ask for. */
  private shapes: Map<string, Shape> | undefined;

  constructor(config: QueryConfig, told: Told) {
    super(config, undefined, told);
  }

  override prepare(connection: Connection): void {
    const { shapes, silent } = knownOf(connection);
    const shape = connection.parsedStatements[this.name] === undefined ? undefined : shapes.get(this.name);
    if (shape) {
      Object.assign(this._result, shape);
      this._accumulateRows = true;
    } else this.shapes = shapes;
    super.prepare(shape ? silent : connection);
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.shapes?.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}

/**
 * The way to the server. What is sent in one turn of the event loop leaves in one write, since a write costs more than a small
 * statement does: statements that do not wait for each other's answers travel together so.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  // A socket that connects takes back what was put in the place of its `write` before.
  socket.once('connect', () => gatherTurns(socket));
  return socket;
}

function gatherTurns(socket: Socket): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let gathers = false;
  socket.write = (...given: unknown[]) => {
    if (!gathers) {
      gathers = true;
      socket.cork();
      process.nextTick(() => {
        gathers = false;
        socket.uncork();
      });
    }
    return write(...given);
  };
}

/** Longer texts are written for one occasion, such as an import; the server would keep each for as long as the connection lives. */
const longest = 4000;

/**
 * The same client, with statements that have values under names of their own: a connection plans each once. To plan such a
 * statement takes the server longer than to run it.
 */
export function prepared(client: Pick<Pool, 'query'>): Pick<Pool, 'query'> {
  const query = (given: unknown, values?: unknown[]) => {
    const statement = typeof given === 'string' ? { text: given, values } : (given as Statement);
    return statement.values && statement.name === undefined && statement.text.length <= longest
      ? client.query({ ...statement, name: nameOf(statement.text) })
      : client.query(given as string, values);
  };
  return { query: query as Pool['query'] };
}

interface Statement {
  name?: string;
  text: string;
  values?: unknown[] | undefined;
}

/** Texts are few; should they ever be many, the names are made again. */
const names = new Map<string, string>();
const namesAtMost = 2000;

/** A name for a statement, always the same for its text. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  if (names.size >= namesAtMost) names.clear();
  names.set(text, name);
  return name;
}
