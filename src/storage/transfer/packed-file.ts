import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { damaged } from './container.js';
import { TransferRefused } from './refused.js';

/** The content of a backup file, unpacked. `onRead` is told how many bytes of the file were read so far. */
export async function* unpacked(file: string, onRead: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  const packed = createReadStream(file, { highWaterMark: readBytes });
  const stream = createGunzip({ chunkSize: readBytes });
  packed.on('error', (error) => stream.destroy(error));
  packed.pipe(stream);
  try {
    for await (const chunk of stream) {
      onRead(packed.bytesRead);
      yield chunk as Buffer;
    }
  } catch (cause) {
    const { code, path, syscall } = cause as NodeJS.ErrnoException;
    if (path || syscall) throw new TransferRefused(`${file} cannot be read (${code}).`);
    throw code?.startsWith('Z_') ? damaged('it cannot be unpacked') : cause;
  } finally {
    packed.destroy();
  }
}

const readBytes = 256 * 1024;
