/** Sends one GraphQL request over an undici client or pool; resolves, never rejects, with whether and how it was answered. */
export function ask(dispatcher, path, body, headers = {}) {
  return new Promise((resolve) => {
    let status = 0;
    let bytes = 0;
    dispatcher.dispatch(
      {
        method: 'POST',
        path,
        body,
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      },
      {
        onRequestStart() {},
        onResponseStart(_controller, code) {
          status = code;
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
        },
        onResponseEnd: () => resolve({ ok: status === 200, bytes }),
        onResponseError: () => resolve({ ok: false, bytes }),
      },
    );
  });
}
