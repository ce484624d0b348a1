/** A fault that was found by using version 559793c by hand, and is mended. Test titles name it: `FA1`. */
export interface Finding {
  /** The area (A desk, B protocol, C operating, D abuse and safety, E other programs, F administration, G circulation, H a million requests) and its number in it. */
  code: `F${'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H'}${number}`;
  /** What went wrong, in one sentence. */
  says: string;
  /** What of the product has to come first, when nothing shows yet that it is mended. */
  waitsFor?: string;
}
