/** Which backups of a library are kept. */

/** A backup that was read back whole after it was written. */
export interface KeptBackup {
  /** Its file, beside which its files of copies may be. */
  name: string;
  savedAt: Date;
}

/** Those that may go: older than so many days, and not among so many of the newest. */
export function backupsToRemove(
  kept: readonly KeptBackup[],
  { now, days, least }: { now: Date; days: number; least: number },
): KeptBackup[] {
  const oldest = now.getTime() - days * 86_400_000;
  return [...kept]
    .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime())
    .slice(Math.max(1, least))
    .filter(({ savedAt }) => savedAt.getTime() < oldest);
}
