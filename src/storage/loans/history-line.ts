/** A line that the local records add to the history of a request, whose state does not change with it. */
export interface HistoryLine {
  requestId: string;
  at: Date;
  actorKind: string;
  actor: string;
  event: string;
  facts: Record<string, unknown>;
}
