import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './shelf.module.css';

/** The title of a request, which leads to its page, with smaller words below. */
export function TitleLink({
  side,
  id,
  title,
  below,
}: {
  side: 'borrowing' | 'lending';
  id: string;
  title: string;
  below?: ReactNode;
}) {
  return (
    <>
      <Anchor component={Link} to={`/${side}/${id}`}>
        {title}
      </Anchor>
      {below ? <span className={classes.detail}>{below}</span> : null}
    </>
  );
}
