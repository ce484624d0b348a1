import type { Pool } from 'pg';
import {
  type DataSource,
  type EntityManager,
  type EntitySchema,
  type FindOptionsWhere,
  type InsertResult,
  type ObjectLiteral,
  QueryFailedError,
  type UpdateResult,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { UpsertOptions } from 'typeorm/repository/UpsertOptions.js';
import { prepared } from '../database/session.js';

/** What is written of a row: values, or SQL that the database works out. `undefined` is left alone, or to the default. */
type Written<T> = { [K in keyof T]?: T[K] | (() => string) | undefined };

type Reads = 'find' | 'findBy' | 'findOne' | 'findOneBy' | 'existsBy' | 'countBy';

/** What of repositories is one statement: `save` would read first, and who begins a transaction is somebody else. */
export interface Tables extends Pick<EntityManager, 'dataSource' | 'createQueryBuilder' | 'delete' | Reads> {
  insert<T extends ObjectLiteral>(table: EntitySchema<T>, rows: Written<T> | Written<T>[]): Promise<InsertResult>;
  update<T extends ObjectLiteral>(
    table: EntitySchema<T>,
    which: FindOptionsWhere<T>,
    named: Written<T>,
  ): Promise<UpdateResult>;
  /** `unique`: the columns by which a row is known as the same. */
  upsert<T extends ObjectLiteral>(
    table: EntitySchema<T>,
    row: Written<T>,
    unique: (keyof T & string)[] | UpsertOptions<T>,
  ): Promise<InsertResult>;
}

/** The tables on this client: the pool, or the transaction that somebody began there. Their statements are planned once. */
export function tablesOn(dataSource: DataSource, client: Pick<Pool, 'query'>): Tables {
  const runner = dataSource.createQueryRunner();
  const send = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
  // The connection is the caller's: the runner neither opens nor releases one.
  return Object.assign(runner, {
    connect: async () => prepared(client),
    isTransactionActive: true,
    query: (...asked: unknown[]) => send(...asked).catch(asTheDriverSaysIt),
  }).manager;
}

/** TypeORM's own error has the values of the statement with it, and whoever logs it would write them down. */
function asTheDriverSaysIt(error: unknown): never {
  throw error instanceof QueryFailedError ? error.driverError : error;
}

/** A record as its table keeps it: what may be missing is null, and these moments are dates. */
export type StoredRow<T, Moments extends keyof T = never> = {
  [K in keyof T]-?: (K extends Moments ? Date : Exclude<T[K], undefined>) | (undefined extends T[K] ? null : never);
};

/** Adds a row and gives it as it is stored; nothing when one like it is there. */
export async function insertNew<T extends ObjectLiteral>(
  tables: Tables,
  table: EntitySchema<T>,
  row: Written<T>,
): Promise<T | undefined> {
  const adding = tables
    .createQueryBuilder()
    .insert()
    .into(table)
    .values(row as QueryDeepPartialEntity<T>);
  const { raw } = await adding.orIgnore().returning(columnsOf(tables, table)).updateEntity(false).execute();
  return storedRow(tables, table, raw[0]);
}

/** Changes what is named and gives the row as it is stored then; nothing when there is none. */
export async function updateRow<T extends ObjectLiteral>(
  tables: Tables,
  table: EntitySchema<T>,
  which: FindOptionsWhere<T>,
  named: Written<T>,
): Promise<T | undefined> {
  if (Object.values(named).every((value) => value === undefined))
    return (await tables.findOneBy(table, which)) ?? undefined;
  const changing = tables
    .createQueryBuilder()
    .update(table)
    .set(named as QueryDeepPartialEntity<T>)
    .where(which);
  const { raw } = await changing.returning(columnsOf(tables, table)).updateEntity(false).execute();
  return storedRow(tables, table, raw[0]);
}

/** Each by its name: a column that the next version adds meanwhile must not change the answer. */
const columnsOf = <T extends ObjectLiteral>({ dataSource }: Tables, table: EntitySchema<T>): string[] =>
  dataSource.getMetadata(table).columns.map(({ propertyName }) => propertyName);

/** A row as the driver gives it, under its names in the code. */
function storedRow<T extends ObjectLiteral>(
  { dataSource }: Tables,
  table: EntitySchema<T>,
  row: Record<string, unknown> | undefined,
): T | undefined {
  const { columns } = dataSource.getMetadata(table);
  return (
    row &&
    (Object.fromEntries(
      columns.map((column) => [
        column.propertyName,
        dataSource.driver.prepareHydratedValue(row[column.databaseName], column),
      ]),
    ) as T)
  );
}
