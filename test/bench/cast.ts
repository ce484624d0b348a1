/** Who takes part: our library, and its partners P0 … P59. */

export const ourSymbol = 'ISIL:CA-BENCH';
export const symbolOf = (code: string): string => `ISIL:CA-${code}`;
export const tokenOf = (code: string): string => `bench-token-of-${code}`;
export const partnerUrl = (sink: string): string => `${sink}/iso18626`;
export const staffToken = 'a-staff-token-of-the-bench';
