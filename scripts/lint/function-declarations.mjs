/** Functions of a module are declarations; a binding with a type of its own (`const f: Handler = …`) may be an arrow. */
export const functionDeclarations = {
  meta: { docs: { description: 'Functions of a module are declarations.' } },
  create(context) {
    function check(statement) {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declaration?.type !== 'VariableDeclaration') return;
      for (const { id, init } of declaration.declarations) {
        const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
        if (isFunction && !id.typeAnnotation) context.report({ node: id, message: `Declare it: function ${id.name}(…) { … }` });
      }
    }
    return { Program: (program) => program.body.forEach(check) };
  },
};
