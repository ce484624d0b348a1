/** Code 128, set B: what any scanner reads without being set up. Widths of bars and spaces, in modules. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const startB = 104;
const stop = '2331112';

/** Bars and spaces in turn, beginning with a bar; nothing when the text has signs that no keyboard scanner types. */
export function code128(text: string): number[] | undefined {
  if (!/^[\x20-\x7e]+$/.test(text)) return undefined;
  const values = [...text].map((sign) => sign.charCodeAt(0) - 32);
  const check = (startB + values.reduce((sum, value, at) => sum + value * (at + 1), 0)) % 103;
  return [...[startB, ...values, check].map((value) => patterns[value] ?? ''), stop].join('').split('').map(Number);
}

/** Each bar of it: where it begins and how wide it is, in modules. */
export function barsOf(text: string): { bars: { at: number; width: number }[]; modules: number } | undefined {
  const widths = code128(text);
  if (!widths) return undefined;
  const bars: { at: number; width: number }[] = [];
  let modules = 0;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) bars.push({ at: modules, width });
    modules += width;
  }
  return { bars, modules };
}
