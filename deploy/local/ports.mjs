import { createServer } from 'node:net';
import { LauncherError } from './repository.mjs';

/** A port that nobody listens on; 0 lets the system choose. Throws, naming the port, when it is taken. */
export function claimPort(wanted, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
      reject(new LauncherError(`Port ${wanted} ${reason}. Choose another: PORT=${Number(wanted) + 1} npm start`));
    });
    server.listen({ port: wanted, host, exclusive: true }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
