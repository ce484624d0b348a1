/**
 * `DATABASE_URL=… npx tsx test/e2e/desk/stay-open.ts`: two libraries with records of every kind, open until Ctrl-C, to
 * look at the desk while building it. Prints addresses, user and password. Their databases go with them.
 */
import { builtDesk } from '../../support/browser.js';
import { password, urlOf } from './support/desk-in-browser.js';
import { openFilledLibraries } from './support/filled.js';

process.env['DATABASE_URL'] ??= 'postgres://postgres@127.0.0.1:5432/postgres';
builtDesk();
const two = await openFilledLibraries();
const end = (status: number) => two.close().then(() => process.exit(status));
console.log(`borrower ${urlOf(two.borrower.desk)}  lender ${urlOf(two.lender.desk)}  user roy  password ${password}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
