import { Exchange1764000000000 } from './1764000000000-exchange.js';
import { LocalRecords1764100000000 } from './1764100000000-local-records.js';
import { SeeingTheWork1764200000000 } from './1764200000000-seeing-the-work.js';
import { DeskWork1764300000000 } from './1764300000000-desk-work.js';

/** All migrations, oldest first. */
export const migrations = [
  Exchange1764000000000,
  LocalRecords1764100000000,
  SeeingTheWork1764200000000,
  DeskWork1764300000000,
];
