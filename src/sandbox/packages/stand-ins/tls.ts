// No connection here is encrypted, and no server offers to be.
export default {};
