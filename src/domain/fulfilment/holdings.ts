/** What this library owns, matched against what a partner asks for. */
import { type Identifier, type IdentifierKind, identifierKinds, normalised } from './identifiers.js';
import { titleKeys } from './titles.js';

export const holdingPolicies = ['loanable', 'notRequestable'] as const;
export type HoldingPolicy = (typeof holdingPolicies)[number];

export interface HoldingFacts {
  title: string;
  /** In their comparable form. */
  identifiers: readonly Identifier[];
  policy: HoldingPolicy;
}

/** The parts of ISO 18626's bibliographic information that name a title. */
export interface TitleAskedFor {
  title?: string;
  subtitle?: string;
  bibliographicItemId?: readonly {
    bibliographicItemIdentifier?: string;
    bibliographicItemIdentifierCode?: { value: string };
  }[];
  bibliographicRecordId?: readonly {
    bibliographicRecordIdentifier?: string;
    bibliographicRecordIdentifierCode?: { value: string };
  }[];
}

export interface HoldingMatch<H> {
  holding: H;
  by: IdentifierKind | 'title';
  /** Only the title is the same, and the numbers differ: another edition, a person should look. */
  otherEdition: boolean;
}

/** The holdings that are what is asked for: the surest first, and of equals those that may be lent. */
export function findHoldings<H extends HoldingFacts>(asked: TitleAskedFor, holdings: readonly H[]): HoldingMatch<H>[] {
  const numbers = identifiersIn(asked);
  const matches = holdings.flatMap((holding) => matchOf(asked, numbers, holding) ?? []);
  return matches.sort((one, other) => rank(one) - rank(other));
}

/** The usable numbers in a request. Codes are compared without case; an unknown code or a wrong number is left out. */
export function identifiersIn({ bibliographicItemId = [], bibliographicRecordId = [] }: TitleAskedFor): Identifier[] {
  const written = [
    ...bibliographicItemId.map((id) => [id.bibliographicItemIdentifierCode?.value, id.bibliographicItemIdentifier]),
    ...bibliographicRecordId.map((id) => [
      id.bibliographicRecordIdentifierCode?.value,
      id.bibliographicRecordIdentifier,
    ]),
  ];
  return written.flatMap(([code = '', number = '']) => {
    const kind = identifierKinds.find((each) => each === code.toUpperCase());
    const value = kind && normalised(kind, number);
    return kind && value ? [{ kind, value }] : [];
  });
}

function matchOf<H extends HoldingFacts>(
  asked: TitleAskedFor,
  numbers: readonly Identifier[],
  holding: H,
): HoldingMatch<H> | undefined {
  const same = numbers.find(({ kind, value }) =>
    holding.identifiers.some((own) => own.kind === kind && own.value === value),
  );
  if (same) return { holding, by: same.kind, otherEdition: false };
  if (!sameTitle(asked, holding.title)) return undefined;
  const otherEdition = numbers.some(({ kind }) => holding.identifiers.some((own) => own.kind === kind));
  return { holding, by: 'title', otherEdition };
}

/** The whole title, or the main title where one of the two has no subtitle. */
function sameTitle({ title, subtitle }: TitleAskedFor, own: string): boolean {
  if (!title) return false;
  const [one, other] = [titleKeys(title, subtitle), titleKeys(own)];
  if (one.main === '' || other.main === '') return false;
  if (one.full === other.full) return true;
  return one.main === other.main && (one.full === one.main || other.full === other.main);
}

const rank = <H extends HoldingFacts>({ by, otherEdition, holding }: HoldingMatch<H>): number =>
  (by === 'title' ? 2 : 0) + (otherEdition ? 2 : 0) + (holding.policy === 'loanable' ? 0 : 1);
