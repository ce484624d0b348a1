/** Reads an answer that is a stream of lines of JSON; each is reported as it comes. */
export async function readLines<T>(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  tell: (line: T) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') tell(JSON.parse(line) as T);
  }
}
