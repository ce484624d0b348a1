import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useWords } from '../words/index.js';
import { type NewWidth, widthBounds } from './columns.js';
import classes from './width-grip.module.css';

interface WidthGripProps {
  /** Of the column. */
  label: string;
  width: number;
  setWidth: (width: NewWidth) => void;
}

/** So much an arrow key moves, in pixels. */
const step = 16;
const within = (width: number) => Math.round(Math.min(widthBounds.most, Math.max(widthBounds.least, width)));

/** The edge of a column: drawn by the mouse or moved by arrow keys; a double click gives the usual width back. */
export function WidthGrip({ label, width, setWidth }: WidthGripProps) {
  const { t } = useWords();
  const begun = useRef<{ at: number; width: number }>(undefined);
  const down = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { at: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (begun.current) setWidth(within(begun.current.width + event.clientX - begun.current.at));
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setWidth((now) => within(now + by));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no line across the page.
    <span
      role="separator"
      tabIndex={0}
      className={classes.grip}
      aria-orientation="vertical"
      aria-label={t('list.widthOf', { column: label })}
      aria-valuenow={width}
      aria-valuemin={widthBounds.least}
      aria-valuemax={widthBounds.most}
      title={t('list.widthOf', { column: label })}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        begun.current = undefined;
      }}
      onDoubleClick={() => setWidth(undefined)}
      onKeyDown={press}
    />
  );
}
