import { pino } from 'pino';
import { createApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { GatewayError } from '../../dist/errors.js';
import { createGateway } from '../../dist/gateway.js';

/**
 * Starts a gateway over a supergraph, asks it one thing, and ends it.
 * @returns {Promise<{ refused: { code?: string, message: string } } | { status: number, text: string }>}
 */
export async function loadOnce({ file, query }) {
  let gateway;
  try {
    const config = readConfig({ SUPERGRAPH: file, ACCESS: 'off', WARM_UP_MS: '0' });
    gateway = await createGateway(config, pino({ level: 'silent' }));
  } catch (cause) {
    return {
      refused: cause instanceof GatewayError ? { code: cause.code, message: cause.message } : { message: cause.stack },
    };
  }
  const { app, drain } = createApp(gateway);
  try {
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
    return { status: statusCode, text: body };
  } finally {
    await drain();
  }
}
