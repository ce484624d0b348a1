import type { Thing } from '../api/client.js';

export type DirectoryRow = Thing<'DirectoryRow'>;
export type DirectoryField = NonNullable<DirectoryRow['fields']>[number];
/** Chosen sides by row and field; a row as a whole has the field ''. */
export type Choices = Readonly<Record<string, boolean>>;

export const placeOfChoice = ({ section, key }: DirectoryRow, field = ''): string =>
  JSON.stringify([section, key, field]);

/** Which side is taken: as chosen, else as the node would. `undefined`: somebody has to choose. */
export function sideOf(choices: Choices, row: DirectoryRow, field?: DirectoryField): boolean | undefined {
  const chosen = choices[placeOfChoice(row, field?.field)];
  if (chosen !== undefined) return chosen;
  const { verdict } = field ?? row;
  return verdict === 'decide' ? undefined : verdict === 'take';
}

/** Decisions that are still open: they stay as they are. What is proposed has a list of its own. */
export const openDecisions = (rows: readonly DirectoryRow[], choices: Choices): number =>
  rows
    .filter(({ outcome, kind }) => outcome !== 'cannot' && kind !== 'proposed')
    .reduce(
      (count, row) => count + placesIn(row).filter((field) => sideOf(choices, row, field) === undefined).length,
      0,
    );

const placesIn = (row: DirectoryRow): (DirectoryField | undefined)[] => row.fields ?? [undefined];

/** As the API takes them. */
export const listed = (choices: Choices): NonNullable<Thing<'DirectoryOrder'>['choices']> =>
  Object.entries(choices).map(([place, take]) => {
    const [section, key, field] = JSON.parse(place) as [string, string, string];
    return { section, key, take, ...(field ? { field } : {}) };
  });
