import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** Why there is nothing here, and the one thing to do about it. */
export function Empty({ title, text, children }: { title: string; text?: string | undefined; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {text ? <p className={classes.text}>{text}</p> : null}
      {children}
    </div>
  );
}
