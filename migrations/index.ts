import { Exchange1764000000000 } from './1764000000000-exchange.js';

/** All migrations, oldest first. */
export const migrations = [Exchange1764000000000];
