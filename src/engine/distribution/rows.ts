/** Every record of a file beside ours: what would be done with it, and what is chosen to be done. */
import { compareRecord, type FieldCompared, type FileVerdict } from '../../domain/distribution/compare.js';
import { type DirectoryFile, type DirectoryRecord, recordIn } from '../../domain/distribution/directory-file.js';
import { isOurselves } from './partners.js';
import type { Origin } from './ports.js';
import type { FileSection, SectionContext, StoredRecord } from './section.js';
import { sections } from './sections.js';
import type { DirectoryChoice, DirectoryRow } from './views.js';

/** A row with all that applying it needs. */
export interface OpenDirectoryRow {
  row: DirectoryRow;
  section: FileSection;
  stored?: StoredRecord;
  /** As the file has it; absent: it is in the file no more. */
  file?: Origin;
  before?: Origin;
  /** Somebody chose for this row: it is decided, whichever way. */
  chosen: boolean;
}

/** `same`: what is here as the file has it; what it says is remembered for the next time. */
export interface Beside {
  open: OpenDirectoryRow[];
  same: Origin[];
}

export async function rowsOf(
  file: DirectoryFile,
  {
    sectionContext,
    origins,
    choices,
    takeAll,
    refused,
  }: {
    sectionContext: SectionContext;
    origins: readonly Origin[];
    choices: readonly DirectoryChoice[];
    takeAll: boolean;
    /** Codes of partners that staff refused: they are in no rota of this library. */
    refused: readonly string[];
  },
): Promise<Beside> {
  const ourselves = codesOfOurselves(file, sectionContext.context.symbols);
  const beside: Beside = { open: [], same: [] };
  for (const section of sections) {
    const inFile = fileRecords(file, section, ourselves, [...ourselves, ...refused]);
    if (!inFile) continue;
    const ours = await section.read(sectionContext);
    const last = origins.filter((each) => each.section === section.name);
    const gone = last.filter(({ issuer, key }) => issuer === file.issuer && !inFile.some((each) => each.key === key));
    for (const key of new Set([...inFile, ...gone].map((each) => each.key))) {
      const find = <T extends { key: string }>(all: readonly T[]) => all.find((each) => each.key === key);
      const three = { file: find(inFile), stored: find(ours), before: find(last) };
      const row = rowFor(section, key, three);
      if (row) beside.open.push(choose(withAll({ row, section, ...known(three) }), choices, takeAll));
      else if (three.file) beside.same.push(three.file);
    }
  }
  return beside;
}

/** A node that is in the file itself is nobody’s partner there, and is in no rota. */
const codesOfOurselves = (file: DirectoryFile, symbols: readonly string[]): string[] =>
  (file.sections['partners']?.records ?? [])
    .filter((record) => isOurselves(record, symbols))
    .map(({ code }) => String(code));

function fileRecords(
  file: DirectoryFile,
  section: FileSection,
  ourselves: readonly string[],
  leftOut: readonly string[],
): Origin[] | undefined {
  const inFile = file.sections[section.name];
  return inFile?.records.flatMap((each) => {
    const { record: whole, imposed } = recordIn(inFile, each);
    if (section.name === 'partners' && ourselves.includes(section.keyOf(whole))) return [];
    const record = leftOut.length > 0 && section.withoutPartners ? section.withoutPartners(whole, leftOut) : whole;
    return record ? [{ section: section.name, key: section.keyOf(whole), issuer: file.issuer, record, imposed }] : [];
  });
}

interface Three {
  file?: Origin | undefined;
  stored?: StoredRecord | undefined;
  before?: Origin | undefined;
}
const known = ({ file, stored, before }: Three) => ({
  ...(file ? { file } : {}),
  ...(stored ? { stored } : {}),
  ...(before ? { before } : {}),
});

function rowFor(section: FileSection, key: string, { file, stored, before }: Three): DirectoryRow | undefined {
  const compared = compareRecord(
    {
      ...(stored ? { ours: stored.record } : {}),
      ...(file ? { file: file.record } : {}),
      ...(before ? { before: before.record } : {}),
      imposed: file?.imposed ?? [],
    },
    section.careful,
  );
  const title = section.titleOf((file ?? stored ?? before)?.record ?? {});
  const row = { section: section.name, key, title, outcome: 'left' as const };
  switch (compared.kind) {
    case 'same':
      return undefined;
    case 'removed':
      return { ...row, kind: 'removed', verdict: 'decide' };
    case 'changed': {
      const fields = compared.fields.map((field) => ({ ...field, taken: field.verdict === 'take' }));
      return { ...row, kind: 'changed', verdict: verdictOf(fields), fields };
    }
    case 'added': {
      const record = file?.record as DirectoryRecord;
      if (section.proposes && compared.verdict !== 'keep')
        return { ...row, kind: 'proposed', verdict: 'decide', record };
      return { ...row, kind: 'added', verdict: compared.verdict, record };
    }
  }
}

const verdictOf = (fields: readonly FieldCompared[]): FileVerdict =>
  (['decide', 'take'] as const).find((verdict) => fields.some((field) => field.verdict === verdict)) ?? 'keep';

const withAll = (open: Omit<OpenDirectoryRow, 'chosen'>): OpenDirectoryRow => ({ ...open, chosen: false });

/** A choice for a whole row, and taking everything, leave out what is to be chosen by itself. */
function choose(open: OpenDirectoryRow, choices: readonly DirectoryChoice[], takeAll: boolean): OpenDirectoryRow {
  const { row } = open;
  const own = choices.filter(({ section, key }) => section === row.section && key === row.key);
  const whole = own.find(({ field }) => field === undefined)?.take;
  if (row.kind !== 'changed') {
    const all = takeAll && row.kind === 'added' && row.verdict === 'decide' ? true : undefined;
    const take = whole ?? all;
    if (take === undefined) return open;
    return { ...open, chosen: true, row: { ...row, verdict: take ? 'take' : 'keep' } };
  }
  const fields = (row.fields ?? []).map((field) => {
    const named = own.find((each) => each.field === field.field)?.take;
    const general = field.careful
      ? whole === false
        ? false
        : undefined
      : (whole ?? (takeAll && field.verdict === 'decide' ? true : undefined));
    const take = named ?? general;
    return take === undefined
      ? field
      : { ...field, taken: take, verdict: take ? ('take' as const) : ('keep' as const) };
  });
  return { ...open, chosen: own.length > 0 || takeAll, row: { ...row, fields, verdict: verdictOf(fields) } };
}
