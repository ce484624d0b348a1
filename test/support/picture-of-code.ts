/** Pictures of barcodes as a camera gives them: grey paper, room around the code, noise; and as a video of one picture. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';

export interface PictureOfCode {
  width: number;
  height: number;
  /** Red, green, blue, opacity. */
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** Draws a code into a picture of 640×480 or larger. */
export async function pictureOfCode(
  format: NonNullable<WriterOptions['format']>,
  text: string,
  { turn = 0 }: { turn?: 0 | 90 | 180 } = {},
): Promise<PictureOfCode> {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer },
  });
  const { symbol, error } = await writeBarcode(text, { format, scale: 1 });
  if (error) throw new Error(error);
  const isLine = symbol.height * 4 < symbol.width || format !== 'QRCode';
  const size = isLine ? 3 : 8;
  const tall = isLine ? 120 : symbol.height * size;
  const wide = symbol.width * size;
  const side = Math.max(640, wide + 120);
  const square = side;
  const dark = (x: number, y: number): boolean => {
    const column = Math.floor((x - (square - wide) / 2) / size);
    const line = isLine ? Math.floor(symbol.height / 2) : Math.floor((y - (square - tall) / 2) / size);
    const isInside = Math.abs(y - square / 2) < tall / 2 && column >= 0 && column < symbol.width;
    return isInside && line >= 0 && line < symbol.height && (symbol.data[line * symbol.width + column] ?? 255) < 128;
  };
  const data = new Uint8ClampedArray(square * square * 4).fill(255);
  let noise = 7;
  for (let y = 0; y < square; y += 1)
    for (let x = 0; x < square; x += 1) {
      noise = (noise * 1103515245 + 12345) % 2147483648;
      const [u, v] = turn === 0 ? [x, y] : turn === 180 ? [square - 1 - x, square - 1 - y] : [y, square - 1 - x];
      const grey = (dark(u, v) ? 40 : 215) + (noise % 21) - 10;
      data.fill(grey, (y * square + x) * 4, (y * square + x) * 4 + 3);
    }
  return { width: square, height: square, data };
}

/** A video in which the picture stands still, as Chromium takes it for a camera (`.y4m`). */
export function videoOf({ width, height, data }: PictureOfCode, frames = 10): Buffer {
  const even = (length: number) => length - (length % 2);
  const [w, h] = [even(width), even(height)];
  const light = Buffer.alloc(w * h);
  for (let y = 0; y < h; y += 1) for (let x = 0; x < w; x += 1) light[y * w + x] = data[(y * width + x) * 4] ?? 0;
  const grey = Buffer.alloc((w * h) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, grey]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${w} H${h} F10:1 Ip A1:1 C420jpeg\n`), ...Array(frames).fill(frame)]);
}
