import { api, type Thing } from '../api/client.js';
import { recordPieces } from './record-pieces.js';

export type ReportOfRecords = Thing<'RecordsReport'>;

/** Records keep the numbers of the system that they come from: whoever names no other source means this one. */
const source = 'main';
/** Most problems that are kept of one try. */
const problemsAtMost = 200;

/** Says what the records of a file would come to. Nothing is kept. */
export async function tryRecords(file: Uint8Array, progress: (part: number) => void): Promise<ReportOfRecords> {
  const pieces = recordPieces(file);
  const sum: ReportOfRecords = { created: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, problems: [] };
  for (const [at, records] of pieces.entries()) {
    const report = await api.post('/catalogue/trials', { body: { source, records } });
    for (const name of ['created', 'changed', 'unchanged', 'removed', 'refused'] as const) sum[name] += report[name];
    sum.problems.push(...report.problems.slice(0, Math.max(0, problemsAtMost - sum.problems.length)));
    if (at === 0 && report.understood) sum.understood = report.understood;
    progress((at + 1) / pieces.length);
  }
  return sum;
}

/** Takes the records of a file as one batch; answers its number. What is there and not in the file stays. */
export async function takeRecords(
  file: Uint8Array,
  name: string,
  progress: (part: number) => void,
): Promise<Thing<'CatalogueImport'>> {
  const pieces = recordPieces(file);
  const batch = await api.post('/catalogue/imports', { body: { file: name.slice(0, 200), source, mode: 'update' } });
  const path = { id: batch.id };
  for (const [at, records] of pieces.entries()) {
    await api.post('/catalogue/imports/{id}/records', { path, body: { records } });
    progress((at + 1) / pieces.length);
  }
  return api.post('/catalogue/imports/{id}/end', { path, body: {} });
}
