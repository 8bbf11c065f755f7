/** A name has one place it is imported from: the file that declares it. */
export const noBarrel = {
  meta: { docs: { description: 'No re-exports.' } },
  create(context) {
    const message = 'No barrels: import the name from the file that declares it.';
    return {
      ExportAllDeclaration: (node) => context.report({ node, message }),
      ExportNamedDeclaration(node) {
        if (node.source) context.report({ node, message });
      },
    };
  },
};
