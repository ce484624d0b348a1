/** The fixture of each dialect, and what a dialect lacks, in one sentence that names the file and the key. */
import { dialectRows } from '../../src/domain/partner/dialects.js';
import { dialectNames } from '../../src/protocol/dialects/index.js';
import type { FixtureOfDialect } from '../fixtures/dialects/fixture.js';
import { languageFolders, sectionFiles } from './words.js';

const keys = {
  fixtures: 'one message that it reads and one that it writes',
  heardAs: 'by version, the messages that arrive as another event than was meant',
  conditions: 'what an offer of conditions, its acceptance and its refusal look like on the wire',
  signs: 'bodies by which a certification recognises it',
} as const satisfies Record<keyof FixtureOfDialect, string>;

export const fixtureFile = (name: string): string => `test/fixtures/dialects/${name}.ts`;

async function partOf(name: string): Promise<Partial<FixtureOfDialect> | undefined> {
  try {
    return (await import(`../fixtures/dialects/${name}.js`)) as Partial<FixtureOfDialect>;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** One sentence for each thing that the dialect lacks: its fixture, a part of it, its label in a language, its line in the list to choose from. */
export async function whatDialectLacks(name: string): Promise<string[]> {
  const fixture = await partOf(name);
  const missing = fixture
    ? Object.entries(keys)
        .filter(([key]) => fixture[key as keyof FixtureOfDialect] === undefined)
        .map(([key, what]) => `${fixtureFile(name)} does not export "${key}": ${what}.`)
    : [`${fixtureFile(name)} is missing: it exports "${Object.keys(keys).join('", "')}" of the dialect ${name}.`];
  const labels = languageFolders().flatMap((language) => {
    const held = sectionFiles(language).find(({ section }) => section === 'dialect');
    return Object.hasOwn(held?.words ?? {}, name)
      ? []
      : [`src/words/${language}/${held?.file}.json has no "dialect.${name}": the label that staff choose it by.`];
  });
  const choice = Object.hasOwn(dialectRows, name) ? [] : [`src/domain/partner/dialects.ts has no "${name}".`];
  return [...missing, ...labels, ...choice];
}

/** Those that have a whole fixture; what the others lack is reported by the test of the fixtures alone. */
export const dialectFixtures: readonly { name: string; fixture: FixtureOfDialect }[] = (
  await Promise.all(
    dialectNames.map(async (name) => {
      const fixture = await partOf(name);
      return fixture && Object.keys(keys).every((key) => key in fixture)
        ? [{ name, fixture: fixture as FixtureOfDialect }]
        : [];
    }),
  )
).flat();
