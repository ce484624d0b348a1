/** Logo and languages of each library's letters. */
import { createHash } from 'node:crypto';
import type { LetterStyleView } from '../../contract/letter-style-operations.js';
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { letterCodes, letterRow } from '../../domain/letters/letters.js';
import type { LetterStyles } from '../../engine/model/local/letter-styles.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import type { MailLogo } from '../../engine/model/mail.js';
import { readLogo } from '../../letters/logo.js';
import { message } from '../../words/message.js';
import {
  done,
  invalid,
  type RecordsContext,
  type Runner,
  recordView,
  unknown,
} from '../local-records/records-context.js';
import { letterLogoTable, letterStyleTable, letterWordingTable } from '../tables/letters.js';
import { libraryTable } from '../tables/libraries.js';
import { insertNew } from '../tables/on-client.js';

export const createLetterStyles = (on: RecordsContext, run: Runner): LetterStyles => ({
  list: () => readStyles(on),
  read: async (library) => (await readStyles(on, library))[0],
  change: (library, { languages: order }, by, now) =>
    run(async (at) => {
      const isWhole =
        order === null || (order.length === languages.length && languages.every((each) => order.includes(each)));
      if (!isWhole) return invalid('languages', message('refusedLetter.languages'));
      return keep(at, library, { languages: order }, by.name, now);
    }),
  setLogo: (library, { content }, by, now) =>
    run(async (at) => {
      const file = Buffer.from(content, 'base64');
      const read = readLogo(file);
      if ('problem' in read) return invalid('content', read.problem);
      if (!(await isLibrary(at, library))) return unknown;
      const digest = createHash('sha256').update(file).digest('hex');
      const { type, width, height } = read.head;
      await insertNew(at.tables, letterLogoTable, { digest, type, content: file, width, height });
      return keep(at, library, { logo: digest }, by.name, now);
    }),
  removeLogo: (library, by, now) => run((at) => keep(at, library, { logo: null }, by.name, now)),
  picture: (id) => readPicture(on, id),
});

/** What is named changes; the rest of the style stays. */
async function keep(
  on: RecordsContext,
  library: string,
  change: { languages?: Language[] | null; logo?: string | null },
  by: string,
  now: Date,
): Promise<Outcome<LetterStyleView>> {
  if (!(await isLibrary(on, library))) return unknown;
  await on.tables.upsert(letterStyleTable, { library, ...change, changedAt: now, changedBy: by }, ['library']);
  const [style] = await readStyles(on, library);
  return style ? done(style) : unknown;
}

const isLibrary = ({ tables }: RecordsContext, code: string): Promise<boolean> =>
  tables.existsBy(libraryTable, { code });

async function readStyles(on: RecordsContext, library?: string): Promise<LetterStyleView[]> {
  const { rows } = await on.client.query<{
    library: string;
    name: string;
    languages: string[] | null;
    changedAt: Date;
    changedBy: string;
    logo: unknown;
  }>(
    `select l.code as library, l.name, s.languages, s.changed_at as "changedAt", s.changed_by as "changedBy",
       case when g.digest is not null then jsonb_build_object('id', g.digest, 'type', g.type, 'width', g.width, 'height', g.height,
         'bytes', octet_length(g.content)) end as logo
     from library l left join letter_style s on s.library_code = l.code left join letter_logo g on g.digest = s.logo
     where l.code = $1 or $1::text is null order by l.resource_sharing desc, l.name, l.code`,
    [library ?? null],
  );
  const worded = await wordedInOne(on);
  const usual = on.language;
  return rows.map((row) => ({ ...recordView<LetterStyleView>(row), usual, onlyIn: worded(row['library']) }));
}

/** Letters that have words of the library, or of all libraries, in one language and in no other. */
async function wordedInOne({ tables }: RecordsContext): Promise<(library: string) => LetterStyleView['onlyIn']> {
  const rows = await tables.find(letterWordingTable, { select: { code: true, language: true, library: true } });
  return (library) =>
    letterCodes.flatMap((code) => {
      const of = rows.filter((each) => each.code === code && (each.library === null || each.library === library));
      const [language, ...others] = new Set(of.map((each) => each.language));
      return language && others.length === 0 ? [{ code, name: letterRow(code).name, language }] : [];
    });
}

async function readPicture({ tables }: RecordsContext, id: string): Promise<MailLogo | undefined> {
  const logo = await tables.findOneBy(letterLogoTable, { digest: id });
  return logo ? { id, type: logo.type, content: logo.content.toString('base64') } : undefined;
}
