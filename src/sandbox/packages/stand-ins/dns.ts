// Packages that take it know the sandbox's only host by its name.
export default {};
