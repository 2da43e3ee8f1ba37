// As in the README; a test compares this line with it.
export default { serverExternalPackages: ['atlas-l2'] };
