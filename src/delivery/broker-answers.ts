import { connect } from 'amqplib';

/** Whether a broker at this address lets us in. */
export async function brokerAnswers(url: string, withinMs = 2000): Promise<boolean> {
  try {
    const connection = await connect(url, { timeout: withinMs });
    connection.on('error', () => {});
    await connection.close();
    return true;
  } catch {
    return false;
  }
}
