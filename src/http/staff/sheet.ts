import type { SheetFile } from '../../engine/model/sheets.js';
import { type Written, written } from '../answering.js';

/** A file to be saved, under its own name. */
export const sheet = ({
  fileName,
  contentType,
  content,
}: Pick<SheetFile, 'fileName' | 'contentType' | 'content'>): Written =>
  written((res) => res.attachment(fileName).set('Content-Type', contentType).send(content));
