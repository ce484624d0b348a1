import type { ReactNode } from 'react';
import classes from './empty.module.css';

export interface EmptyProps {
  title: string;
  text?: string | undefined;
  /** The page has no other head: the title is its h1. */
  isPage?: boolean;
  children?: ReactNode;
}

/** Why there is nothing here, and the one thing to do about it. */
export function Empty({ title, text, isPage = false, children }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={classes.empty}>
      <Title className={classes.title}>{title}</Title>
      {text ? <p className={classes.text}>{text}</p> : null}
      {children}
    </div>
  );
}
