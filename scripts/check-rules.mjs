// Every rule of SPEC.md is quoted by the title of a test, and every rule that a title quotes is in SPEC.md, once.
import './lib/require-node.mjs';
import { repositoryFiles, textOf } from './lib/files.mjs';
import { judgeRules, quotedIn, ruleIds } from './lib/rules.mjs';

const spec = 'packages/shared/SPEC.md';
const tests = repositoryFiles().filter((file) => /\.(?:test|spec)\.(?:tsx?|mjs)$/.test(file));
const quotes = tests.flatMap((file) => [...new Set(quotedIn(textOf(file) ?? ''))].map((id) => ({ id, file })));
const ids = ruleIds(textOf(spec) ?? '');
const problems = judgeRules(ids, quotes);

for (const problem of problems) console.error(problem);
console.log(`${ids.length} rules, quoted in ${new Set(quotes.map(({ file }) => file)).size} of ${tests.length} test files`);
process.exitCode = problems.length > 0 ? 1 : 0;
