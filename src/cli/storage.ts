import { type DatabaseRoom, roomTaken } from '../storage/room-taken.js';
import { type KeyOf, message, say } from '../words/index.js';
import type { Language } from '../words/languages.js';
import { command } from './command-line.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';
import { languageOption } from './locale.js';
import { table } from './table.js';

export const storageCommand = (host: Host) =>
  command(
    'storage',
    'Shows what takes the room of the database, and which setting says for how long it is kept. The server need not run.',
    ['storage', 'storage --database postgres://interlend@db.example/interlend', 'storage --json'],
  )
    .option('--database <url>', 'the database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .addOption(languageOption(host, 'the language of the names'))
    .option('--json', 'print JSON for programs instead of text for people')
    .action(async ({ database, language, json }: { database?: string; language: Language; json?: boolean }) => {
      const room = await withDatabase(host, database, roomTaken);
      host.out(json ? JSON.stringify(room, undefined, 2) : lines(room, language, host.env).join('\n'));
    });

function lines({ bytes, rooms }: DatabaseRoom, language: Language, env: Host['env']): string[] {
  const words = (key: KeyOf<'storage'>, facts = {}) => say(message(`storage.${key}`, facts), language);
  const size = sizesIn(language);
  const count = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA');
  const headings = (['what', 'room', 'indexes', 'rows', 'reused', 'kept'] as const).map((each) => words(each));
  const rows = rooms.map((each) => [
    words(each.room),
    size(each.bytes),
    size(each.indexBytes),
    count.format(each.rows),
    count.format(each.free),
    each.setting && (env[each.setting] ? `${each.setting}=${env[each.setting]}` : each.setting),
  ]);
  return [...table(headings, rows), words('whole', { size: size(bytes) })];
}

/** `1.4 GB`, `1,4 Go`: as people of that language write it. */
function sizesIn(language: Language): (bytes: number) => string {
  const units = language === 'fr' ? ['ko', 'Mo', 'Go', 'To'] : ['kB', 'MB', 'GB', 'TB'];
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA', { maximumSignificantDigits: 3 });
  return (bytes) => {
    const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
    return `${number.format(bytes / 1000 ** power)} ${units[power - 1]}`;
  };
}
