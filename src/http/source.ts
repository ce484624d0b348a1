import type { Request } from 'express';
import { networkOf } from '../engine/access/slowing.js';

/** Under what the calls of somebody nobody knows are counted: their address, and of IPv6 its network of 56 bits. */
export const sourceOfCall = (req: Request): string => networkOf(req.ip ?? '');
