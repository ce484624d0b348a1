import PDFDocument from 'pdfkit';

/** A page of an article, as a scanner would hand it to whoever lends. */
export function scanOf(title: string, source: string): Promise<Buffer> {
  const page = new PDFDocument({ size: 'LETTER', margin: 72, info: { Title: title } });
  const parts: Buffer[] = [];
  page.on('data', (part: Buffer) => parts.push(part));
  page.fontSize(11).text(source).moveDown();
  page.fontSize(22).text(title).moveDown();
  page.fontSize(12);
  for (let paragraph = 0; paragraph < 6; paragraph += 1)
    page.text('This page was made by the demo of Interlend. It stands for what a lender scans. '.repeat(4)).moveDown();
  return new Promise((made) => {
    page.on('end', () => made(Buffer.concat(parts)));
    page.end();
  });
}
