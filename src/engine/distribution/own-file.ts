/** Our own directory file. */
import { createHash } from 'node:crypto';
import { canonical } from '../../domain/distribution/compare.js';
import {
  type DirectoryFile,
  type DirectoryRecord,
  type DirectorySection,
  directoryFormat,
  directoryFormatVersion,
  type Imposing,
  isImposing,
} from '../../domain/distribution/directory-file.js';
import { partnerSection } from './partners.js';
import type { DistributionRecords } from './ports.js';
import type { FileSection, SectionContext } from './section.js';
import { sections } from './sections.js';

/** Without names: all that is shared. Its version grows when that changes; one with other sections has the same version. */
export async function ownFile(
  sectionContext: SectionContext,
  records: DistributionRecords,
  only: readonly string[] = [],
): Promise<{ file: DirectoryFile; tag: string }> {
  const imposed = await records.imposed();
  // What is imposed goes to every follower, also what each library otherwise has for itself.
  const isShared = ({ name, onDemand }: FileSection): boolean => !onDemand || isImposing(imposed[name]);
  const all: Record<string, DirectorySection> = {};
  for (const section of sections)
    if (isShared(section) || only.includes(section.name))
      all[section.name] = await sectionOf(sectionContext, section, imposed[section.name]);
  const shared = Object.fromEntries(sections.filter(isShared).map(({ name }) => [name, all[name]]));
  const { version, issuedAt } = await records.edition(hashOf(shared));
  const wanted = Object.entries(all).filter(([name]) => only.length === 0 || only.includes(name));
  const { symbols, settings } = sectionContext.context;
  const file: DirectoryFile = {
    format: directoryFormat,
    formatVersion: directoryFormatVersion,
    issuer: symbols[0] ?? settings.name,
    name: settings.name,
    version,
    issuedAt,
    sections: Object.fromEntries(wanted),
  };
  return { file, tag: `"${version}-${hashOf(file.sections).slice(0, 16)}"` };
}

const hashOf = (of: object): string => createHash('sha256').update(canonical(of)).digest('hex');

async function sectionOf(
  sectionContext: SectionContext,
  section: FileSection,
  imposed?: Imposing,
): Promise<DirectorySection> {
  const stored = await section.read(sectionContext);
  const shared = stored.filter(({ key, record, isOwn }) => key === section.keyOf(record) && !isOwn);
  const own = section.withoutPartners ? await ownPartners(sectionContext) : [];
  const withoutOwn = (record: DirectoryRecord): DirectoryRecord[] => {
    const rest = own.length > 0 && section.withoutPartners ? section.withoutPartners(record, own) : record;
    return rest ? [rest] : [];
  };
  const records = shared.flatMap(({ record }) => withoutOwn(record));
  return { ...(imposed === undefined || imposed === false ? {} : { imposed }), records };
}

/** Partners of this node alone, which nothing in the file names. */
const ownPartners = async (sectionContext: SectionContext): Promise<string[]> =>
  (await partnerSection.read(sectionContext)).filter(({ isOwn }) => isOwn).map(({ key }) => key);
