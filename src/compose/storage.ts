/** The database of a node, brought to this version, with what the node cannot do without. */

import type { Logger } from '../logging.js';
import { createSealer } from '../settings/secrets.js';
import { type Database, openDatabase } from '../storage/database/database.js';
import { migrate } from '../storage/database/migrate.js';
import { planMigration, removing } from '../storage/database/planned-migrations.js';
import { createLocalRecords } from '../storage/local-records/index.js';
import { createRememberedRows } from '../storage/local-records/records-context.js';
import { seedLocalRecords } from '../storage/local-records/seed.js';
import { secretKeyFits } from '../storage/node/node-check.js';
import { agreedSymbols, signingLibraries } from '../storage/node/own-symbols.js';
import { seedRules } from '../storage/rules/seed.js';
import { openNodeSession } from '../storage/transfer/node-session.js';
import { openLinks } from './library-system.js';
import { forgottenWithSiblings, type Opening } from './opening.js';

/** Opens the database, migrates it, and seeds what a new library begins with. */
export async function openStorage({
  options,
  settings,
  nodeId,
  instance,
  siblings,
  log,
  closing,
  ...opening
}: Opening) {
  const database = await openDatabase({
    url: options.databaseUrl,
    connections: settings.databaseConnections,
    statementSeconds: settings.statementSeconds,
    name: `interlend ${nodeId}`.slice(0, 60),
  });
  closing.base(() => database.close());
  await tellMigration(database, log);
  await migrate(database);
  const sealer = createSealer(options.secretKey, options.otherSecretKey);
  const keyFits = await secretKeyFits(database.pool, sealer);
  await seedLocalRecords(database.pool, {
    symbols: opening.symbols,
    timeZone: settings.timeZone,
    name: settings.name,
  });
  const symbols = agreedSymbols(opening.symbols, await signingLibraries(database.pool));
  if (symbols.current[0] !== opening.symbols[0])
    log.warn(
      { setting: opening.symbols[0], symbol: symbols.current[0] },
      'The library has another symbol than INTERLEND_SYMBOLS says, and signs with it: write it there.',
    );
  await seedRules(database.pool);
  const remembered = forgottenWithSiblings(createRememberedRows(), 'records', siblings);
  const links = openLinks({ options, settings, nodeId, instance, siblings, log, closing, ...opening }, database);
  await links.active.refresh();
  const local = createLocalRecords(database, { ...settings, remembered, librarySystem: links.active });
  const session = await openNodeSession(database.pool, instance);
  closing.base(() => session.close());

  return { database, session, sealer, keyFits, remembered, local, symbols, links };
}

export type Storage = Awaited<ReturnType<typeof openStorage>>;

/**
 * A node brings the database up to date by itself when it starts: there is nobody to ask. What cannot be taken back
 * is in its log before it begins.
 */
async function tellMigration(database: Pick<Database, 'pool'>, log: Pick<Logger, 'info' | 'warn'>): Promise<void> {
  const plan = await planMigration(database);
  if (plan.due.length === 0 || plan.fresh) return;
  log.info({ steps: plan.due.map(({ name }) => name) }, 'The database is brought to the shape of this version.');
  for (const { name, removes } of removing(plan))
    log.warn({ step: name }, `This step of the upgrade cannot be taken back: ${removes}`);
}
