/** What one check of a node found. */
export interface DoctorFinding {
  /** What was looked at, as a word for people and programs. */
  check: string;
  state: 'well' | 'warning' | 'problem' | 'unknown';
  /** A sentence. */
  says: string;
  /** What to do about it: a sentence, or a command. */
  remedy?: string;
}

export const well = (check: string, says: string): DoctorFinding => ({ check, state: 'well', says });
export const warning = (check: string, says: string, remedy: string): DoctorFinding => ({
  check,
  state: 'warning',
  says,
  remedy,
});
export const problem = (check: string, says: string, remedy: string): DoctorFinding => ({
  check,
  state: 'problem',
  says,
  remedy,
});
export const notKnown = (check: string, says: string): DoctorFinding => ({ check, state: 'unknown', says });
