/** The page on which a person reviews all that was seen, and the list of what was found. */
import { faultKinds, faultNames, lineOf } from './judge.js';
import type { Seen } from './seen.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function grouped<Item>(items: readonly Item[], by: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

const headOf = ({ data, role, size }: Seen): string =>
  `${size} · ${role} · ${data === 'full' ? 'with data' : 'without data'}`;

/** Pictures in pairs, English beside French, a part for each size and role; faults beside the picture that shows them. */
export function indexPage(all: readonly Seen[]): string {
  const parts = grouped(
    all.filter(({ picture, faults }) => picture || faults.length > 0),
    headOf,
  );
  const sections = [...parts].map(([head, seen], at) => {
    const pairs = grouped(seen, ({ place }) => place);
    const rows = [...pairs].map(([place, each]) => {
      const isBad = each.some(({ faults }) => faults.some(({ isKnown }) => !isKnown));
      const cells = (['en', 'fr'] as const).map((language) => cellOf(each.find((one) => one.language === language)));
      return `<article${isBad ? ' class="bad"' : ''}><h3>${escaped(place)}</h3><div>${cells.join('')}</div></article>`;
    });
    return `<details${at === 0 ? ' open' : ''}><summary>${escaped(head)} <span>${pairs.size} places</span></summary>${rows.join('')}</details>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Every screen of Interlend</title><style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 16px; background: #f4f4f6; color: #1d1d24 }
summary { font-size: 18px; font-weight: 600; padding: 8px 0; cursor: pointer } summary span { font-weight: 400; color: #667 }
article { background: #fff; border: 1px solid #dde; border-radius: 6px; padding: 8px 12px; margin: 8px 0 } .bad { border-color: #c33 }
h3 { margin: 0 0 6px; font-size: 14px } article > div { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; align-items: start }
img { max-width: 100%; border: 1px solid #dde } ul { margin: 6px 0; padding-left: 18px; color: #a11; overflow-wrap: anywhere } .known { color: #667 }
body.only article:not(.bad) { display: none }
</style></head><body><h1>Every screen of Interlend</h1>
<p>English beside French. <label><input type="checkbox" onchange="document.body.classList.toggle('only', this.checked)"> Only where something was found</label></p>
${sections.join('\n')}</body></html>\n`;
}

function cellOf(seen: Seen | undefined): string {
  if (!seen) return '<div>–</div>';
  const image = seen.picture ? `<a href="${seen.picture}"><img loading="lazy" alt="" src="${seen.picture}"></a>` : '';
  const faults = seen.faults.map(
    (fault) => `<li${fault.isKnown ? ' class="known"' : ''}>${escaped(lineOf(fault).slice(0, 400))}</li>`,
  );
  return `<div>${image}${faults.length > 0 ? `<ul>${faults.join('')}</ul>` : ''}</div>`;
}

/** Each fault once, with every place, size and language where it is. */
export function faultList(all: readonly Seen[]): string {
  const found = new Map<string, { line: string; kind: string; isKnown: boolean; at: Map<string, Set<string>> }>();
  for (const seen of all)
    for (const fault of seen.faults) {
      const key = `${fault.kind} ${fault.what.replaceAll(/\d+/g, '#')} ${fault.where.replaceAll(/\d+/g, '#')}`;
      const one = found.get(key) ?? { line: lineOf(fault), kind: fault.kind, isKnown: fault.isKnown, at: new Map() };
      const circumstances = one.at.get(seen.place) ?? new Set();
      const role = seen.role === 'generalSystemAdministrator' || seen.role === 'patron' ? '' : ` ${seen.role}`;
      circumstances.add(`${seen.size} ${seen.language}${role}`);
      one.at.set(seen.place, circumstances);
      found.set(key, one);
    }
  const parts = faultKinds.map((kind) => {
    const those = [...found.values()].filter((one) => one.kind === kind);
    const lines = those.map(({ line, isKnown, at }) => {
      const places = [...at].map(([place, circumstances]) => `\`${place}\` (${[...circumstances].join(', ')})`);
      const more = places.length > 6 ? ` and ${places.length - 6} more places` : '';
      return `- ${isKnown ? '(known) ' : ''}${line.slice(0, 500)}\n  ${places.slice(0, 6).join('; ')}${more}`;
    });
    return `## ${kind}: ${faultNames[kind]} (${those.length})\n\n${lines.join('\n') || 'None.'}\n`;
  });
  const places = new Set(all.map(({ place }) => place)).size;
  return `# What was found\n\n${all.length} looks at ${places} places.\n\n${parts.join('\n')}`;
}
