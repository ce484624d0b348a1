import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from './announcer.js';
import { ProblemAlert } from './problem.js';
import { saveCsv } from './save-csv.js';

/** Most entries of one file, and of one call. */
const atMost = 5_000;
const atOnce = 100;

interface ExportCsvProps<Entry> {
  /** Of the button. */
  label: string;
  file: string;
  head: readonly string[];
  linesOf: (entry: Entry) => string[][];
  /** The entries after a key, as many as are asked for. */
  read: (page: { limit: number; after?: string }) => Promise<{ items: readonly Entry[]; next?: string | undefined }>;
  /** Said when the file is there. */
  saved: (count: number) => string;
  /** Said where there are more than a file takes. */
  cut: (most: number) => string;
}

/** Saves what the filters of a log leave as a file, in the words of the page. */
export function ExportCsv<Entry>({ label, file, head, linesOf, read, saved, cut }: ExportCsvProps<Entry>) {
  const { politely } = useAnnouncer();
  const [isReading, setReading] = useState(false);
  const [isCut, setCut] = useState(false);
  const [error, setError] = useState<Refused | null>(null);
  const save = async () => {
    setReading(true);
    setError(null);
    try {
      const entries: Entry[] = [];
      let after: string | undefined;
      do {
        const page = await read({ limit: atOnce, ...(after ? { after } : {}) });
        entries.push(...page.items);
        after = page.next;
      } while (after && entries.length < atMost);
      setCut(after !== undefined);
      saveCsv(file, [head, ...entries.flatMap(linesOf)]);
      politely(saved(entries.length));
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
        {label}
      </Button>
      {isCut ? <span role="status">{cut(atMost)}</span> : null}
      <ProblemAlert error={error} />
    </>
  );
}
