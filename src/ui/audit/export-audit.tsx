import { useState } from 'react';
import { api, type Query, type Thing } from '../api/client.js';
import { ExportCsv } from '../parts/export-csv.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { differencesOf } from './differences.js';
import { partnerCodesIn } from './partner-codes.js';
import { useAuditWords } from './said.js';

const atOnce = 100;

/** Adds how partners are called now; who is gone keeps its code. */
async function addNames(names: Map<string, string>, codes: readonly string[]): Promise<void> {
  const unknown = codes.filter((code) => !names.has(code));
  for (let at = 0; at < unknown.length; at += atOnce) {
    const page = await api.get('/partners', { query: { code: unknown.slice(at, at + atOnce), limit: atOnce } });
    for (const { code, name } of page.items) names.set(code, name);
  }
}

/** Saves what the filters leave as a file: a line for each field that changed, in words. */
export function ExportAudit({ query }: { query: Query<'/audit'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { deedOf, thingOf, fieldWithin, valueIn } = useAuditWords('exact');
  const [names] = useState(() => new Map<string, string>());
  const linesOf = (entry: Thing<'AuditView'>): string[][] => {
    const { operation, thing, thingId, outcome, before, after, actor, at } = entry;
    const head = [
      clock.exact(at),
      actor,
      deedOf(operation),
      thingOf(thing, thingId, after ?? before),
      t(`access.outcome_${outcome}`),
    ];
    const changes = outcome === 'done' ? differencesOf(before, after) : [];
    if (changes.length === 0) return [[...head, '', '', '']];
    return changes.map(({ name, of, isNotKept, ...each }) => [
      ...head,
      fieldWithin(thing, name, of),
      isNotKept ? '' : valueIn(each.before, name, names),
      isNotKept ? t('access.isNotKept') : valueIn(each.after, name, names),
    ]);
  };
  return (
    <ExportCsv
      label={t('access.auditExport')}
      file={t('access.auditFile')}
      head={(['when', 'who', 'what', 'thing', 'outcome', 'field', 'before', 'after'] as const).map((each) =>
        t(`access.${each}`),
      )}
      linesOf={linesOf}
      read={async (asked) => {
        const page = await api.get('/audit', { query: { ...query, ...asked } });
        await addNames(names, partnerCodesIn(page.items));
        return page;
      }}
      saved={(count) => t('access.auditExported', { count })}
      cut={(count) => t('access.exportMost', { count })}
    />
  );
}
