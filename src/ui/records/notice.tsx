import { Alert, type AlertProps } from '@mantine/core';
import classes from './notice.module.css';

/** Something to look at, in the colour of our turn: nothing failed, but somebody has to decide. */
export function Notice(props: AlertProps) {
  return (
    <Alert
      {...props}
      variant="default"
      classNames={{ root: classes.root ?? '', title: classes.title ?? '', icon: classes.title ?? '' }}
    />
  );
}
