import type { Response } from 'express';
import type { SheetFile } from '../../engine/model/sheets.js';

/** A file to be saved, under its own name. */
export function sendSheet(res: Response, { fileName, contentType, content }: SheetFile): void {
  res.attachment(fileName).set('Content-Type', contentType).send(content);
}
