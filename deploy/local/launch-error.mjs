/**
 * What the launcher refuses or fails with: `message` says what happened, to what, and what to do next; `code` is stable.
 * Codes: PLATFORM_UNSUPPORTED, NODE_TOO_OLD, SETTING_INVALID, PORT_TAKEN, ALREADY_RUNNING, INSTALL_FAILED, BUILD_FAILED,
 * DIRECTORY_UNREACHABLE, DISK_FULL, POSTGRES_FAILED, DATABASE_REFUSED, STEP_FAILED, PROCESS_FAILED, STOPPED.
 */
export class LaunchError extends Error {
  /** @param {string} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LaunchError';
    this.code = code;
  }
}

/** Prints an error for people: expected ones without a stack, anything else with it. */
export function printError(error) {
  const text = error instanceof LaunchError ? `${error.message} (${error.code})` : (error?.stack ?? String(error));
  process.stderr.write(`${text}\n`);
}
