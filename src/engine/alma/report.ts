import type { AlmaImportReport, AlmaOrder, AlmaOutcome } from '../../contract/alma-operations.js';
import type { AlmaRow } from '../model/alma.js';

/** One bad row keeps all out, unless the rest was asked for. */
export const isKept = ({ dryRun = false, takeRest = false }: AlmaOrder, rows: readonly AlmaRow[]): boolean =>
  !dryRun && (takeRest || rows.every(({ outcome }) => outcome !== 'refused'));

/** The rows with their sums, in the order of the file. */
export function almaReport(
  order: AlmaOrder,
  rows: readonly AlmaRow[],
  columnsLeftOut: string[] = [],
): AlmaImportReport {
  const count = (outcome: AlmaOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    dryRun: order.dryRun ?? false,
    kept: isKept(order, rows),
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    leftOut: count('leftOut'),
    refused: count('refused'),
    rows: [...rows].sort((one, other) => one.line - other.line),
    columnsLeftOut,
  };
}
