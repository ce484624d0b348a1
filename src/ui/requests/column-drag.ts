import type { DragEvent } from 'react';
import type { ListColumn } from '../../domain/lists/request-columns.js';

/** What is drawn over the window is known by the column that it began at. */
const kind = 'application/x-column';

/** What makes the head of a column one that the mouse moves: dropped on another, it takes its place. */
export const columnDrag = (column: ListColumn, move: (column: ListColumn, to: ListColumn) => void) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    // The edge of a column is drawn to make it wider.
    if (document.activeElement?.matches('[role="separator"]:active')) return event.preventDefault();
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData(kind, column);
  },
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes(kind)) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    const moved = event.dataTransfer.getData(kind) as ListColumn;
    if (!moved || moved === column) return;
    event.preventDefault();
    move(moved, column);
  },
});

/** The columns with one of them in the place of another. */
export function movedTo(columns: readonly ListColumn[], column: ListColumn, to: ListColumn): ListColumn[] {
  const at = columns.indexOf(to);
  return at < 0 || !columns.includes(column)
    ? [...columns]
    : columns.filter((each) => each !== column).toSpliced(at, 0, column);
}
