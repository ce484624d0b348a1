import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Query, type Thing } from '../api/client.js';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { saveCsv } from '../parts/save-csv.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { differencesOf } from './differences.js';
import { partnerCodesIn } from './partner-codes.js';
import { type NamesByCode, useAuditWords } from './said.js';

/** Most changes of one file, and of one call. */
const atMost = 5_000;
const atOnce = 100;

/** As partners are called now; by its code who is gone. */
async function namesOf(codes: readonly string[]): Promise<NamesByCode> {
  const names = new Map<string, string>();
  for (let at = 0; at < codes.length; at += atOnce) {
    const page = await api.get('/partners', { query: { code: codes.slice(at, at + atOnce), limit: atOnce } });
    for (const { code, name } of page.items) names.set(code, name);
  }
  return names;
}

/** Saves what the filters leave as a file: a line for each field that changed, in words. */
export function ExportAudit({ query }: { query: Query<'/audit'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const { deedOf, thingOf, fieldWithin, valueIn } = useAuditWords('exact');
  const [isReading, setReading] = useState(false);
  const [isCut, setCut] = useState(false);
  const [error, setError] = useState<Refused | null>(null);

  const linesOf = (entry: Thing<'AuditView'>, names: NamesByCode): string[][] => {
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
  const save = async () => {
    setReading(true);
    setError(null);
    try {
      const entries: Thing<'AuditView'>[] = [];
      let after: string | undefined;
      do {
        const page = await api.get('/audit', { query: { ...query, limit: atOnce, ...(after ? { after } : {}) } });
        entries.push(...page.items);
        after = page.next;
      } while (after && entries.length < atMost);
      setCut(after !== undefined);
      const head = (['when', 'who', 'what', 'thing', 'outcome', 'field', 'before', 'after'] as const).map((each) =>
        t(`access.${each}`),
      );
      const names = await namesOf(partnerCodesIn(entries));
      saveCsv(t('access.auditFile'), [head, ...entries.flatMap((entry) => linesOf(entry, names))]);
      politely(t('access.auditExported', { count: entries.length }));
    } catch (refused) {
      setError(refused as Refused);
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={isReading}
        onClick={() => void save()}
      >
        {t('access.auditExport')}
      </Button>
      {isCut ? <span role="status">{t('access.exportMost', { count: atMost })}</span> : null}
      <ProblemAlert error={error} />
    </>
  );
}
