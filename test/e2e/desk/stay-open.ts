/**
 * `DATABASE_URL=… npx tsx test/e2e/desk/stay-open.ts`: two libraries with requests in many states, open until Ctrl-C, to
 * look at the desk while building it. Prints addresses, user and password. Their databases go with them.
 */
import { builtDesk } from '../../support/browser.js';
import { openTwoLibraries } from '../support/two-libraries.js';
import { addUser, password, urlOf } from './support/desk-in-browser.js';
import { fillDesks } from './support/fill-desks.js';

process.env['DATABASE_URL'] ??= 'postgres://postgres@127.0.0.1:5432/postgres';
builtDesk();
const two = await openTwoLibraries();
const end = (status: number) => two.close().then(() => process.exit(status));
try {
  for (const { desk } of [two.borrower, two.lender]) await addUser(desk, 'roy', undefined, 'Mireille Roy');
  await fillDesks(two.borrower.desk, two.lender.desk);
} catch (error) {
  console.error(error);
  await end(1);
}
console.log(`borrower ${urlOf(two.borrower.desk)}  lender ${urlOf(two.lender.desk)}  user roy  password ${password}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
