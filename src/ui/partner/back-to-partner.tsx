import { IconArrowLeft } from '@tabler/icons-react';
import { LinkButton } from '../parts/link-button.js';
import classes from './partner.module.css';

/** From a page about a partner back to it. */
export const BackToPartner = ({ code, name }: { code: string; name: string }) => (
  <LinkButton
    to={`/partners/${encodeURIComponent(code)}`}
    variant="default"
    maw={360}
    leftSection={<IconArrowLeft size={16} aria-hidden />}
  >
    <span className={classes.cut}>{name}</span>
  </LinkButton>
);
