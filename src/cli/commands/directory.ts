import { writeFile } from 'node:fs/promises';
import type { DirectoryFile } from '../../domain/distribution/directory-file.js';
import type { Answer, Thing } from '../client.js';
import { call, custom, group } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import { collected, jsonFrom, textFrom } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import { type Columns, factLines, tableOf } from '../table.js';
import { directoryIn, keptBack, planLines, rowLines, taken, tokenLines } from './directory-rows.js';

type Plan = Thing<'DirectoryPlan'>;

const sectionColumns: Columns<Answer<'listDirectorySections'>[number]> = {
  Section: 'name',
  Holds: 'label',
  Imposed: ({ imposed }) => (typeof imposed === 'object' ? imposed.join(', ') : imposed ? 'everything' : 'nothing'),
};

const importColumns: Columns<Answer<'listDirectoryImports'>['items'][number]> = {
  Import: 'id',
  When: (row, at) => at(row.at),
  Who: 'by',
  File: ({ file }) => file.name,
  Version: ({ file }) => file.version,
  Added: ({ counts }) => counts.added,
  Changed: ({ counts }) => counts.changed,
  Removed: ({ counts }) => counts.removed,
  'To decide': ({ counts }) => counts.decisions,
  Undone: ({ undoneAt }, at) => undoneAt && at(undoneAt),
};

const subscriptionFacts: Columns<Thing<'DirectorySubscription'>> = {
  Address: 'url',
  'A key is presented': 'presents',
  'Followed since': ({ createdAt, createdBy }, at) => `${at(createdAt)}, by ${createdBy}`,
  'Last checked': ({ triedAt }, at) => triedAt && at(triedAt),
  Result: 'said',
  'Failing since': ({ failingSince }, at) => failingSince && at(failingSince),
  'Failed checks in a row': ({ failures }) => (failures > 0 ? failures : undefined),
  'Last import': 'lastImport',
};

const importId = { id: ['<id>', 'as interlend directory imports list shows it'] } as const;

const importsCommands = group(
  'imports',
  'The directory files that were taken in.',
  ['directory imports list', 'directory imports show 7', 'directory imports undo 7'],
  [
    call('listDirectoryImports', 'list', {
      says: 'Shows them, the newest first.',
      examples: ['directory imports list'],
      paging: true,
      empty: 'None yet.',
      columns: importColumns,
    }),
    call('readDirectoryImport', 'show', {
      says: 'Shows what became of each record.',
      examples: ['directory imports show 7'],
      args: importId,
      options: { '--language': inTerminalLanguage('in which language it is told') },
      lines: (found, { at, own }) => [
        ...tableOf([found], importColumns, at),
        '',
        ...rowLines(found.rows, found.counts, own.language),
      ],
    }),
    call('undoDirectoryImport', 'undo', {
      says: 'Takes the last one back; what staff changed since stays.',
      examples: ['directory imports undo 7'],
      args: importId,
      lines: (_, { fields }) => [`Import ${fields.id} is undone.`],
    }),
    call('confirmImportedAddresses', 'confirm', {
      says: 'Confirms the new addresses that one brought: what we present to those partners is sent there from now on.',
      examples: ['directory imports confirm 7'],
      args: importId,
      empty: 'None of its addresses waits to be confirmed.',
      columns: { Partner: 'partner', Name: 'name', From: 'enteredFor', To: 'origin' },
    }),
  ],
);

const proposalCode = { code: ['<code>', 'code of the partner'] } as const;

const proposalCommands = group(
  'proposals',
  'Partners of a directory file that nobody here knows.',
  ['directory proposals list', 'directory proposals accept BOREAL', 'directory proposals refuse BOREAL'],
  [
    call('listDirectoryProposals', 'list', {
      says: 'Shows those that wait for an answer.',
      examples: ['directory proposals list', 'directory proposals list --all'],
      options: { '--all': 'also those that were accepted or refused' },
      fills: (_, { own }) => ({ which: own.all ? ('all' as const) : ('open' as const) }),
      empty: 'None.',
      columns: {
        Partner: 'key',
        Name: 'title',
        Address: ({ record }) => String(record['url'] ?? ''),
        From: 'issuer',
        Since: ({ proposedAt }, at) => at(proposedAt),
        Answer: 'decision',
        By: 'decidedBy',
      },
    }),
    call('acceptProposal', 'accept', {
      says: 'Adds the partner, and what of the file waited for it.',
      examples: ['directory proposals accept BOREAL'],
      args: proposalCode,
      lines: ({ token, applied }, { fields: { code } }) => [
        `${code} is a partner now.${applied.length > 0 ? ` Applied besides: ${applied.map((each) => `${each.section}/${each.key}`).join(', ')}.` : ''}`,
        ...tokenLines(directoryIn('en'), token ? [{ partner: code, token }] : []),
      ],
    }),
    call('refuseProposal', 'refuse', {
      says: 'Leaves the partner out; it is not proposed again, and stands in no rota of the file.',
      examples: ['directory proposals refuse BOREAL'],
      args: proposalCode,
      lines: (_, { fields: { code } }) => [
        `${code} is refused. interlend directory proposals accept ${code} takes it all the same.`,
      ],
    }),
  ],
);

const subscriptionCommands = group(
  'subscription',
  'The directory file that a node follows.',
  ['directory subscription show', 'directory subscription run', 'directory subscription remove'],
  [
    call('readSubscription', 'show', {
      says: 'Shows it, and how the last look went.',
      examples: ['directory subscription show'],
      facts: subscriptionFacts,
    }),
    call('runSubscription', 'run', {
      says: 'Looks for news now. Ends with 1 when that fails.',
      examples: ['directory subscription run'],
      facts: subscriptionFacts,
      ends: ({ outcome }) => {
        if (outcome === 'failed') throw new CallRefused('The directory could not be followed.');
      },
    }),
    call('unsubscribe', 'remove', {
      says: 'Follows it no more; what came from it stays.',
      examples: ['directory subscription remove'],
      json: () => ({ removed: true }),
      lines: () => ['It is followed no more. What came from it stays.'],
    }),
  ],
);

export const directoryCommands = group(
  'directory',
  'Shares partners, rotas, rules and profiles between libraries, by one file.',
  [
    'directory export colleges.json',
    'directory import colleges.json --dry-run',
    'directory subscribe https://directory.example.ca/api/v1/directory/file --token-from key.txt',
    'directory proposals list',
  ],
  [
    custom('export', {
      says: 'Writes the directory of a running node to a file. Secrets are never in it.',
      examples: [
        'directory export colleges.json',
        'directory export everything.json --all',
        'directory export rotas.json --section rotaTemplates --section rotaRules',
        'directory export -',
      ],
      args: { '<file>': 'where to; - is standard output' },
      options: {
        '--section <name>': [
          'only this section, once for each; interlend directory impose shows their names',
          collected,
        ],
        '--all': 'every section, also what is of this library alone: libraries, desks, calendars, policies',
      },
      run: async ({ host, node, own: { file, section = [], all } }) => {
        const { listDirectorySections, readDirectoryFile } = await node();
        const named = all ? (await listDirectorySections()).map(({ name }) => name) : section;
        const asked = named.length > 0 ? { section: named.join(',') } : {};
        const directory = (await readDirectoryFile(asked)) as unknown as DirectoryFile;
        const text = JSON.stringify(directory, null, 2);
        if (file === '-') return void host.out(text);
        await writeFile(file, `${text}\n`).catch((error: NodeJS.ErrnoException) => {
          throw new Misused(`${file} cannot be written (${error.code}).`);
        });
        return { file, directory };
      },
      json: (_, { file, directory: { version, sections } }) => ({ file, version, sections: Object.keys(sections) }),
      lines: ({ file, directory: { version, sections } }) => {
        const counts = Object.entries(sections).map(([name, { records }]) => `${records.length} ${name}`);
        return [`Version ${version} is in ${file}: ${counts.join(', ')}.`];
      },
    }),
    custom('impose', {
      says: 'Says what our own file imposes on those who follow it; without a section shows it.',
      examples: [
        'directory impose',
        'directory impose partners expiryBusinessDays overdueResendDays',
        'directory impose workflowProfiles --all',
      ],
      args: { '[section]': 'name of a section', '[fields...]': 'names of its fields' },
      options: { '--all': 'everything of the section' },
      run: async ({ node, own: { section, fields = [], all } }) => {
        const { imposeDirectorySection, listDirectorySections } = await node();
        if (section === undefined) return listDirectorySections();
        if (!all && fields.length === 0) throw new Misused('Nothing is named.', 'Name fields, or give --all.');
        return imposeDirectorySection({ section, imposed: all ? true : fields });
      },
      lines: (answer, { at }) => tableOf([answer].flat(), sectionColumns, at),
    }),
    call('imposeDirectorySection', 'propose', {
      says: 'Says that our own file imposes nothing of a section.',
      examples: ['directory propose partners'],
      args: { section: ['<section>', 'name of a section'] },
      fills: () => ({ imposed: false }),
      columns: sectionColumns,
    }),
    custom('import', {
      says: 'Takes a directory file in. What staff changed stays; unknown partners are proposed.',
      examples: [
        'directory import colleges.json --dry-run',
        'directory import colleges.json',
        'directory import colleges.json --take partners/BOREAL --take partners/HUMBER/url',
        'directory import colleges.json --take-all --keep rotaTemplates/VAN',
        'directory import colleges.json --take-the-rest',
      ],
      args: { '<file>': 'a directory file; - is standard input' },
      options: {
        '--dry-run': 'shows what would happen and keeps nothing',
        '--take <record>': ['the file’s side of section/key or section/key/field, once for each', taken],
        '--keep <record>': ['our side of section/key or section/key/field, once for each', keptBack],
        '--take-all': 'the file’s side of all open decisions, except removals, addresses, contacts and symbols',
        '--take-the-rest': 'apply what can be applied although something cannot',
        '--force': 'also a file that is older than the last one',
        '--language': inTerminalLanguage('in which language it is told'),
      },
      run: async ({ host, node, own }) => {
        const { take = [], keep = [], takeAll, takeTheRest, force, dryRun } = own;
        const file = await jsonFrom(host, own.file);
        const { importDirectory, planDirectory } = await node();
        const order = { file, choices: [...take, ...keep], takeAll, takeTheRest, force };
        return dryRun ? planDirectory(order) : importDirectory(order);
      },
      lines: (answer, { at, own: { language } }) => {
        if ('before' in answer || 'older' in answer) return planLines(answer as Plan, language, at);
        const { id, rows, counts, tokens } = answer as Answer<'importDirectory'>;
        const told = directoryIn(language);
        return [
          `${told('import', { id })} ${rowLines(rows, counts, language).join('\n')}`,
          ...tokenLines(told, tokens),
        ];
      },
      ends: (answer, { own: { dryRun, force, takeTheRest, language } }) => {
        if (!dryRun) return;
        const plan = answer as Plan;
        const told = directoryIn(language);
        if (plan.older && !force) throw new CallRefused(told('older'));
        const { cannot } = plan.counts;
        if (cannot > 0 && !takeTheRest)
          throw new CallRefused(cannot === 1 ? told('oneCannot') : told('manyCannot', { count: cannot }), told('mend'));
      },
    }),
    importsCommands,
    proposalCommands,
    call('subscribe', 'subscribe', {
      says: 'Follows the directory file at an address; the timetable looks for news.',
      examples: [
        'directory subscribe https://consortium.example.ca/directory.json',
        'directory subscribe https://directory.example.ca/api/v1/directory/file --token-from key.txt',
      ],
      args: { url: ['<url>', 'address of a directory file, or /api/v1/directory/file of another node'] },
      options: { '--token-from <file>': 'the file with the key to present there; - is standard input' },
      fills: async (_, { host, own: { tokenFrom } }) => {
        const token = tokenFrom === undefined ? undefined : (await textFrom(host, tokenFrom)).trim();
        if (token === '') throw new Misused('The token is empty.');
        return token ? { token } : {};
      },
      lines: (found, { at }) => [
        ...factLines(found, subscriptionFacts, at),
        '',
        'interlend directory subscription run looks for the first time now.',
      ],
    }),
    subscriptionCommands,
  ],
);
