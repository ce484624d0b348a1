/** The services of a node: sign-in, mail, catalogue, patrons’ side, copies, backups. */

import { readFile } from 'node:fs/promises';
import { createAccess } from '../engine/access/index.js';
import { createCatalogue } from '../engine/catalogue/import-records.js';
import { createNightlyFleet } from '../engine/fleet/nightly.js';
import { findMakerIn, findReadersIn } from '../engine/jobs/find-maker.js';
import { createMailer } from '../engine/mail/mailer.js';
import { createAccessStore } from '../storage/access/index.js';
import { createCatalogueStore } from '../storage/catalogue/index.js';
import { createFleetReports } from '../storage/fleet/fleet-reports.js';
import { createSlotStore } from '../storage/jobs/slot-store.js';
import { createStaffJobStore } from '../storage/jobs/staff-jobs.js';
import { createMailStore } from '../storage/mail/mail-store.js';
import { firstRequestAt } from '../storage/requests/first-request.js';
import { joinBackups } from './backups/index.js';
import { joinCopies } from './copies.js';
import type { Parts } from './parts.js';
import { joinPatronsSide } from './patrons-side.js';

/** Joins the services. Nothing of them runs by itself yet. */
export function joinServices({
  opening,
  storage,
  adapters,
  exchange,
}: Pick<Parts, 'opening' | 'storage' | 'adapters' | 'exchange'>) {
  const { options, settings, mayCall, nodeId, closing } = opening;
  const { database, sealer } = storage;
  const { context, network } = exchange;
  const { pool } = database;
  const { openId, carrier, files } = adapters;
  const mails = createMailStore(pool);
  const accessStore = createAccessStore(database);
  const access = createAccess(accessStore, {
    sealer,
    ...(openId ? { openId: { ...openId, sealer } } : {}),
    timeZone: settings.timeZone,
    college: () => settings.name,
    usualDesk: settings.desk,
    institution: () =>
      [settings.name, ...settings.symbols.map(({ value }) => value), settings.institutionCode].filter(Boolean),
    forgotten: { name: () => settings.name, deskUrl: settings.address, mails, canMail: () => settings.smtpHost !== '' },
    sessions: { idleMs: settings.sessionIdleMinutes * 60_000, longestMs: settings.sessionHours * 3_600_000 },
  });
  const slots = createSlotStore(pool);
  const staffJobStore = createStaffJobStore(database);
  const findMaker = findMakerIn(
    accessStore,
    options.staffTokens.map(({ name }) => name),
  );
  const backups = joinBackups({
    settings,
    nodeId,
    databaseUrl: options.databaseUrl,
    runs: () => slots.standing('backup'),
    begun: () => firstRequestAt(pool),
  });
  closing.work(() => backups.close());
  const fleet = createNightlyFleet({
    file: settings.fleetFile,
    read: (file) => readFile(file, 'utf8'),
    fetch: files.fetch,
    reports: createFleetReports(pool),
    language: settings.language,
    timeZone: settings.timeZone,
  });
  const findReaders = findReadersIn(accessStore);
  const catalogue = createCatalogue(createCatalogueStore(pool));
  const patronsSide = joinPatronsSide({
    settings,
    context,
    pool,
    accessStore,
    access,
    sealer,
    openId,
    catalogue,
    network,
    systemPatrons: exchange.librarySystem.patrons,
  });
  const copies = joinCopies({ context, pool, settings, mayCall });
  closing.base(() => copies.close());
  const mailer = createMailer(context, mails, carrier);
  return {
    access,
    accessStore,
    slots,
    staffJobStore,
    findMaker,
    findReaders,
    backups,
    fleet,
    catalogue,
    patronsSide,
    copies,
    mails,
    carrier,
    mailer,
  };
}

export type Services = ReturnType<typeof joinServices>;
