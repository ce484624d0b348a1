import { rowKinds, rowOutcomes, subscriptionOutcomes } from '../../engine/distribution/views.js';
import {
  closed,
  either,
  facts,
  instant,
  integer,
  line,
  list,
  object,
  oneOf,
  optional,
  ref,
  text,
  yesNo,
} from './shape.js';

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
  ...oneOf('take', 'keep', 'decide'),
  description: 'What is done when nobody chooses; `decide`: it stays as it is.',
};

const row = object({
  section: text,
  key: text,
  title: text,
  kind: oneOf(...rowKinds),
  verdict,
  outcome: oneOf(...rowOutcomes),
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
  problems: optional(list(object({ field: text, problem: text }))),
});

const importLine = {
  id: text,
  at: instant,
  by: text,
  source: oneOf('file', 'subscription', 'acceptance'),
  file: edition,
  counts,
  undoneAt: optional(instant),
  undoneBy: optional(text),
};

export const directorySchemas = {
  DirectoryFile: { type: 'object', description: 'As schemas/directory-1.json says.', additionalProperties: true },
  DirectorySectionView: object({
    name: text,
    label: text,
    fields: list(text),
    careful: list(text),
    onDemand: yesNo,
    imposed: imposing,
  }),
  DirectoryImposing: closed({ imposed: imposing }),
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
    older: yesNo,
    rows: list(ref('DirectoryRow')),
    counts,
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
    decision: optional(oneOf('accepted', 'refused')),
    decidedAt: optional(instant),
    decidedBy: optional(text),
  }),
  DirectoryProposalAccepted: object({
    proposal: ref('DirectoryProposal'),
    token: optional(text),
    applied: list(object({ section: text, key: text })),
  }),
  DirectorySubscription: object({
    id: oneOf('directory'),
    url: text,
    presents: yesNo,
    createdAt: instant,
    createdBy: text,
    failures: integer,
    triedAt: optional(instant),
    outcome: optional(oneOf(...subscriptionOutcomes)),
    said: optional(text),
    lastImport: optional(text),
    failingSince: optional(instant),
  }),
  DirectorySubscriptionOrder: closed({
    url: line(2000, { minLength: 1 }),
    token: optional(line(1000, { minLength: 1 })),
  }),
};
