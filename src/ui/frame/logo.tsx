import classes from './header.module.css';

/** Two arrows that pass each other: one asks, one lends. */
export const Logo = () => (
  <svg className={classes.logo} viewBox="0 0 26 26" width="26" height="26" aria-hidden="true" focusable="false">
    <rect width="26" height="26" rx="7" className={classes.logoGround} />
    <path d="M8 10.5h10.5M8 10.5l2.6-2.4M18 15.5H7.500M18 15.500l-2.600 2.400" className={classes.logoLines} />
  </svg>
);
