/**
 * `DATABASE_URL=… npx tsx test/e2e/desk/stay-open.ts`: two libraries with records of every kind, open until Ctrl-C, to
 * look at the desk while building it. Prints addresses, users and password. Their databases go with them.
 */
import { builtDesk } from '../../support/browser.js';
import { addUser, password, urlOf } from './support/desk-in-browser.js';
import { openFilledLibraries } from './support/filled.js';

process.env['DATABASE_URL'] ??= 'postgres://postgres@127.0.0.1:5432/postgres';
builtDesk();
const two = await openFilledLibraries();
for (const { desk } of [two.borrower, two.lender]) {
  await addUser(desk, 'wong', 'fulfillmentServicesManager', 'Helen Wong');
  await addUser(desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
  await addUser(desk, 'pham', 'circulationDeskOperator', 'Minh Pham');
}
const end = (status: number) => two.close().then(() => process.exit(status));
console.log(
  `borrower ${urlOf(two.borrower.desk)}  lender ${urlOf(two.lender.desk)}  users roy (everything), wong (manager), cote (operator), pham (circulation desk)  password ${password}`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
