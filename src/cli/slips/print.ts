import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { labelsOnSheet, type Paper, papers } from '../../domain/letters/papers.js';
import { slipsAtOnce } from '../../engine/slips/print-desk.js';
import type { LetterView } from '../answers.js';
import type { ApiClient } from '../api-client.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

interface PrintOptions extends StaffOptions {
  since?: string;
  new?: boolean;
  library?: string;
  paper?: Paper;
  startLabel?: string;
  keep?: boolean;
}

/** Slips that wait as one PDF file, which a print server takes from there. They are marked once the file is written. */
export const printSlips = (host: Host) =>
  staffCommand('print', 'Writes the slips that wait to one PDF and marks them as printed.', [
    'slips print slips.pdf --since 8h',
    'slips print slips.pdf --since 2026-11-27T08:00:00-05:00 --library RES_SHARE',
    'slips print morning.pdf --new --paper a4',
    'slips print labels.pdf --paper labels --start-label 5 --keep',
  ])
    .argument('<file>', 'where to, such as slips.pdf')
    .option('--since <time>', 'only slips written since then: a time, or how long ago, such as 30m, 8h or 2d')
    .option('--new', 'write the pull slips of new lending requests and print only those, in the order of the shelves')
    .option('--library <code>', 'only those of this library’s print queue')
    .addOption(new Option('--paper <paper>', 'another paper than the library’s own').choices(papers))
    .option('--start-label <number>', `the first free label of a sheet that was begun, 1 to ${labelsOnSheet}`)
    .option('--keep', 'do not mark them as printed')
    .action(async (file: string, { since, new: fresh, library, paper, startLabel, keep, ...options }: PrintOptions) => {
      const after = since === undefined ? undefined : timeOf(since, new Date());
      const node = await connect(host, options);
      const { items, more } = fresh
        ? await node.writePullSlips({ ...(after ? { since: after } : {}), ...(library ? { library } : {}) })
        : await waiting(node, after, library);
      if (items.length === 0)
        return answer(host, options, { file: null, slips: 0 }, () => ['No slips are waiting to be printed.']);
      const ids = items.map(({ id }) => id);
      const content = await node.slipsFile(ids, {
        ...(paper ? { paper } : {}),
        ...(startLabel ? { startLabel: Number(startLabel) } : {}),
      });
      await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
        throw new Misused(`${file} cannot be written (${error.code}).`, 'Nothing was marked as printed.');
      });
      if (!keep) await node.slipsPrinted(ids);
      answer(host, options, { file, slips: ids.length, printed: !keep, more }, () => [
        `${ids.length} ${ids.length === 1 ? 'slip' : 'slips'} written to ${file}.`,
        ...(keep ? ['They still wait in the print queue.'] : []),
        ...(more ? ['More slips wait. Run the command again for the next ones.'] : []),
      ]);
    });

/** The oldest first, as many as one file holds. */
async function waiting(
  node: ApiClient,
  since: string | undefined,
  library: string | undefined,
): Promise<{ items: LetterView[]; more: boolean }> {
  const found: LetterView[] = [];
  let after: string | undefined;
  do {
    const page = await node.letters({
      ...{ kind: 'slip', limit: 200 },
      ...(library ? { library } : {}),
      ...(after ? { after } : {}),
    });
    found.push(...page.items.filter(({ createdAt }) => since === undefined || createdAt >= since));
    after = page.next;
  } while (after !== undefined && found.length <= slipsAtOnce);
  return { items: found.slice(0, slipsAtOnce), more: found.length > slipsAtOnce || after !== undefined };
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function timeOf(given: string, now: Date): string {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(given) ?? [];
  const at = count === undefined ? new Date(given) : new Date(now.getTime() - Number(count) * (units[unit] ?? 0));
  if (Number.isNaN(at.getTime()))
    throw new Misused(`“${given}” is no time.`, 'Write 30m, 8h or 2d, or a time such as 2026-11-27T08:00:00-05:00.');
  return at.toISOString();
}
