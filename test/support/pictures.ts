/** Pictures as small as they can be: whole files, of any size that is asked for. */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG in one colour, which every reader opens. */
export function aPng(width: number, height: number, shade = 0x36): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const said = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(said));
    return Buffer.concat([length, said, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width, shade)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG as far as its segments tell: beginning, pixels, end. */
export const aJpeg = (width: number, height: number): Buffer =>
  Buffer.concat([
    jpegBeginning(width, height),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff, 0xd9]),
  ]);

/** The beginning of a JPEG: an application segment, then the frame that says the size. */
export function jpegBeginning(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = Buffer.concat([Buffer.from([0xff, 0xe0, 0, 16]), Buffer.alloc(14, 0xc0)]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame]);
}
