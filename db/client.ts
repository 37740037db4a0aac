import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import * as schema from './schema/index.ts';

export type Db = LibSQLDatabase<typeof schema>;

/** How long a call may block the process while another holds the file's lock. */
const busyTimeoutMs = 200;

export type Connection = {
  /** For reading; nothing but the writer changes anything. */
  db: Db;
  reader: Client;
  /** Belongs to `db/writer.ts` and the migrator. */
  writer: Client;
};

/** Global: `npm run dev` loads this file twice, pages through Vite and the API through Node. */
const shared = globalThis as { mingbianConnection?: Connection | undefined };

/**
 * Opens the database of this process. Reads and writes have a connection each, so that the
 * writer can reconnect after a busy lock without taking a read down.
 * @param url file:… or the address of a libSQL server
 */
export async function connect(url: string): Promise<Connection> {
  const open = () => createClient({ url, timeout: busyTimeoutMs, concurrency: 1 });
  const writer = open();
  if (writer.protocol === 'file') await writer.execute('PRAGMA journal_mode = WAL');
  const reader = open();
  const opened = { reader, writer, db: drizzle(reader, { schema, casing: 'snake_case' }) };
  shared.mingbianConnection = opened;
  return opened;
}

/**
 * Opens the database to look at it only, as child processes beside the server do: nothing can be
 * written through it, and closing it leaves the write-ahead log alone.
 * @param url file:… or the address of a libSQL server
 */
export async function connectForReading(url: string): Promise<Connection> {
  const reader = createClient({ url, timeout: busyTimeoutMs, concurrency: 1 });
  if (reader.protocol === 'file') await reader.execute('PRAGMA query_only = ON');
  const opened = { reader, writer: reader, db: drizzle(reader, { schema, casing: 'snake_case' }) };
  shared.mingbianConnection = opened;
  return opened;
}

/** The open connection. @throws before `connect` */
export function connection(): Connection {
  if (!shared.mingbianConnection) throw new Error('the database is not open');
  return shared.mingbianConnection;
}

/** The query builder, for `db/queries` and for building the statements of `db/commands`. */
export const db = (): Db => connection().db;

/** A query of the busiest path, whose SQL is put together once a connection. */
export function prepared<Query>(build: (db: Db) => Query): () => Query {
  let of: Db | undefined;
  let query: Query;
  return () => {
    if (of !== db()) {
      of = db();
      query = build(of);
    }
    return query;
  };
}

/** Folds the write-ahead log into the file and closes both connections. */
export async function disconnect(): Promise<void> {
  if (!shared.mingbianConnection) return;
  const { reader, writer } = shared.mingbianConnection;
  shared.mingbianConnection = undefined;
  reader.close();
  if (writer === reader) return;
  if (writer.protocol === 'file') await writer.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  writer.close();
}
