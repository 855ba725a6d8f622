/** A logger that says nothing: Apollo's gateway would tell of each request. */
export const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
