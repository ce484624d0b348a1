/** What a requirement row says. Numbers are those of the staff workflows, R1–R126. */
export interface Requirement {
  number: number;
  /** The requirement in one sentence. */
  says: string;
  /** What of the product shows it. */
  shownBy: string;
  /** It is about a screen: a test in a browser reads what a person reads there. */
  onScreen?: true;
}
