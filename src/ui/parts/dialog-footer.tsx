import type { ReactNode } from 'react';
import classes from './dialog-footer.module.css';

/** The bar at the foot of a dialog: it stays in sight while what is above it scrolls. */
export const DialogFooter = ({ children }: { children: ReactNode }) => <div className={classes.footer}>{children}</div>;
