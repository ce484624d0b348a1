/** The file by which libraries share their directory: what it is made of, and which of its values are imposed. */

/** Written into the file. A reader refuses another format, and a version of it that it does not know. */
export const directoryFormat = 'interlend-directory';
export const directoryFormatVersion = 1;

/** A record as the file says it: plain JSON, without secrets. */
export type DirectoryRecord = Readonly<Record<string, unknown>>;
/** `true`: everything; a list: these fields. What is not imposed is proposed. */
export type Imposing = boolean | readonly string[];

export interface DirectorySection {
  /** For all records of the section. */
  imposed?: Imposing;
  /** Each may hold `imposed` of its own. */
  records: readonly DirectoryRecord[];
}

export interface DirectoryFile {
  format: typeof directoryFormat;
  formatVersion: typeof directoryFormatVersion;
  /** Who keeps it: versions of one issuer are compared. */
  issuer: string;
  name: string;
  /** Grows with every change. */
  version: number;
  /** RFC 3339. */
  issuedAt: string;
  /** A section that is left out says nothing about its records. */
  sections: Readonly<Record<string, DirectorySection>>;
}

/** The record itself, and the fields of it that the file imposes. */
export function recordIn(
  section: DirectorySection,
  record: DirectoryRecord,
): { record: DirectoryRecord; imposed: string[] } {
  const { imposed: own, ...values } = record;
  const names = Object.keys(values);
  const imposing = [section.imposed, own as Imposing | undefined];
  return { record: values, imposed: names.filter((name) => imposing.some((each) => imposes(each, name))) };
}

/** Whether anything at all is imposed. */
export const isImposing = (imposed: Imposing | undefined): boolean =>
  Array.isArray(imposed) ? imposed.length > 0 : imposed === true;

const imposes = (imposing: Imposing | undefined, name: string): boolean =>
  typeof imposing === 'object' ? imposing.includes(name) : imposing === true;
