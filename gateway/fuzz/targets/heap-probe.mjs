/** `node --expose-gc --import heap-probe.mjs PROGRAM`: answers each message with the heap that is in use after a collection. */
if (process.send) {
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.({ heapMiB: Math.round(process.memoryUsage().heapUsed / 2 ** 20) });
  });
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit());
  process.channel?.unref();
}
