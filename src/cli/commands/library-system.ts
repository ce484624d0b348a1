/** The link of a library to its own system: its settings, a test, and whether it is on. */
import { presetNames } from '../../domain/library-system/links.js';
import { newLink } from '../../library-system/presets/index.js';
import { say } from '../../words/index.js';
import type { Client, Fields, Thing } from '../client.js';
import { call, group } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom, onOrOff, textFrom } from '../input.js';
import { type Columns, factLines, tableOf } from '../table.js';

type Link = Thing<'LibrarySystemLink'>;
type Draft = Pick<Fields<'setLibrarySystem'>, 'enabled' | 'settings' | 'secret' | 'sip2Secret' | 'sip2TerminalSecret'>;

const code = { code: ['<library>', 'code of the library'] } as const;

const columns: Columns<Link> = {
  Library: 'library',
  Name: 'libraryName',
  System: ({ settings: { kind, preset } }) => (kind === 'byHand' ? 'by hand' : preset),
  On: 'enabled',
  'Failing since': ({ failingSince }, at) => failingSince && at(failingSince),
  Waiting: 'waiting',
  'Need a person': 'needPerson',
  'Done in 30 days': 'delivered',
};

const facts: Columns<Link> = {
  ...columns,
  'On since': ({ since }, at) => since && at(since),
  'Loans that stay by hand': ({ since, staysByHand }) => (since ? staysByHand : undefined),
  'A password is stored': 'hasSecret',
  'A SIP2 password is stored': 'hasSip2Secret',
  'A SIP2 terminal password is stored': 'hasSip2TerminalSecret',
};

/** Each setting by its name in the file that `set --from` takes. */
const settingRows = ({ settings }: Link) =>
  Object.entries(settings).map(([setting, value]) => ({
    setting,
    value: typeof value === 'object' ? JSON.stringify(value) : String(value),
  }));

/** From a file, standard input or the environment: an argument would be in histories and lists of processes. */
async function secretFrom(host: Host, file: string | undefined, variable: string): Promise<string | undefined> {
  if (file !== undefined) return (await textFrom(host, file)).split(/\r?\n/, 1)[0] ?? '';
  return host.env[variable];
}

/** The link as it is now, so that what is not named stays. */
async function asItIs(node: Client, library: string): Promise<Draft> {
  const { enabled, settings } = await node.readLibrarySystem({ code: library });
  return { enabled, settings };
}

function onlyOneFromInput(...files: (string | undefined)[]): void {
  if (files.filter((file) => file === '-').length > 1)
    throw new Misused('Standard input can be read only once.', 'Write the other one into a file.');
}

export const librarySystemCommands = group(
  'library-system',
  'Keeps the link of a library to its own system: Alma, FOLIO, Koha or another one that speaks NCIP 2.02.',
  [
    'library-system show RES_SHARE',
    'library-system set RES_SHARE --preset koha --from link.json --secret-from key.txt',
    'library-system test RES_SHARE 2119800123456',
    'library-system turn RES_SHARE on',
  ],
  [
    call('listLibrarySystems', 'list', {
      says: 'Shows the link of each library.',
      examples: ['library-system list'],
      columns,
    }),
    call('readLibrarySystem', 'show', {
      says: 'Shows one link with its settings, without its passwords.',
      examples: ['library-system show RES_SHARE', 'library-system show RES_SHARE --settings > link.json'],
      args: code,
      options: { '--settings': 'only the settings, as the file that set --from takes' },
      lines: (link, { at, own }) =>
        own.settings
          ? JSON.stringify(link.settings, undefined, 2).split('\n')
          : [
              ...factLines(link, facts, at),
              '',
              ...tableOf(settingRows(link), { Setting: 'setting', Value: 'value' }, at),
            ],
      json: (_, link, own) => (own.settings ? link.settings : link),
    }),
    call('setLibrarySystem', 'set', {
      says: 'Sets what the file names; other settings stay. Passwords are read from a file, standard input, or INTERLEND_LIBRARY_SYSTEM_SECRET, INTERLEND_LIBRARY_SYSTEM_SIP2_SECRET and INTERLEND_LIBRARY_SYSTEM_SIP2_TERMINAL_SECRET.',
      examples: [
        'library-system set RES_SHARE --preset alma --from link.json',
        'library-system set RES_SHARE --from link.json --secret-from -',
      ],
      args: code,
      options: {
        '--preset <system>': ['begin with what this system wants', presetNames],
        '--from <file>': 'settings as JSON, as show --settings prints them; - is standard input',
        '--secret-from <file>': 'file whose first line is the password or key; - is standard input',
        '--sip2-secret-from <file>': 'the same for the password of SIP2',
        '--sip2-terminal-secret-from <file>': 'the same for the terminal password of SIP2',
      },
      fills: async (fields, { host, own, node }) => {
        onlyOneFromInput(own.from, own.secretFrom, own.sip2SecretFrom, own.sip2TerminalSecretFrom);
        const { enabled, settings } = await asItIs(await node(), String(fields.code));
        const given = own.from === undefined ? {} : await jsonFrom(host, own.from);
        const secret = await secretFrom(host, own.secretFrom, 'INTERLEND_LIBRARY_SYSTEM_SECRET');
        const sip2Secret = await secretFrom(host, own.sip2SecretFrom, 'INTERLEND_LIBRARY_SYSTEM_SIP2_SECRET');
        const sip2TerminalSecret = await secretFrom(
          host,
          own.sip2TerminalSecretFrom,
          'INTERLEND_LIBRARY_SYSTEM_SIP2_TERMINAL_SECRET',
        );
        const secrets = {
          ...(secret === undefined ? {} : { secret }),
          ...(sip2Secret === undefined ? {} : { sip2Secret }),
          ...(sip2TerminalSecret === undefined ? {} : { sip2TerminalSecret }),
        };
        if (own.from === undefined && !own.preset && Object.keys(secrets).length === 0)
          throw new Misused('Nothing is to be set.', 'library-system set --help shows what can be.');
        const begun = own.preset ? { ...settings, ...presetOf(own.preset) } : settings;
        return {
          enabled,
          settings: { ...begun, ...given } as Draft['settings'],
          ...secrets,
        };
      },
      lines: (link, { at }) => factLines(link, facts, at),
    }),
    call('testLibrarySystem', 'test', {
      says: 'Looks up a card there, then makes a request and cancels it.',
      examples: ['library-system test RES_SHARE 2119800123456'],
      args: { ...code, card: ['<card>', 'number of a card that the system knows'] },
      lines: ({ lines }, { at }) =>
        tableOf(lines, { Step: 'step', Result: 'outcome', Milliseconds: 'durationMs', Says: saysOf }, at),
      ends: ({ lines }) => {
        if (lines.some(({ outcome }) => outcome === 'failed')) throw new CallRefused('The test failed.');
      },
    }),
    call('setLibrarySystem', 'turn', {
      says: 'Turns a link on or off. Loans that are under way when it is turned on stay by hand.',
      examples: ['library-system turn RES_SHARE on'],
      args: { ...code, enabled: ['<on|off>', 'on or off', onOrOff] },
      fills: async (fields, { node }) => ({ settings: (await asItIs(await node(), String(fields.code))).settings }),
      lines: ({ library, enabled, staysByHand }) => [
        `The link of ${library} is ${enabled ? 'on' : 'off'}.`,
        ...(enabled && staysByHand > 0 ? [`Loans that stay by hand: ${staysByHand}.`] : []),
      ],
    }),
  ],
);

/** What a system wants, without what is the library's own. */
function presetOf(name: (typeof presetNames)[number]): Partial<Draft['settings']> {
  const { address: _, fromAgency: __, toAgency: ___, sip2: ____, patrons: _____, ...wanted } = newLink(name);
  return { ...wanted, kind: 'ncip' };
}

const saysOf = ({ says }: { says?: unknown }): string => (says === undefined ? '' : say(says as never, 'en'));
