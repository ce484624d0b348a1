/** Code 128 as bars, in modules. */
import bwip from 'bwip-js/node';

export interface Bars {
  /** Each bar: where it begins and how wide it is. */
  bars: { at: number; width: number }[];
  modules: number;
}

/** Nothing when the text has signs that a scanner does not type: it is printed as text alone. */
export function code128Bars(text: string): Bars | undefined {
  if (!/^[\x20-\x7e]{1,80}$/.test(text)) return undefined;
  const [drawn] = bwip.raw({ bcid: 'code128', text });
  if (!drawn || !('sbs' in drawn)) return undefined;
  const bars: Bars['bars'] = [];
  let modules = 0;
  for (const [index, width] of drawn.sbs.entries()) {
    if (index % 2 === 0) bars.push({ at: modules, width });
    modules += width;
  }
  return { bars, modules };
}
