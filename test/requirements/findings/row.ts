/** A fault that was found by using the product by hand. Test titles name it: `FA1`, `KA1`. */
export interface Finding {
  /** The use in which it was found (F: of version 559793c, K: of version cfcf000b), the area (of the first: A desk, B protocol, C operating, D abuse and safety, E other programs, F administration, G circulation, H a million requests) and its number in it. */
  code: `${'F' | 'K'}${'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H'}${number}`;
  /** What went wrong, in one sentence. */
  says: string;
  /** What of the product has to come first, when nothing shows yet that it is mended. */
  waitsFor?: string;
}
