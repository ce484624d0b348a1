import { expect } from 'chai';
import type { FulfilmentView } from '../../../src/contract/lending-operations.js';
import type { HoldingDraft } from '../../../src/contract/local-inputs.js';
import { marie } from './desk.js';
import type { Library } from './network.js';

/** A title with two editions' numbers that the tests ask for. */
export const queen = { title: 'Kiss of the Fur Queen', isbn: '9780385256513' };

/** Main has stacks and a storage; both belong to other libraries than the resource sharing library. */
export async function buildShelves({ node }: Library): Promise<void> {
  const { libraries } = node.local;
  await libraries.add({ code: 'MAIN', name: 'Main Library' }, new Date());
  await libraries.add({ code: 'ANNEX', name: 'Annex' }, new Date());
  await libraries.addLocation('MAIN', { code: 'STACKS', name: 'Stacks' });
  await libraries.addLocation('ANNEX', { code: 'STORE', name: 'Storage' });
  await libraries.addDesk('MAIN', { code: 'CIRC', name: 'Circulation' });
}

export async function puts(
  { node }: Library,
  ...drafts: (Partial<HoldingDraft> & { barcode: string })[]
): Promise<void> {
  for (const draft of drafts) {
    const outcome = await node.local.holdings.add({ ...queen, location: 'STACKS', ...draft });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  }
}

/**
 * The clock of a library strikes: one job of its timetable, at that time. A job on requests is tried first, and does what
 * the preview said.
 */
export async function strikes({ node }: Library, job: string, now = new Date()): Promise<unknown> {
  const found = node.timetable.jobs.find((each) => each.name === job);
  if (!found) throw new Error(`There is no job ${job}.`);
  if (!found.onRequests) return found.runOnce(now);
  const tried = await node.jobs.preview(job, now);
  const ran = await node.jobs.run(job, 'Clock', now);
  // That moment had its run already.
  if (ran.kind !== 'done') return found.runOnce(now);
  const runs = await node.jobs.runs(job);
  if (tried.kind !== 'done' || runs.kind !== 'done') throw new Error(`${job}: ${tried.kind}, ${runs.kind}`);
  // Tests go back in time: the newest run is not always that of the latest moment.
  const [newest] = [...runs.value].sort((one, other) => Number(other.id) - Number(one.id));
  const lines = (of: typeof tried.value.would) =>
    of.map(({ label, count, requests }) => JSON.stringify([label, count, requests.map(({ id }) => id).sort()])).sort();
  expect(lines(newest?.did ?? []), `what the preview of ${job} said`).to.deep.equal(lines(tried.value.would));
  return ran.value.done;
}

export async function fulfilmentAt({ desk }: Library, request: string): Promise<FulfilmentView> {
  const { fulfilment } = await desk.sees(request);
  if (!fulfilment) throw new Error(`${request} is no lending request here.`);
  return fulfilment;
}

/** The policies of a library, for one test. */
export async function withPolicies(
  { node }: Library,
  change: Parameters<typeof node.local.policies.change>[0],
  work: () => Promise<void>,
): Promise<void> {
  await node.local.policies.change(change, marie);
  try {
    await work();
  } finally {
    await node.local.policies.change(Object.fromEntries(Object.keys(change).map((name) => [name, null])), marie);
  }
}
