// Nobody listens to what packages would publish. They ask whether the module has it.
export default {};
