// As the README says: a test holds the line.
export default { serverExternalPackages: ['atlas-l2'] };
