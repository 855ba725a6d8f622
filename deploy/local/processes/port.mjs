import { createServer } from 'node:net';
import { LaunchError } from '../launch-error.mjs';

/** A port that is free now on 127.0.0.1. Another process may take it: callers try again. */
export async function freePort() {
  return (await tryListen(0, '127.0.0.1')).port;
}

/**
 * Checks that the gateway can have its port. `localhost` may mean ::1, so that address must not be another's either.
 * Raises PORT_TAKEN with the port and how to choose another. 0 (the system chooses) always passes.
 */
export async function requireFreePort(port) {
  if (port === 0) return;
  for (const host of ['127.0.0.1', '::1']) {
    const { code } = await tryListen(port, host);
    if (code === 'EADDRINUSE') {
      const other = port < 65_535 ? port + 1 : 4000;
      throw new LaunchError(
        'PORT_TAKEN',
        `Port ${port} is in use by another program. Choose another: PORT=${other} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new LaunchError(
        'PORT_TAKEN',
        `Port ${port} needs rights that this user does not have. Choose one above 1023: PORT=4000 npm start`,
      );
    }
    // EADDRNOTAVAIL, EAFNOSUPPORT: the machine has no IPv6, so nobody else can be there.
  }
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve({ code }));
    server.listen({ port, host, exclusive: true }, () => {
      const found = server.address().port;
      server.close(() => resolve({ port: found }));
    });
  });
}
