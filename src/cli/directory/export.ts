import { writeFile } from 'node:fs/promises';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';

export const exportFile = (host: Host) =>
  staffCommand('export', 'Writes the directory of a running node to a file. Secrets are never in it.', [
    'directory export colleges.json',
    'directory export everything.json --all',
    'directory export rotas.json --section rotaTemplates --section rotaRules',
    'directory export -',
  ])
    .argument('<file>', 'where to; - is standard output')
    .option(
      '--section <name>',
      'only this section, once for each; interlend directory impose shows their names',
      collected,
    )
    .option('--all', 'every section, also what is of this library alone: libraries, desks, calendars, policies')
    .action(async (file: string, options: StaffOptions & { section?: string[]; all?: boolean }) => {
      const node = await connect(host, options);
      const named = options.all ? (await node.directorySections()).map(({ name }) => name) : (options.section ?? []);
      const directory = await node.directoryFile(named);
      const text = JSON.stringify(directory, null, 2);
      if (file === '-') return host.out(text);
      await writeFile(file, `${text}\n`).catch((error: NodeJS.ErrnoException) => {
        throw new Misused(`${file} cannot be written (${error.code}).`);
      });
      const counts = Object.entries(directory.sections).map(([name, { records }]) => `${records.length} ${name}`);
      const told = { file, version: directory.version, sections: Object.keys(directory.sections) };
      answer(host, options, told, () => [`Version ${directory.version} is in ${file}: ${counts.join(', ')}.`]);
    });
