/** The rest of a rota when its next partner is looked for: what ranked templates named is ranked by what is known now. */
import { type LeftOut, type PartnerFigures, passes, type Ranking, rank } from './rota-ranking.js';
import { withoutFigures } from './rota-rules.js';

/** A partner that was not asked yet; `rankedIn` is the ranked template that named it, none where staff or an order put it. */
export interface RestLine {
  partner: string;
  rankedIn?: string;
}

export interface RestPlaced extends RestLine {
  /** It was placed anew; without one it remains where it was. */
  ranking?: Ranking;
  /** It was left out before. */
  back?: true;
  /** It is left out still, and there is no other. */
  late?: LeftOut;
}

export interface RestRanked {
  lines: RestPlaced[];
  leftOut: LeftOut[];
}

/**
 * Each template's partners are ranked among themselves and stand where the first of them stood. Whom the template left out
 * comes back as soon as nothing hinders it; who is hindered now is left out. When otherwise nobody would be asked, who is
 * left out for a while is asked after all. `hindrance`: what keeps a partner from being asked whatever its figures.
 */
export function restRanked(
  rest: readonly RestLine[],
  leftOut: readonly LeftOut[],
  hindrance: (partner: string) => LeftOut | undefined,
  figures: readonly PartnerFigures[],
): RestRanked {
  const listed = new Set(rest.map(({ partner }) => partner));
  const away = leftOut.filter(({ partner, rankedIn }) => rankedIn && !listed.has(partner));
  const kept = leftOut.filter(({ partner, rankedIn }) => !rankedIn && !listed.has(partner));
  const ranked = new Map<string, ReturnType<typeof rank>>();
  for (const template of templatesOf([...rest, ...away])) {
    const members = [...rest, ...away].filter(({ rankedIn }) => rankedIn === template).map(({ partner }) => partner);
    const able = members.filter((partner) => !hindrance(partner));
    const { order, leftOut: out } = rank(
      able.map((code) => figures.find(({ partner }) => partner === code) ?? withoutFigures(code)),
    );
    ranked.set(template, { order, leftOut: [...members.flatMap((partner) => hindrance(partner) ?? []), ...out] });
  }
  const placed = (template: string): RestPlaced[] =>
    (ranked.get(template)?.order ?? []).map((line) => ({
      ...line,
      rankedIn: template,
      ...(listed.has(line.partner) ? {} : { back: true as const }),
    }));
  const first = templatesOf(rest);
  const lines = rest.flatMap((line, index): RestPlaced[] => {
    if (!line.rankedIn) return [{ partner: line.partner }];
    const isFirst = rest.findIndex(({ rankedIn }) => rankedIn === line.rankedIn) === index;
    return isFirst ? placed(line.rankedIn) : [];
  });
  lines.push(...[...ranked.keys()].filter((template) => !first.includes(template)).flatMap(placed));
  const out = [...ranked].flatMap(([rankedIn, each]) => each.leftOut.map((left) => ({ ...left, rankedIn })));
  if (lines.length > 0) return { lines, leftOut: [...kept, ...out] };
  const late = out.filter(passes);
  return {
    lines: late.map((left) => ({ partner: left.partner, rankedIn: left.rankedIn, late: left })),
    leftOut: [...kept, ...out.filter((left) => !passes(left))],
  };
}

const templatesOf = (lines: readonly { rankedIn?: string }[]): string[] => [
  ...new Set(lines.flatMap(({ rankedIn }) => rankedIn ?? [])),
];
