/** Reads a PDF as others do: its words and its picture by PDFium, the bar codes in the picture by ZXing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);

export interface ReadPage {
  width: number;
  height: number;
  text: string;
  picture: { width: number; height: number; data: Uint8Array };
}

export async function readPdf(bytes: Buffer, dpi = 150): Promise<ReadPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pages: ReadPage[] = [];
    for (const page of document.pages()) {
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      // Drawing closes the page: its words are read first.
      const text = page.getText();
      const drawn = await page.render({ scale: dpi / 72, render: 'bitmap' });
      pages.push({ width, height, text, picture: { width: drawn.width, height: drawn.height, data: drawn.data } });
    }
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}

/** What a scanner reads on a page, each code once, from the top. */
export async function codesOn({ picture }: ReadPage): Promise<string[]> {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } });
  const { width, height, data } = picture;
  const found = await readBarcodes({ width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' } as never, {
    formats: ['Code128'],
    tryHarder: true,
    maxNumberOfSymbols: 40,
  });
  return [
    ...new Set(found.sort((one, other) => one.position.topLeft.y - other.position.topLeft.y).map(({ text }) => text)),
  ];
}
