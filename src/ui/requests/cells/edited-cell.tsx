import { IconPencil } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useWords } from '../../words/index.js';
import type { RequestRow } from '../request-row.js';
import type { EditedColumn } from './cell-change.js';
import classes from './edited-cell.module.css';

const CellEditor = lazy(() => import('./cell-editor.js'));

/** What is in a cell is a button: pressed, it becomes a field. The focus comes back to it. */
export function EditedCell({ row, column, children }: { row: RequestRow; column: EditedColumn; children: ReactNode }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.cell}
        data-edit-cell={column}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <span className={classes.value}>{children}</span>
        <span className="only-read-aloud">
          {t('cell.change', { field: t(`cell.${column}`), title: row.article ?? row.title })}
        </span>
        <IconPencil size={14} aria-hidden className={classes.pencil ?? ''} />
      </button>
      {isOpen ? (
        <Suspense>
          <CellEditor
            row={row}
            column={column}
            onClose={() => {
              setOpen(false);
              button.current?.focus({ preventScroll: true });
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
