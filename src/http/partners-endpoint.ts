import type { Request } from 'express';

/** Where partners send their messages: at the public address of the settings, else at the one by which this call came. */
export const addressForPartners = (req: Request, publicUrl: string): string =>
  `${publicUrl.replace(/\/$/, '') || `${req.protocol}://${req.host}`}/iso18626`;
