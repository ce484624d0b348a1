import { readFile } from 'node:fs/promises';
import type { Language } from '../../../domain/fulfilment/patron.js';
import { type IsoVersion, isoVersions } from '../../../protocol/codes.js';
import { dialectNames, dialectOf } from '../../../protocol/dialects/index.js';
import type { Chance } from './chance.js';

/** One college as it takes part: what the directory file says, and what was drawn for it. */
export interface College {
  code: string;
  name: string;
  symbol: string;
  institutionCode: string;
  /** What its system speaks. */
  dialect: string;
  isoVersion: IsoVersion;
  language: Language;
}

interface Listed {
  code: string;
  name: string;
  symbols: { type: string; value: string }[];
}

/** The first colleges of the directory file, each with a dialect, a version and a language by chance. */
export async function drawCast(file: string, count: number, chance: Chance): Promise<College[]> {
  const { sections } = JSON.parse(await readFile(file, 'utf8')) as { sections: { partners: { records: Listed[] } } };
  return sections.partners.records.slice(0, count).map(({ code, name, symbols: [symbol] }) => {
    const dialect = chance.oneOf(dialectNames);
    const isoVersion = dialect.startsWith('standard') ? dialectOf(dialect).version : chance.oneOf(isoVersions);
    const speaksFrench = chance.percent(20) || frenchColleges.includes(code);
    return {
      ...{ code, name, dialect, isoVersion, language: speaksFrench ? 'fr' : 'en' },
      symbol: `${symbol?.type}:${symbol?.value}`,
      institutionCode: (symbol?.value ?? code).replace(/^CA-/, ''),
    };
  });
}

/** The systems that know one way only come first; whoever stands later can speak as they do. */
const stubbornness = ['alma', 'reshare', 'crosslink', 'standard-1.2', 'standard-2021', 'interlend'];

/** What two colleges speak with each other: as the one whose system cannot speak otherwise. */
export function spokenBetween(one: College, other: College): Pick<College, 'dialect' | 'isoVersion'> {
  const [{ dialect, isoVersion }] = [one, other].sort(byStubbornness) as [College, College];
  return { dialect, isoVersion };
}

const byStubbornness = (one: College, other: College): number =>
  stubbornness.indexOf(one.dialect) - stubbornness.indexOf(other.dialect) || one.code.localeCompare(other.code);

/** They teach in French, whatever the dice say. */
const frenchColleges: readonly string[] = ['BOREA', 'LACIT'];
