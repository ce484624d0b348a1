import type { Imposing } from '../domain/distribution/directory-file.js';
import type { Wording } from '../words/message.js';
import type { ChangedAddress } from './partner-operations.js';
import type { Shape } from './schemas.js';
import {
  closed,
  either,
  facts,
  instant,
  integer,
  line,
  list,
  meaning,
  object,
  oneOfThese,
  optional,
  ref,
  text,
  wording,
  yesNo,
} from './shape.js';

export const subscriptionOutcomes = ['new', 'unchanged', 'failed'] as const;

/** `would`: what happens when nobody chooses. After an import it says what happened. */
export const rowOutcomes = ['applied', 'partly', 'left', 'proposed', 'refused', 'waits', 'cannot'] as const;

export const rowKinds = ['added', 'changed', 'removed', 'proposed'] as const;

const name = line(500, { minLength: 1 });
const anything = { description: 'Any JSON value; absent where there is none.' };
const imposing = either(yesNo, list(line(64, { minLength: 1 }), { maxItems: 100 }), {
  description: 'Everything, or these fields.',
});

const edition = object({ issuer: text, name: text, version: integer, issuedAt: text });
const counts = object({
  added: integer,
  changed: integer,
  removed: integer,
  proposed: integer,
  decisions: integer,
  waiting: integer,
  cannot: integer,
  same: integer,
});
const verdict = {
  ...oneOfThese('take', 'keep', 'decide'),
  description: 'What is done when nobody chooses; `decide`: it stays as it is.',
};

const row = object({
  section: text,
  key: text,
  title: text,
  kind: oneOfThese(...rowKinds),
  verdict,
  outcome: oneOfThese(...rowOutcomes),
  fields: optional(
    list(
      object({
        field: text,
        imposed: yesNo,
        careful: yesNo,
        verdict,
        taken: yesNo,
        ours: optional(anything),
        file: optional(anything),
        before: optional(anything),
      }),
    ),
  ),
  record: optional(facts),
  waitsFor: optional(list(text)),
  problems: optional(list(object({ field: text, problem: wording }))),
});

const importLine = {
  id: text,
  at: instant,
  by: text,
  source: oneOfThese('file', 'subscription', 'acceptance'),
  file: edition,
  counts,
  undoneAt: optional(instant),
  undoneBy: optional(text),
};

export const directorySchemas = {
  DirectoryFile: { type: 'object', description: 'As schemas/directory-1.json says.', additionalProperties: true },
  DirectorySectionView: object({
    name: text,
    label: wording,
    /** Every field that the file may have of it. */
    fields: list(text),
    /** Fields that are never taken unless chosen by themselves. */
    careful: list(text),
    /** Only in a file that was asked for it by name. */
    onDemand: yesNo,
    /** What our own file imposes. */
    imposed: meaning<Imposing>(imposing),
  }),
  DirectoryImposing: closed({ imposed: meaning<Imposing>(imposing) }),
  DirectoryOrder: closed({
    file: ref('DirectoryFile'),
    choices: optional(
      list(
        closed(
          { section: name, key: name, field: optional(name), take: yesNo },
          {
            description:
              'The file’s side, or ours. Without `field` the whole record, except what is to be chosen by itself.',
          },
        ),
        { maxItems: 10_000 },
      ),
    ),
    takeAll: optional({
      ...yesNo,
      description: 'The file’s side of every open decision, except removals, addresses, contacts and symbols.',
    }),
    takeTheRest: optional({ ...yesNo, description: 'Apply what can be applied although other records cannot.' }),
    force: optional({ ...yesNo, description: 'Also a file that is older than the last one.' }),
  }),
  DirectoryRow: row,
  DirectoryPlan: object({
    file: edition,
    /** The file is older than that one: it is refused unless forced. */
    older: yesNo,
    rows: list(ref('DirectoryRow')),
    counts,
    /** The last one taken from the same issuer. */
    before: optional(
      object({
        issuer: text,
        name: text,
        version: integer,
        issuedAt: text,
        takenAt: instant,
      }),
    ),
  }),
  DirectoryImportLine: object(importLine),
  DirectoryImport: object({ ...importLine, rows: list(ref('DirectoryRow')) }),
  DirectoryImported: object({
    ...importLine,
    rows: list(ref('DirectoryRow')),
    tokens: list(object({ partner: text, token: text })),
  }),
  DirectoryProposal: object({
    section: text,
    key: text,
    title: text,
    issuer: text,
    record: facts,
    proposedAt: instant,
    decision: optional(oneOfThese('accepted', 'refused')),
    decidedAt: optional(instant),
    decidedBy: optional(text),
  }),
  DirectoryProposalAccepted: object({
    proposal: ref('DirectoryProposal'),
    token: optional(text),
    /** What had waited for it and could now be applied. */
    applied: list(object({ section: text, key: text })),
  }),
  DirectorySubscription: object({
    id: oneOfThese('directory'),
    url: text,
    /** Whether something is presented there; what it is, is never shown. */
    presents: yesNo,
    createdAt: instant,
    createdBy: text,
    failures: integer,
    triedAt: optional(instant),
    outcome: optional(oneOfThese(...subscriptionOutcomes)),
    /** What came of the last look, as a sentence. */
    said: optional(wording),
    lastImport: optional(text),
    failingSince: optional(instant),
  }),
  DirectorySubscriptionOrder: closed({
    url: line(2000, { minLength: 1 }),
    /** Presented as `Authorization: Bearer`; stored encrypted. */
    token: optional(line(1000, { minLength: 1 })),
  }),
};
/** Something that systems people must look at, beside what the snapshot says. */
export interface NodeNotice {
  kind:
    | 'addressMissing'
    | 'subscriptionFailing'
    | 'secretUnreadable'
    | 'addressUnconfirmed'
    | 'nodeIdShared'
    | 'deadLettered'
    | 'nothingStored'
    | 'mailWaits'
    | 'mailNotTaken'
    | 'mailFailed'
    | 'backupFailed'
    | 'backupFolder'
    | 'backupOld'
    | 'backupNever'
    | 'fleetDiffers';
  text: Wording;
  /** The setting of the server that is to be changed: only the person who runs it can. */
  setting?: string;
  since?: string;
  /** The partners whose new address is to be confirmed: one, or all that came with one directory file. */
  addresses?: ChangedAddress[];
}

export type DirectoryImportOrder = Shape<'DirectoryOrder'>;
export type SubscriptionOrder = Shape<'DirectorySubscriptionOrder'>;
export type ImportLine = Shape<'DirectoryImportLine'>;
export type DirectoryProposal = Shape<'DirectoryProposal'>;
export type ProposalAccepted = Shape<'DirectoryProposalAccepted'>;

export type DirectoryImport = Shape<'DirectoryImport'>;
/** `tokens`: what the partners that were added present to us, shown this once. */
export type DirectoryImported = Shape<'DirectoryImported'>;
export type DirectoryPlan = Shape<'DirectoryPlan'>;
export type SectionView = Shape<'DirectorySectionView'>;
export type DirectorySubscription = Shape<'DirectorySubscription'>;
