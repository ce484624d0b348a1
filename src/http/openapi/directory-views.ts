/** What is sent and read of directory files. */
import type { FieldCompared } from '../../domain/distribution/compare.js';
import {
  type DirectoryChoice,
  type DirectoryCounts,
  type DirectoryImport,
  type DirectoryImported,
  type DirectoryPlan,
  type DirectoryProposal,
  type DirectoryRow,
  type DirectorySubscription,
  type Edition,
  type ImportLine,
  type ImportOrder,
  type ProposalAccepted,
  rowKinds,
  rowOutcomes,
  type SectionView,
  type SubscriptionOrder,
  subscriptionOutcomes,
} from '../../engine/distribution/views.js';
import type { FieldProblem } from '../../engine/local/outcome.js';
import {
  facts,
  instant,
  integer,
  line,
  list,
  object,
  oneOf,
  optional,
  ref,
  type Schema,
  text,
  yesNo,
} from './shape.js';

const name = line(500, { minLength: 1 });
const anything: Schema = { description: 'Any JSON value; absent where there is none.' };
const imposing: Schema = {
  anyOf: [yesNo, list(line(64, { minLength: 1 }), { maxItems: 100 })],
  description: 'Everything, or these fields.',
};

const edition = object<Edition>({ issuer: text, name: text, version: integer, issuedAt: text });
const counts = object<DirectoryCounts>({
  ...{ added: integer, changed: integer, removed: integer, proposed: integer },
  ...{ decisions: integer, waiting: integer, cannot: integer, same: integer },
});
const verdict = {
  ...oneOf('take', 'keep', 'decide'),
  description: 'What is done when nobody chooses; `decide`: it stays as it is.',
};

const row = object<DirectoryRow>({
  ...{ section: text, key: text, title: text },
  ...{ kind: oneOf(...rowKinds), verdict, outcome: oneOf(...rowOutcomes) },
  fields: optional(
    list(
      object<FieldCompared & { taken: boolean }>({
        ...{ field: text, imposed: yesNo, careful: yesNo, verdict, taken: yesNo },
        ...{ ours: optional(anything), file: optional(anything), before: optional(anything) },
      }),
    ),
  ),
  record: optional(facts),
  waitsFor: optional(list(text)),
  problems: optional(list(object<Omit<FieldProblem, 'french'>>({ field: text, problem: text }))),
});

const importLine = {
  ...{ id: text, at: instant, by: text, source: oneOf('file', 'subscription', 'acceptance') },
  ...{ file: edition, counts, undoneAt: optional(instant), undoneBy: optional(text) },
};

export const directorySchemas: Record<string, Schema> = {
  DirectoryFile: { type: 'object', description: 'As schemas/directory-1.json says.', additionalProperties: true },
  DirectorySectionView: object<SectionView>({
    ...{
      name: text,
      label: text,
      fields: list(text),
      careful: list(text),
      onDemand: yesNo,
      imposed: imposing,
    },
  }),
  DirectoryImposing: object<{ imposed: unknown }>({ imposed: optional(imposing) as never }, 'closed', {
    required: ['imposed'],
  }),
  DirectoryOrder: object<ImportOrder>(
    {
      file: optional(ref('DirectoryFile')),
      choices: optional(
        list(
          object<DirectoryChoice>({ section: name, key: name, field: optional(name), take: yesNo }, 'closed', {
            description:
              'The file’s side, or ours. Without `field` the whole record, except what is to be chosen by itself.',
          }),
          { maxItems: 10_000 },
        ),
      ),
      takeAll: optional({
        ...yesNo,
        description: 'The file’s side of every open decision, except removals, addresses, contacts and symbols.',
      }),
      takeTheRest: optional({ ...yesNo, description: 'Apply what can be applied although other records cannot.' }),
      force: optional({ ...yesNo, description: 'Also a file that is older than the last one.' }),
    },
    'closed',
    { required: ['file'] },
  ),
  DirectoryRow: row,
  DirectoryPlan: object<DirectoryPlan>({
    ...{ file: edition, older: yesNo, rows: list(ref('DirectoryRow')), counts },
    before: optional(
      object<NonNullable<DirectoryPlan['before']>>({
        ...{ issuer: text, name: text, version: integer, issuedAt: text, takenAt: instant },
      }),
    ),
  }),
  DirectoryImportLine: object<ImportLine>(importLine),
  DirectoryImport: object<DirectoryImport>({ ...importLine, rows: list(ref('DirectoryRow')) }),
  DirectoryImported: object<DirectoryImported>({
    ...importLine,
    rows: list(ref('DirectoryRow')),
    tokens: list(object<{ partner: string; token: string }>({ partner: text, token: text })),
  }),
  DirectoryProposal: object<DirectoryProposal>({
    ...{ section: text, key: text, title: text, issuer: text, record: facts, proposedAt: instant },
    ...{ decision: optional(oneOf('accepted', 'refused')), decidedAt: optional(instant), decidedBy: optional(text) },
  }),
  DirectoryProposalAccepted: object<ProposalAccepted>({
    proposal: ref('DirectoryProposal'),
    token: optional(text),
    applied: list(object<{ section: string; key: string }>({ section: text, key: text })),
  }),
  DirectorySubscription: object<DirectorySubscription>({
    ...{ id: oneOf('directory'), url: text, presents: yesNo, createdAt: instant, createdBy: text, failures: integer },
    ...{ triedAt: optional(instant), outcome: optional(oneOf(...subscriptionOutcomes)), said: optional(text) },
    ...{ lastImport: optional(text), failingSince: optional(instant) },
  }),
  DirectorySubscriptionOrder: object<SubscriptionOrder>(
    { url: line(2000, { minLength: 1 }), token: optional(line(1000, { minLength: 1 })) },
    'closed',
  ),
};
