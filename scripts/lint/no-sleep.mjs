function mentionsTimer(node) {
  if (node === null || typeof node !== 'object') return false;
  if (Array.isArray(node)) return node.some(mentionsTimer);
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'setTimeout') return true;
  return Object.entries(node).some(([key, value]) => key !== 'parent' && mentionsTimer(value));
}

/** Tests wait for a condition, never for time to pass. */
export const noSleep = {
  meta: { docs: { description: 'No sleeping in tests.' } },
  create(context) {
    const message = 'A test waits for a condition, never for time to pass.';
    return {
      CallExpression(node) {
        if (node.callee.type === 'MemberExpression' && node.callee.property.name === 'waitForTimeout') context.report({ node, message });
      },
      NewExpression(node) {
        if (node.callee.name === 'Promise' && mentionsTimer(node.arguments)) context.report({ node, message });
      },
      ImportDeclaration(node) {
        if (/^(?:node:)?timers\/promises$/.test(node.source.value)) context.report({ node, message });
      },
    };
  },
};
