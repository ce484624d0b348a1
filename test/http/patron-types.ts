import type { CitationFound } from '../../src/contract/network-operations.js';
import type { BrowsePage, MyFee, Wish } from '../../src/domain/patrons-side/views.js';
import type { FieldProblem } from '../../src/engine/model/local/outcome.js';
import type { Checked } from '../../src/engine/patrons-side/ask.js';
import type { PatronsSide } from '../../src/engine/patrons-side/index.js';
import type { MineView } from '../../src/engine/patrons-side/mine.js';
import type { PatronSchemas, PatronShape } from '../../src/http/patrons-side/schemas.js';
import type { Differences, Said } from './type-differences.js';

/** What is wrong with a field has its code and facts beside the words when it is read. */
type ReadProblem = FieldProblem & { code?: string; facts?: Record<string, unknown> };

interface Given {
  BrowsePage: BrowsePage;
  CitationFound: CitationFound;
  MyFee: MyFee;
  MyRequest: MineView;
  PatronAccount: Awaited<ReturnType<PatronsSide['account']>>;
  WishChecked: Omit<Checked, 'problems'> & { problems: ReadProblem[] };
}

type OfTaken = Differences<Wish, PatronShape<'Wish'>, 'taken', 'Wish'>;
type OfGiven = { [Name in keyof Given]: Differences<Said<Given[Name]>, PatronShape<Name>, 'given', Name> }[keyof Given];
type Nameless = Exclude<keyof Given, keyof PatronSchemas>;

/** Does not compile while a schema of the patrons’ API and the engine’s type of the same thing differ. */
export const patronDifferences: never[] = [] as (OfTaken | OfGiven | Nameless)[];
