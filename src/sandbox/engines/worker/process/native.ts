/** The worker's own functions, kept before the Node ones take their names. */
export const native = {
  setTimeout: self.setTimeout.bind(self),
  clearTimeout: self.clearTimeout.bind(self),
  setInterval: self.setInterval.bind(self),
  clearInterval: self.clearInterval.bind(self),
  close: self.close.bind(self),
};
