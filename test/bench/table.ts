/** One line of the report. */
export interface Line {
  what: string;
  value: string;
  spread?: string;
  ratio?: string;
  /** Whether the aim is reached; absent where there is none. */
  aim?: { text: string; reached: boolean };
}

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const ms = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? 'never' : value < 10 ? value.toFixed(1) : String(Math.round(value));
export const spreadText = ({ p50, p95, p99 }: { p50: number; p95: number; p99: number }): string =>
  `${ms(p50)} / ${ms(p95)} / ${ms(p99)} ms`;

export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, value, spread = '', ratio = '', aim }) => [
    what,
    value,
    spread,
    ratio,
    aim ? `${aim.text}: ${aim.reached ? 'reached' : 'NOT REACHED'}` : '',
  ]);
  const all = [['', 'measured', 'p50 / p95 / p99', 'of its bound', 'aim'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
