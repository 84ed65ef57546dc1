// The sandbox speaks HTTP/1.1: no request is one of these.
export class Http2ServerRequest {}
export const constants = { NGHTTP2_NO_ERROR: 0 };
export default { Http2ServerRequest, constants };
