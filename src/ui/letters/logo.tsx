import type { Thing } from '../api/client.js';

type Logo = NonNullable<Thing<'LetterContent'>['logo']>;

/** Where the picture of a logo is read. */
export const logoAddress = (id: string): string => `/api/v1/letter-logos/${encodeURIComponent(id)}`;

/** The logo of a letter, as large as in its mail. */
export const LogoOfLetter = ({ id, name, width, height }: Logo) => (
  <img src={logoAddress(id)} alt={name} width={width} height={height} />
);
