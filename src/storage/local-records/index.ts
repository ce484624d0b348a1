import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import { createCopyRecords } from '../copies/records.js';
import type { PoolAndTables } from '../database/database.js';
import { prepared } from '../database/session.js';
import type { StepWrites } from '../exchange/step-writes.js';
import { createLetterRecords } from '../letters/letter-records.js';
import { createMailLog } from '../mail/mail-log.js';
import { createRuleRecords } from '../rules/index.js';
import { createLoanRuleRecords } from '../rules/loan-rules.js';
import { createStaffRecords } from '../rules/staff.js';
import { type Tables, tablesOn } from '../tables/on-client.js';
import { createCirculation } from './circulation/index.js';
import { createCsvImports } from './csv-imports.js';
import { createHoldingRecords } from './holdings.js';
import { createLendingRecords } from './lending/index.js';
import { createLibraryRecords } from './libraries.js';
import { createListViewRecords } from './list-views.js';
import { createPatronRecords } from './patrons.js';
import { createPersonInbox } from './person-inbox.js';
import { createPolicyRecords } from './policies.js';
import { createReasonRecords } from './reasons.js';
import {
  alone,
  changing,
  type RecordsContext,
  type RecordsDefaults,
  type RememberedRows,
  type Runner,
  type SystemLinks,
  within,
} from './records-context.js';
import { createScanRecords } from './scans.js';

/** What of the settings the local records go by. */
export interface LocalSettings {
  timeZone: string;
  /** Of fees. */
  currency: string;
  /** Of letters whose reader's language is not known. */
  language?: Language;
  /** The institution's name, as letters say it. */
  name?: string;
  /** As browsers reach this node; empty where that is not known. */
  address?: string;
  /** Shared by everything of one node that keeps or reads local records. */
  remembered?: RememberedRows;
  /** The libraries' own systems that are told what happens to items. */
  librarySystem?: SystemLinks;
}

export const recordsDefaults = ({
  currency,
  language = 'en',
  name,
  address,
  remembered,
  librarySystem,
}: LocalSettings): RecordsDefaults => ({
  currency,
  language,
  ...(name ? { institution: name } : {}),
  ...(address ? { publicUrl: address } : {}),
  ...(remembered ? { remembered } : {}),
  ...(librarySystem ? { librarySystem } : {}),
});

/** The library's own records on PostgreSQL: each order is a transaction of its own. */
export function createLocalRecords({ pool, dataSource }: PoolAndTables, settings: LocalSettings): LocalRecords {
  const house = recordsDefaults(settings);
  const client = prepared(pool);
  return recordsOn(
    { client, tables: tablesOn(dataSource, client), ...house },
    alone({ pool, dataSource }, house),
    settings,
  );
}

/** The same, where every order is taken back as soon as it is done: what the rules have against it is all that it leaves. */
export function createTriedRecords({ pool, dataSource }: PoolAndTables, settings: LocalSettings): LocalRecords {
  // What is read within an order must not be remembered after it.
  const { remembered: _, ...house } = recordsDefaults(settings);
  const client = prepared(pool);
  return recordsOn(
    { client, tables: tablesOn(dataSource, client), ...house },
    alone({ pool, dataSource }, house, 'takenBack'),
    settings,
  );
}

/** The same within the transaction that the caller began on this client: a step and its records are kept together. */
export function localRecordsWithin(
  dataSource: DataSource,
  session: PoolClient,
  settings: LocalSettings,
  writes?: StepWrites,
): LocalRecords {
  const client = prepared(session);
  let tables: Tables | undefined;
  const recordsContext = {
    client,
    // Most steps read only what is remembered of this library, and name no table.
    get tables() {
      tables ??= tablesOn(dataSource, client);
      return tables;
    },
    ...recordsDefaults(settings),
    ...(writes ? { writes } : {}),
  };
  return recordsOn(recordsContext, within(recordsContext), settings);
}

/** Each is made when it is asked for: a step needs one or two of them. */
function recordsOn(recordsContext: RecordsContext, order: Runner, { timeZone }: LocalSettings): LocalRecords {
  const changes = changing(order, recordsContext.remembered);
  return madeWhenAsked<LocalRecords>({
    libraries: () => createLibraryRecords(recordsContext, changes, timeZone),
    patrons: () => createPatronRecords(recordsContext, order),
    holdings: () => createHoldingRecords(recordsContext, order),
    policies: () => createPolicyRecords(recordsContext, changes),
    reasons: () => createReasonRecords(recordsContext, changes),
    letters: () => createLetterRecords(recordsContext, order),
    circulation: () => createCirculation(recordsContext, order),
    lending: () => createLendingRecords(recordsContext, order),
    staff: () => createStaffRecords(recordsContext, order),
    rules: () => createRuleRecords(recordsContext, changes),
    loanRules: () => createLoanRuleRecords(recordsContext, changes),
    scans: () => createScanRecords(recordsContext),
    listViews: () => createListViewRecords(recordsContext, order),
    copies: () => createCopyRecords(recordsContext.client),
    mailLog: () => createMailLog(recordsContext, order),
    inbox: () => createPersonInbox(recordsContext.client),
    csvImports: () => createCsvImports(recordsContext),
  });
}

/** Properties that come about at their first use. */
function madeWhenAsked<T extends object>(makers: { [K in keyof T]: () => T[K] }): T {
  const made = {} as T;
  for (const name of Object.keys(makers) as (keyof T)[]) {
    let value: T[keyof T] | undefined;
    Object.defineProperty(made, name, {
      enumerable: true,
      get: () => {
        value ??= makers[name]();
        return value;
      },
    });
  }
  return made;
}
