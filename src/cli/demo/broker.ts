import { brokerAnswers } from '../../delivery/broker-answers.js';

/** The broker of this machine, as it is installed. */
const usual = 'amqp://guest:guest@127.0.0.1:5672';

/** The broker that carries the demo's messages: that of `AMQP_URL`, else the one of this machine; empty where there is none. Says which. */
export async function demoBroker(
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
  answers: (url: string) => Promise<boolean> = brokerAnswers,
): Promise<string> {
  const named = env['AMQP_URL'];
  const url = named || ((await answers(usual)) ? usual : '');
  say(
    url
      ? `Messages between the libraries take RabbitMQ at ${new URL(url).host}${named ? '' : ' (it answers on its usual port)'}.`
      : 'No RabbitMQ answers on port 5672 and AMQP_URL is not set: each library sends its messages itself, without a broker.',
  );
  return url;
}
