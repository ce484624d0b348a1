/** Reads a partner's answer up to a limit; never throws: a broken end is part of the answer. */
export interface ReadBody {
  bytes: Buffer;
  end: 'complete' | 'too-large' | 'cut' | 'time-up';
}

/** Stops as soon as `maxBytes` are passed and destroys the socket, so that an endless answer costs nothing. */
export async function readAnswerBody(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
  limit: AbortSignal,
): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  const soFar = () => Buffer.concat(chunks).subarray(0, maxBytes);
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      // Leaving the loop destroys the body and with it the socket.
      if (size > maxBytes) return { bytes: soFar(), end: 'too-large' };
    }
    return { bytes: soFar(), end: 'complete' };
  } catch {
    return { bytes: soFar(), end: limit.aborted ? 'time-up' : 'cut' };
  }
}

const prefixBytes = 4096;

/** The first 4 KB as text that PostgreSQL can store: no NUL, no half characters. */
export function answerPrefix(bytes: Buffer): string | undefined {
  if (bytes.length === 0) return undefined;
  return new TextDecoder().decode(bytes.subarray(0, prefixBytes), { stream: true }).replaceAll('\0', '\uFFFD');
}
