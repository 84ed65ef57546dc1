/** The Node that this engine stands in for: `process.version`. */
export const nodeVersion = 'v24.21.0';
