import {
  DATA_DIRECTIVE_SDL,
  GOVERNANCE_SPECIFICATION,
  GOVERNANCE_VERSION,
  STRUCTURAL_DIRECTIVE_SDL,
} from '@shiyu/protocol';

/** What a subgraph's SDL begins with that says who may read its fields. */
export const GOVERNED = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@shareable", "@interfaceObject", "@composeDirective"])
    @link(url: "${GOVERNANCE_SPECIFICATION}${GOVERNANCE_VERSION}", import: ["@data", "@structural"])
    @composeDirective(name: "@data")
    @composeDirective(name: "@structural")
  ${DATA_DIRECTIVE_SDL}
  ${STRUCTURAL_DIRECTIVE_SDL}
`;
