export default { isDate: (value: unknown): value is Date => value instanceof Date };
