import type { LoanView, TemporaryItemView } from '../../../src/contract/local-views.js';
import type { RequestDraft } from '../../../src/contract/request-inputs.js';
import type { Message } from '../../../src/words/index.js';
import { english } from '../../support/english.js';
import type { Library, Network } from './network.js';

let count = 0;

/** A reader of Algonquin asks La Cité for a book of its own title, which is shipped. Gives the request and the reader. */
export async function shippedToReader(
  { algonquin, lacite, post }: Network,
  { draft = {}, ship = {} }: { draft?: Partial<RequestDraft>; ship?: Record<string, unknown> } = {},
): Promise<{ request: string; reader: string }> {
  count += 1;
  const reader = `R${process.pid}-${count}`;
  await algonquin.node.local.patrons.add({ id: reader, name: `Jo ${count}` }, new Date());
  const request = await algonquin.desk.creates({
    title: `Volume ${count} of the ${reader} collection`,
    patron: { id: reader },
    rota: ['LACITE'],
    ...draft,
  });
  await algonquin.desk.does(request, 'send');
  await post();
  await lacite.desk.does(request, 'willSupply');
  await lacite.desk.does(request, 'ship', { barcodes: [`L${process.pid}${count}`], ...ship });
  // Where what may be undone waits, it has waited.
  await lacite.node.database.pool.query(`update outbound_message set next_attempt_at = now() where status = 'pending'`);
  await post();
  return { request, reader };
}

/** The same, received and lent. */
export async function lentToReader(network: Network, ship: Record<string, unknown> = {}) {
  const shipped = await shippedToReader(network, { ship });
  await network.algonquin.desk.does(shipped.request, 'receive');
  await network.algonquin.desk.does(shipped.request, 'loanToPatron');
  await network.post();
  return shipped;
}

export async function loansOf(library: Library, request: string): Promise<LoanView[]> {
  const { id } = await library.desk.sees(request);
  return (await library.node.local.circulation.loans({ request: id, limit: 50 })).items.toReversed();
}

export async function itemsOf(library: Library, request: string, removed = false): Promise<TemporaryItemView[]> {
  const { id } = await library.desk.sees(request);
  return (await library.node.local.circulation.items({ request: id, removed, limit: 50 })).items.toReversed();
}

/** Why an order was turned down, as one text. */
export const reasonOf = (outcome: object): string =>
  JSON.stringify({ ...outcome, request: undefined }, (_, value: unknown) =>
    isMessage(value) ? english(value) : value,
  );

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;
