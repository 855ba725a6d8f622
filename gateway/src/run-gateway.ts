import { pino } from 'pino';
import { createApp } from './app.js';
import { readConfig } from './config.js';
import { createGateway } from './gateway.js';

/** Runs a gateway until SIGTERM or SIGINT; prints where it listens as one JSON line on stdout, logs on stderr. */
export async function runGateway(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(environment);
    const log = pino(
      { level: config.logLevel, base: { service: 'gateway' } },
      pino.destination({ dest: 2, sync: false }),
    );
    const gateway = await createGateway(config, log);
    const { app, drain } = createApp(gateway);
    const address = await app.listen({ host: config.host, port: config.port });
    process.stdout.write(`${JSON.stringify({ listening: address })}\n`);
    const stop = (): void => void drain().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason =
      code === 'EADDRINUSE' ? `Port ${environment['PORT'] ?? 4000} is taken. Choose another with PORT.` : message;
    process.stderr.write(`The gateway cannot start: ${reason}\n`);
    process.exit(1);
  }
}
