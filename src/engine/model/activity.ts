/** Only what belongs to requests of these libraries, or of none. */
export interface OfLibraries {
  owners?: readonly string[];
}

export interface WeekCount {
  /** Its Monday, `2026-11-23`. */
  from: string;
  borrowing: number;
  lending: number;
}

export interface ReportWish extends OfLibraries {
  overdue?: number;
  inTransit?: number;
}
