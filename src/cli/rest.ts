/** What is changed in a library whose node does not run, because its settings and its database name different symbols. */
import type { LibraryChange } from '../contract/local-inputs.js';
import type { LibraryView } from '../contract/local-views.js';
import { say } from '../words/index.js';
import { CallRefused, Unreachable } from './failures.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';

/** Sends the change to the node; one of this machine that rests has it written into its database, where it concerns the symbol. */
export async function whenNodeRests<T extends LibraryView>(
  host: Host,
  send: () => Promise<T>,
  { code, ...change }: { code: string } & LibraryChange,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Unreachable) || change.symbol === undefined) throw error;
    host.err('No node answers here: its database is changed.');
    return (await changeInDatabase(host, code, change)) as T;
  }
}

async function changeInDatabase(host: Host, code: string, change: LibraryChange): Promise<LibraryView> {
  const { openDatabase } = await import('../storage/database/database.js');
  const { createLocalRecords } = await import('../storage/local-records/index.js');
  const { createAuditStore } = await import('../storage/access/audit.js');
  return withDatabase(host, undefined, async (url) => {
    const database = await openDatabase({ url, connections: 2, name: 'interlend library' });
    try {
      const { libraries } = createLocalRecords(database, { currency: 'CAD', language: 'en', timeZone: 'UTC' });
      const audit = createAuditStore(database);
      const before = (await libraries.read(code, new Date())) as unknown as Record<string, unknown>;
      const entry = await audit.beginAudit({
        ...{ actor: host.user || 'staff', actorKind: 'key', actorCode: 'staff', address: '', traceId: '' },
        ...{ operation: 'changeLibrary', thing: 'library', thingId: code, before },
      });
      const outcome = await libraries.change(code, change, new Date());
      if (outcome.kind === 'done') {
        const { toInform: _, ...after } = outcome.value;
        await audit.settleAudit(entry, 'done', after);
        return outcome.value;
      }
      await audit.settleAudit(entry, 'refused', undefined);
      if (outcome.kind === 'unknown')
        throw new CallRefused(
          `There is no library ${code} in this database.`,
          'interlend doctor names those that there are.',
        );
      const why =
        outcome.kind === 'invalid'
          ? outcome.problems.map(({ field, problem }) => `${field}: ${say(problem, 'en')}`).join(' ')
          : say(outcome.reason, 'en');
      throw new CallRefused(`Nothing was changed. ${why}`);
    } finally {
      await database.close();
    }
  });
}
