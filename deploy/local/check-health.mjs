import { get } from 'node:http';

/** A container's health check: exit 0 when the server on PORT answers 200 at `/health/live`, or at the path given. */
const path = process.argv[2] ?? '/health/live';
get({ host: '127.0.0.1', port: process.env.PORT ?? 4000, path, timeout: 2_000 }, ({ statusCode }) => {
  process.exit(statusCode === 200 ? 0 : 1);
})
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1));
