/** Whether many nodes agree about each other and about the requests that they share. */
import { readFile, stat } from 'node:fs/promises';
import { type MonthCount, yearlyCounts } from '../../domain/figures/yearly.js';
import { fleetNodesIn, type ListedNode, WrongFleetFile } from '../../engine/fleet/fleet-file.js';
import { compareFleet, type FleetNode } from '../../engine/fleet/read-sides.js';
import { fleetReportLines } from '../../engine/fleet/report-lines.js';
import type { Client } from '../client.js';
import { custom, group } from '../command.js';
import { CallRefused, Failure, Misused, Unreachable } from '../failures.js';
import type { Host } from '../host.js';
import { wholeNumber } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import { oneLine } from '../table.js';
import { daysOfYear, yearlyLines, yearOption } from './reports.js';

const pageSize = 200;

const fileOption = [
  'the nodes: {"nodes": [{"name": "…", "url": "https://…", "key": "…"}]}; each library makes its key with: interlend key add fleet --role fulfillmentAdministrator --only compareLibraries',
  (given: string) => given,
  'fleet.json',
] as const;

export const fleetCommands = group(
  'fleet',
  'Compares many libraries: whether they agree about each other and about the requests that they share.',
  ['fleet check', 'fleet check --file nodes.json --since 2026-11-01', 'fleet check --json'],
  [
    custom('check', {
      says: 'Compares the nodes of a file, and names each difference with its remedy. Ends with 1 when libraries differ, with 3 when a node could not be read.',
      examples: [
        'fleet check',
        'fleet check --file nodes.json --since 2026-11-01',
        'fleet check --in-flight 30 --language fr',
      ],
      offline: true,
      options: {
        '--file <name>': fileOption,
        '--since <day>': 'only requests that are open, or changed since that day, as 2026-11-01',
        '--in-flight <minutes>': ['how long a message may be on its way', wholeNumber(1, 10_080), 15],
        '--language': inTerminalLanguage('of the report'),
      },
      run: async ({ host, own }) => {
        const { file, since, inFlight } = own;
        const nodes = (await clientsOf(host, file)).map(nodeOf);
        const wish = { inFlightMinutes: inFlight, ...(since ? { since: dayFrom(since) } : {}) };
        return compareFleet(nodes, wish, () => new Date(), reasonOf);
      },
      lines: (report, { own, host }) =>
        fleetReportLines(report, own.language, host.timeZone).map((each) => oneLine(each)),
      ends: ({ differingRequests, differingPartners, unread }) => {
        const count = differingRequests.length + differingPartners.length;
        if (count > 0) throw new CallRefused(count === 1 ? 'One thing differs.' : `${count} things differ.`);
        if (unread.length > 0)
          throw new Unreachable(
            unread.length === 1 ? 'One node could not be read.' : `${unread.length} nodes could not be read.`,
            'Check its address and its key in the file.',
          );
      },
    }),
    custom('figures', {
      says: 'Sums the yearly counts of the nodes of a file into one report, without a partner, a patron or a title.',
      examples: ['fleet figures --year 2026', 'fleet figures --file nodes.json --json'],
      offline: true,
      options: { '--file <name>': fileOption, '--year <year>': yearOption },
      run: async ({ host, own: { file, year } }) => {
        const nodes = await clientsOf(host, file);
        const counts: MonthCount[] = [];
        for (const { client } of nodes) counts.push(...(await client.readComparedFigures(daysOfYear(year))));
        return { libraries: nodes.length, lines: yearlyCounts(counts, 'month') };
      },
      lines: ({ libraries, lines }) => [`${libraries} libraries`, ...yearlyLines(lines)],
    }),
  ],
);

/** The nodes of the file, each with what asks it by its own key. */
async function clientsOf(host: Host, file: string): Promise<{ name: string; client: Client }[]> {
  const nodes = await readNodes(host, file);
  const { createClient } = await import('../client.js');
  const inZone = (zone: string): void => {
    host.timeZone ??= zone;
  };
  return nodes.map(({ name, url, key }) => ({
    name,
    client: createClient({ url: new URL(url), token: key, user: '', fetch: host.fetch, inZone }),
  }));
}

const reasonOf = (error: unknown): string => {
  if (error instanceof Failure) return oneLine(error.message);
  throw error;
};

function nodeOf({ name, client }: { name: string; client: Client }): FleetNode {
  const page = (after: string | undefined) => ({ limit: pageSize, ...(after ? { after } : {}) });
  return {
    name,
    own: () => client.readOwnSide(),
    partners: (after) => client.listComparedPartners(page(after)),
    requests: ({ after, ...filter }) => client.listComparedRequests({ ...filter, ...page(after) }),
  };
}

function dayFrom(given: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined;
  if (!at || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(given))
    throw new Misused(`"${given}" is not a day.`, 'Write --since as 2026-11-01.');
  return at.toISOString();
}

/** Reads the file. Throws `Misused` with a sentence that names the file, the node and what is wrong; never its key. */
async function readNodes(host: Host, file: string): Promise<ListedNode[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Misused(
      `${file} cannot be read (${error.code}).`,
      'interlend fleet check --help shows how it is written.',
    );
  });
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
    host.err(`Note: others on this machine may read the keys in ${file}; chmod 600 ${file} keeps them secret.`);
  const nodes = listed(text, file);
  for (const { url } of nodes) warnOfPlain(host, new URL(url));
  return nodes;
}

function listed(text: string, file: string): ListedNode[] {
  try {
    return fleetNodesIn(text, file);
  } catch (error) {
    if (error instanceof WrongFleetFile) throw new Misused(error.message, error.remedy);
    throw error;
  }
}

function warnOfPlain(host: Host, url: URL): void {
  if (url.protocol === 'http:' && !/^(localhost|\[::1\]|127\.[\d.]+)$/.test(url.hostname))
    host.err(`Note: the key travels to ${url.host} unencrypted; an https address would keep it secret.`);
}
