/** What takes the room of a library's database, by what the rows are and not by how the tables are called. */
import { connectTo } from '../transfer/connect.js';

/** Which tables hold what, and the setting that says for how long; the tables of no row are together in `others`. */
const rooms = {
  requests: {
    tables: [
      ...(['request', 'citation', 'conversation', 'open_request', 'attention', 'request_barcode'] as const),
      ...(['request_change', 'open_request_change'] as const),
    ],
  },
  history: { tables: ['history', 'note'] },
  messagesIn: { tables: ['inbound_message', 'quarantine'], setting: 'INTERLEND_BODY_DAYS' },
  messagesOut: { tables: ['outbound_message'], setting: 'INTERLEND_BODY_DAYS' },
  attempts: { tables: ['delivery_attempt'], setting: 'INTERLEND_ATTEMPT_DAYS' },
  letters: { tables: ['letter', 'letter_logo', 'mail'], setting: 'INTERLEND_MAIL_DAYS' },
  circulation: { tables: ['temporary_item', 'patron_loan', 'hold', 'fee', 'lent_item', 'move_request', 'scan'] },
  patrons: { tables: ['patron', 'patron_block', 'patron_pin', 'patron_session'] },
  catalogue: {
    tables: ['bib', 'bib_record', 'bib_copy', 'holding', 'holding_identifier', 'catalogue_seen', 'catalogue_problem'],
  },
  search: { tables: ['lexicon', 'lexicon_source', 'network_word', 'wish_key'] },
  figures: { tables: ['figure', 'request_figure', 'figure_read'] },
  audit: { tables: ['audit_entry', 'security_event'], setting: 'INTERLEND_AUDIT_DAYS' },
} as const satisfies Record<string, { tables: readonly string[]; setting?: string }>;

export type Room = keyof typeof rooms | 'others';

/** Bytes on disk with indexes; rows as PostgreSQL's statistics know them; `free`: dead rows whose room is used again. */
export interface RoomTaken {
  room: Room;
  bytes: number;
  indexBytes: number;
  rows: number;
  free: number;
  /** The setting that says for how many days it is kept. */
  setting?: string;
}

export interface DatabaseRoom {
  /** Of the whole database, with PostgreSQL's own tables. */
  bytes: number;
  rooms: RoomTaken[];
}

/** Reads sizes and statistics alone, no rows: it costs nothing, also with many millions. The largest comes first. */
export async function roomTaken(url: string): Promise<DatabaseRoom> {
  const client = await connectTo(url);
  try {
    const { rows: tables } = await client.query<TableSize>(tableSizes);
    const { rows } = await client.query<{ bytes: number }>(
      'select pg_database_size(current_database())::float8 as bytes',
    );
    return { bytes: rows[0]?.bytes ?? 0, rooms: inRooms(tables) };
  } finally {
    await client.end();
  }
}

interface TableSize {
  table: string;
  bytes: number;
  indexBytes: number;
  rows: number;
  free: number;
}

const tableSizes = `select s.relname as table, pg_total_relation_size(s.relid)::float8 as bytes,
    pg_indexes_size(s.relid)::float8 as "indexBytes", s.n_live_tup::float8 as rows, s.n_dead_tup::float8 as free
  from pg_stat_user_tables s where s.schemaname = any(current_schemas(false))`;

const roomOf = new Map<string, Room>(
  Object.entries(rooms).flatMap(([room, { tables }]) => tables.map((table) => [table, room as Room] as const)),
);

function inRooms(tables: readonly TableSize[]): RoomTaken[] {
  const found = new Map<Room, RoomTaken>();
  for (const { table, bytes, indexBytes, rows, free } of tables) {
    const room = roomOf.get(table) ?? 'others';
    const sum = found.get(room) ?? empty(room);
    found.set(room, {
      ...sum,
      bytes: sum.bytes + bytes,
      indexBytes: sum.indexBytes + indexBytes,
      rows: sum.rows + rows,
      free: sum.free + free,
    });
  }
  return [...found.values()].sort((one, other) => other.bytes - one.bytes);
}

const empty = (room: Room): RoomTaken => {
  const setting = room === 'others' ? undefined : (rooms[room] as { setting?: string }).setting;
  return { room, bytes: 0, indexBytes: 0, rows: 0, free: 0, ...(setting ? { setting } : {}) };
};

/** The tables that have a room, for the test that none is named that is not there. */
export const tablesWithRoom: readonly string[] = [...roomOf.keys()];
