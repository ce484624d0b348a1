/** The database was brought to its shape by a newer version of Interlend than this one. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
  constructor(readonly unknown: readonly string[]) {
    super(
      `This database was made by a newer version of Interlend (it has ${unknown.join(', ')}). Start that version, or restore a backup that was made before the upgrade.`,
    );
  }
}
