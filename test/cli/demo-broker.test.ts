import { expect } from 'chai';
import { demoBroker } from '../../src/cli/demo/broker.js';

describe('KG1: the demo says which way its messages take', () => {
  const asked = async (env: Record<string, string>, answers: boolean) => {
    const said: string[] = [];
    const url = await demoBroker(
      env,
      (line) => said.push(line),
      async () => answers,
    );
    return { url, said: said.join() };
  };

  it('through the broker of AMQP_URL, whose password it does not show', async () => {
    const { url, said } = await asked({ AMQP_URL: 'amqp://me:secret@broker.example:5671' }, false);
    expect(url).to.equal('amqp://me:secret@broker.example:5671');
    expect(said).to.include('RabbitMQ at broker.example:5671').and.not.include('secret');
  });

  it('through the broker of this machine, when one answers on the usual port', async () => {
    const { url, said } = await asked({}, true);
    expect(url).to.match(/^amqp:.*:5672$/);
    expect(said).to.include('RabbitMQ at 127.0.0.1:5672').and.to.include('usual port');
  });

  it('without a broker, when none is there', async () => {
    const { url, said } = await asked({}, false);
    expect(url).to.equal('');
    expect(said).to.include('without a broker');
  });
});
