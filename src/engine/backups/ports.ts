import type { KeptBackup } from '../../domain/jobs/backups.js';

/** What one backup holds, as it was read back. */
export interface BackupMade {
  rows: number;
  bytes: number;
  /** Files of copies next to it, and how many were not where this library keeps them. */
  copies: number;
  copiesMissing: number;
}

/** Why there is no backup; the words are the system’s own, for whoever runs it. */
export type BackupFault =
  | { kind: 'full' | 'refused' | 'damaged' | 'unforeseen'; words: string }
  /** The node is stopping. */
  | { kind: 'stopped' };

/** Writes a backup, reads it back, and lets it appear under its name when every digest is right. */
export interface BackupWriter {
  /** `earlier`: the newest backup there is; what has not changed since is not stored a second time. */
  write(file: string, earlier?: string): Promise<BackupMade | BackupFault>;
  close(): Promise<void>;
}

/** The folder of one library’s backups. Its calls throw what the system says. */
export interface BackupFolder {
  path: string;
  /** Where the backup of this moment is to be. */
  placeFor(now: Date): { name: string; file: string };
  /** What is there and was read back, the newest first; the size of the newest. */
  kept(): Promise<KeptBackup[]>;
  fileOf(name: string): string;
  sizeOf(name: string): Promise<number>;
  freeBytes(): Promise<number>;
  remove(name: string): Promise<void>;
  /** Removes what a run that broke off left. */
  clear(): Promise<void>;
}
