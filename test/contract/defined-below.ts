import type { TitleSought } from '../../src/catalogue/locate/ask.js';
import type { LocateProfile } from '../../src/catalogue/locate/profile.js';
import type { ForeignTitle } from '../../src/catalogue/locate/verdict.js';
import type { HoldingView } from '../../src/contract/local-views.js';
import type { Schemas, Shape } from '../../src/contract/schemas.js';
import type { HoldingMatch } from '../../src/domain/fulfilment/holdings.js';
import type { ExpectedItem } from '../../src/domain/fulfilment/temporary-item.js';
import type { WrongCode } from '../../src/domain/fulfilment/wrong-codes.js';
import type { JobWish } from '../../src/domain/jobs/deeds.js';
import type { QueryText } from '../../src/domain/letters/queries.js';
import type { PartOfCredential } from '../../src/domain/partner/credential-parts.js';
import type { ReasonView } from '../../src/domain/request/library-reasons.js';
import type { RotaTemplate } from '../../src/domain/rota/rota-rules.js';
import type { StepOfOthers } from '../../src/domain/tables/action-permissions.js';
import type { ActionField, Allowed as AllowedAction } from '../../src/domain/tables/staff-actions.js';
import type { StateWords, Vocabulary, WordRow } from '../../src/domain/tables/vocabulary.js';
import type { LetterContent } from '../../src/letters/content.js';
import type { SettingsView, ShownSetting } from '../../src/settings/shown.js';
import type { ElementValue, ElementView } from '../../src/translation/elements/show.js';
import type { Wording } from '../../src/words/message.js';
import type { Differences, Said } from '../http/type-differences.js';

/** What callers send, as a module below the contract takes it. */
interface Taken {
  LocateProfile: LocateProfile;
  QueryText: QueryText;
  StaffJobDraft: JobWish;
  TitleSought: TitleSought;
}

/** What callers read, as a module below the contract gives it. */
interface Given {
  ActionField: ActionField;
  AllowedAction: AllowedAction;
  CredentialPart: PartOfCredential;
  ElementValue: ElementValue;
  ElementView: ElementView;
  ExpectedItem: ExpectedItem;
  ForeignTitle: ForeignTitle;
  HoldingMatch: HoldingMatch<HoldingView>;
  LetterContent: LetterContent;
  ReasonView: ReasonView;
  RotaTemplate: RotaTemplate;
  SettingsView: SettingsView;
  ShownSetting: ShownSetting;
  StateWords: StateWords;
  StepOfOthers: StepOfOthers;
  Vocabulary: Vocabulary;
  WordRow: WordRow;
  WrongScan: { is: WrongCode; text: Wording };
}

type OfTaken = {
  [Name in keyof Taken & keyof Schemas]: Differences<Taken[Name], Shape<Name>, 'taken', Name>;
}[keyof Taken & keyof Schemas];
type OfGiven = {
  [Name in keyof Given & keyof Schemas]: Differences<Said<Given[Name]>, Said<Shape<Name>>, 'given', Name>;
}[keyof Given & keyof Schemas];
type Nameless = Exclude<keyof Taken | keyof Given, keyof Schemas>;

/**
 * Types of the domain, the catalogue, letters, settings and translation that the API shows as they are: the contract has a schema
 * for each. Does not compile while the two differ: the error names the fields. Every other type of the API is made of its schema.
 */
export const differences: never[] = [] as (OfTaken | OfGiven | Nameless)[];
