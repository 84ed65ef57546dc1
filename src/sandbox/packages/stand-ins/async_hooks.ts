// The contexts of asynchronous work are not tracked here. Packages ask whether they are, and do without.
export default {};
